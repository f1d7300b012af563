import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { startChatServer } from '../chat-server.ts';
import { marked, writeRun } from '../ablation/make-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { assertWellFormed } from './assert-well-formed.ts';
import { listBelow, mappingOf, stepsOf } from './yaml-steps.ts';

const repository = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(repository, file), 'utf8');

/** A checkout that has fineval installed, and a `gh` that writes down what it was called with. */
function checkout(t: TestContext): string {
  const folder = temporaryFolder(t);
  const bin = join(folder, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(repository, join(folder, 'node_modules/fineval'));
  const shims = {
    fineval: `exec "${process.execPath}" "${repository}/src/cli.ts" "$@"`,
    gh: `printf '%s\\n' "$@" > "${folder}/gh.txt"`,
  };
  for (const [name, line] of Object.entries(shims)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  writeFileSync(join(folder, 'fineval.config.json'), '{"sample":"when-absent"}');
  return folder;
}

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script as GitHub's and GitLab's runners do. */
async function bash(script: string, cwd: string, env: Record<string, string>): Promise<Ran> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env: {
      HOME,
      PATH: `${join(cwd, 'node_modules/.bin')}:${PATH}`,
      FINEVAL_DATA: join(cwd, 'no-data'),
      npm_config_offline: 'true',
      npm_config_update_notifier: 'false',
      ...env,
    },
  });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (piece: string) => (text[name] += piece));
  const [code] = await once(child, 'close');
  return { code, ...text };
}

/** Runs the composite action with these inputs, and defaults for all others. */
async function runAction(cwd: string, inputs: Readonly<Record<string, string>>): Promise<Ran> {
  const action = read('action.yml');
  const values: Record<string, string> = { ...mappingOf(action, 'inputs'), ...inputs };
  const [step] = stepsOf(action);
  const env = Object.entries(step!.env).map(([name, value]) => {
    const [, input = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/u.exec(value) ?? [];
    assert.notEqual(values[input], undefined, `${name} is a declared input`);
    return [name, values[input]!] as const;
  });
  return bash(step!.run, cwd, {
    ...Object.fromEntries(env),
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: join(cwd, 'output.txt'),
    GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
  });
}

const evil = `澜江 ]]>'"&<b>$(touch pwned)\`touch pwned\`; touch pwned #`;

/** Two runs and a policy whose names are hostile. */
function writeGate(cwd: string, candidate: string): void {
  const exam = (mark: string) =>
    marked('safety', mark.repeat(50)).map((one) => Object.assign(one, { task: evil }));
  writeRun(join(cwd, 'runs', 'base run'), { suites: { exam: exam('01') } });
  writeRun(join(cwd, 'runs', evil.replaceAll('/', '')), { suites: { exam: exam(candidate) } });
  const rules = [{ id: 'keep', kind: 'non-inferiority', suite: 'exam', task: evil, margin: 0.2 }];
  writeFileSync(join(cwd, 'gate $(touch pwned).json'), JSON.stringify({ rules }));
}

test('what is not well-formed is noticed', () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  assertWellFormed(`${head}<a b="1 &amp; 2"><c/>&#10;]]&gt;</a>\n`);
  for (const body of [
    '<a>',
    '<a></b>',
    '<a/><a/>',
    '<a>&</a>',
    '<a b="<"/>',
    '<a>]]></a>',
    '<a b="1" b="2"/>',
    '<a>\u0000</a>',
    'x<a/>',
  ])
    assert.throws(() => assertWellFormed(head + body), assert.AssertionError, body);
});

test('the composite action judges, annotates, summarises and hands on the exit code', async (t) => {
  for (const [candidate, code, verdict] of [
    ['01', 0, 'pass'],
    ['00', 1, 'fail'],
  ] as const) {
    const cwd = checkout(t);
    writeGate(cwd, candidate);
    const inputs = {
      policy: 'gate $(touch pwned).json',
      candidate: `runs/${evil}`,
      baseline: 'runs/base run',
      junit: 'out/gate.xml',
    };
    const ran = await runAction(cwd, inputs);
    assert.equal(ran.code, code, ran.stderr);
    assert.equal(readFileSync(join(cwd, 'output.txt'), 'utf8'), `exit-code=${code}\n`);
    const commands = ran.stderr.split('\n').filter((line) => line.startsWith('::'));
    assert.equal(commands.length, code === 0 ? 0 : 1);
    if (code === 1) assert.match(commands[0]!, /^::error title=fineval gate%3A keep \(fail\)::/u);
    assert.match(readFileSync(join(cwd, 'summary.md'), 'utf8'), new RegExp(`fineval gate: ${verdict}`, 'u'));
    assert.equal(
      readFileSync(join(cwd, 'fineval-gate.md'), 'utf8'),
      readFileSync(join(cwd, 'summary.md'), 'utf8'),
    );
    assertWellFormed(readFileSync(join(cwd, 'out/gate.xml'), 'utf8'));
    assert.ok(!existsSync(join(cwd, 'pwned')), 'no input is a command');
  }
});

