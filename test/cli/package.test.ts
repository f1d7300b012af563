import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter, configure } from '@zip.js/zip.js';
import { packageRoot } from '../../src/package-root.ts';
import { startChatServer } from '../chat-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';

configure({ useWebWorkers: false });

const skip = existsSync(join(packageRoot, 'dist')) ? false : 'not built';
const { version, files } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Installed {
  /** Where the command line is typed. */
  readonly cwd: string;
  readonly fineval: (...words: readonly string[]) => Promise<Ended>;
  readonly node: (script: string) => Promise<Ended>;
}

/** What the package holds, in a folder where there is no other package. */
function install(t: TestContext): Installed {
  const cwd = temporaryFolder(t);
  const folder = join(cwd, 'node_modules', 'fineval');
  for (const name of ['package.json', ...files.filter((file: string) => !file.startsWith('!'))]) {
    cpSync(join(packageRoot, name), join(folder, name), { recursive: true });
  }
  const env = { FINEVAL_DATA: join(cwd, 'data'), FINEVAL_CACHE: join(cwd, 'cache') };
  const run = async (...words: readonly string[]): Promise<Ended> =>
    new Promise((resolve) => {
      execFile(process.execPath, words, { cwd, env }, (error, stdout, stderr) => {
        resolve({ status: Number(error?.code ?? 0), stdout, stderr });
      });
    });
  return {
    cwd,
    fineval: (...words) => run(join(folder, 'dist', 'cli.js'), ...words),
    node: (script) => run('--input-type=module', '--eval', script),
  };
}

/** Runs of two stages and the ablation file that names them. */
async function twoStages(t: TestContext, { cwd, fineval }: Installed): Promise<void> {
  for (const [stage, answer] of [
    ['base', '答案：B'],
    ['sft', '答案：A'],
  ] as const) {
    const server = await startChatServer({ answer: () => answer });
    t.after(() => server.close());
    const words = ['--sample', '--limit', '6', '--model', `${server.url}#m`, '--out', stage];
    const ended = await fineval('run', '--suite', 'all', '--stage', stage, ...words);
    assert.equal(ended.status, 0, ended.stderr);
  }
  const stages = [
    { id: 'base', run: 'base' },
    { id: 'sft', parent: 'base', run: 'sft', targets: ['knowledge'] },
  ];
  writeFileSync(join(cwd, 'ablation.json'), JSON.stringify({ suites: ['all'], stages }));
}

test('what is built asks, judges, compares and reports without any other package', { skip }, async (t) => {
  const installed = install(t);
  const { fineval, cwd } = installed;
  assert.equal((await fineval('--version')).stdout.trim(), version);
  await twoStages(t, installed);
  const commands = [
    ['score', 'base'],
    ['compare', 'base', 'sft'],
    ['ablate', 'ablation.json'],
    ['suites'],
    ['doctor'],
    ['reference', 'list'],
    ...['html', 'json', 'csv', 'md', 'junit', 'eee'].map((form) => [
      'report',
      'base',
      'sft',
      '--format',
      form,
      '--out',
      `report.${form}`,
    ]),
    ...['html', 'svg'].map((form) => [
      'report',
      'ablation.json',
      '--format',
      form,
      '--out',
      `ablation.${form}`,
    ]),
  ];
  for (const words of commands) {
    const { status, stderr } = await fineval(...words);
    assert.equal(status, 0, `${words.join(' ')}: ${stderr}`);
  }
  assert.match(readFileSync(join(cwd, 'report.html'), 'utf8'), /<title>/u);
  const [aggregate = ''] = globSync('report.eee/**/*.json', { cwd });
  const { status, stderr } = await fineval('import', 'eee', aggregate, '--out', 'imported');
  assert.equal(status, 0, stderr);
});

test('what is built opens archives', { skip }, async (t) => {
  const { fineval, cwd } = install(t);
  const writer = new ZipWriter(new Uint8ArrayWriter());
  await writer.add('gpqa_diamond.csv', new Uint8ArrayReader(Buffer.from('Record ID,Question\n1,x\n')));
  writeFileSync(join(cwd, 'gpqa.zip'), await writer.close());
  const { status, stdout, stderr } = await fineval('data', 'pull', 'gpqa', '--archive', 'gpqa.zip');
  assert.equal(status, 0, stderr);
  assert.match(stdout, /gpqa_diamond\.csv/u);
  assert.ok(existsSync(join(cwd, 'data', 'gpqa', 'gpqa_diamond.csv')));
});

test('what is built runs a checkpoint with onnxruntime-node, and says so without', { skip }, async (t) => {
  const { fineval, cwd } = install(t);
  const model = join(packageRoot, 'fixtures', 'ckpt', 'agentic-rl');
  const words = ['run', '--suite', 'finova', '--sample', '--limit', '1', '--model', model, '--out', 'run'];
  const without = await fineval(...words);
  assert.equal(without.status, 2);
  assert.match(without.stderr, /^fineval: onnxruntime-node is not installed[^\n]+\n$/u);
  symlinkSync(
    join(packageRoot, 'node_modules', 'onnxruntime-node'),
    join(cwd, 'node_modules', 'onnxruntime-node'),
  );
  const ended = await fineval(...words);
  assert.equal(ended.status, 0, ended.stderr);
  assert.match(ended.stdout, /^Finova: /u);
});

test('what is built is a library', { skip }, async (t) => {
  const { node, cwd } = install(t);
  mkdirSync(join(cwd, 'src'));
  const script = `
    import { listSuites, loadSuite, FinevalError } from 'fineval';
    const suite = await loadSuite('finova');
    const error = await loadSuite('nothing').catch((reason) => reason);
    console.log(listSuites().length, suite.id, error instanceof FinevalError);`;
  assert.equal((await node(script)).stdout, '6 finova true\n');
});