test('the command that a failing rule prints is run by a shell as it stands', async (t) => {
  const cwd = checkout(t);
  writeGate(cwd, '00');
  const words = ['--baseline', 'runs/base run', '--candidate', `runs/${evil}`];
  const quoted = words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
  const first = await bash(`fineval gate --policy 'gate $(touch pwned).json' ${quoted}`, cwd, {});
  assert.equal(first.code, 1, first.stderr);
  const command = first.stdout.split('\n').find((line) => line.startsWith('  npx fineval gate'));
  const again = await bash(command!.trim(), cwd, {});
  assert.equal(again.code, 1, again.stderr);
  assert.match(again.stdout, /fail: keep\./u);
  assert.ok(!existsSync(join(cwd, 'pwned')));
});

test('a mistake in an input of the action is a sentence and exit code 2', async (t) => {
  const cwd = checkout(t);
  const ran = await runAction(cwd, { policy: 'absent.json' });
  assert.equal(ran.code, 2);
  assert.match(ran.stderr, /^fineval: .*absent\.json/mu);
  assert.equal(readFileSync(join(cwd, 'output.txt'), 'utf8'), 'exit-code=2\n');
});

/** A baseline's run and a policy, as the examples expect them, and an endpoint for the candidate. */
async function prepareExample(t: TestContext): Promise<{ cwd: string; model: string }> {
  const cwd = checkout(t);
  const server = await startChatServer({ answer: () => '\\boxed{是}' });
  t.after(() => server.close());
  const rules = [{ id: 'answered', kind: 'maximum-failed', suite: 'finova', share: 0.01 }];
  const keep = { id: 'keep', kind: 'non-inferiority', suite: 'finova', margin: 0.2 };
  writeFileSync(join(cwd, 'gate.json'), JSON.stringify({ rules: [...rules, keep] }));
  const model = `${server.url}#agentic-rl`;
  const ran = await bash('fineval run --suite finova --model "$MODEL" --out runs/reasoning-rl', cwd, {
    MODEL: model,
  });
  assert.equal(ran.code, 0, ran.stderr);
  return { cwd, model };
}

test('the workflow for GitHub runs step by step', async (t) => {
  const { cwd, model } = await prepareExample(t);
  const workflow = read('docs/ci/github.yml');
  const [run, comment, ...others] = stepsOf(workflow);
  assert.deepEqual(others, []);
  const ran = await bash(run!.run, cwd, { ...run!.env, MODEL: model, FINEVAL_API_KEY: '' });
  assert.equal(ran.code, 0, ran.stderr);
  const judged = await runAction(cwd, mappingOf(workflow.slice(workflow.indexOf('- uses: ./')), 'with'));
  assert.equal(judged.code, 0, judged.stderr + judged.stdout);
  const commented = await bash(comment!.run, cwd, { NUMBER: '7', GH_TOKEN: 'token' });
  assert.equal(commented.code, 0, commented.stderr);
  const called = readFileSync(join(cwd, 'gh.txt'), 'utf8').trim().split('\n');
  assert.deepEqual(called, ['pr', 'comment', '7', '--body-file', 'fineval-gate.md']);
  assert.match(readFileSync(join(cwd, 'fineval-gate.md'), 'utf8'), /fineval gate: pass/u);
});

test('the example for GitLab runs line by line, and its artifacts are there', async (t) => {
  const { cwd, model } = await prepareExample(t);
  const example = read('docs/ci/gitlab.yml');
  for (const line of listBelow(example, 'script')) {
    const ran = await bash(line, cwd, { CANDIDATE_MODEL: model });
    assert.equal(ran.code, 0, ran.stderr);
  }
  assertWellFormed(readFileSync(join(cwd, 'gate.xml'), 'utf8'));
  assert.ok(existsSync(join(cwd, 'gate.md')));
});
