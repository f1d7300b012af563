import assert from 'node:assert/strict';
import { globSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { startChatServer } from '../chat-server.ts';
import { lmEvalFolder, lmEvalResults, lmEvalRow } from '../exchange/lm-eval-files.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

/** Right answers: half of them at the baseline, nearly all at the candidate. */
const isRight = (stage: string, index: number): boolean =>
  stage === 'base' ? index % 2 === 0 : index % 10 > 0;

/** Makes an imported run of a stage. */
type Import = (world: CliWorld, stage: string, t: TestContext) => Promise<readonly string[]>;

const importLmEval: Import = async (world, stage) => {
  const rows = Array.from({ length: 60 }, (_, id) => lmEvalRow(id, isRight(stage, id) ? 1 : 0));
  const counts = { lanjiang_funds: { original: 60, effective: 60 } };
  const results = { ...lmEvalResults(), 'n-samples': counts };
  return ['lm-eval', lmEvalFolder(world.cwd, { results, rows, name: `lm-${stage}` })];
};

const importInspect: Import = async (world, stage) => {
  const samples = Array.from({ length: 60 }, (_, id) => ({
    id: `card-${id}`,
    epoch: 1,
    input: '林女士想挂失',
    target: 'B',
    output: { choices: [{ message: { role: 'assistant', content: 'B' }, stop_reason: 'stop' }] },
    scores: { match: { value: isRight(stage, id) ? 'C' : 'I', answer: 'B' } },
  }));
  const log = {
    version: 2,
    status: 'success',
    eval: {
      created: '2026-11-20T09:30:00+08:00',
      task: 'lanjiang_cards',
      task_version: 1,
      model: `openai/lanjiang-${stage}`,
      config: { epochs: 1 },
      packages: { inspect_ai: '0.3.210' },
    },
    plan: { config: { temperature: 0 } },
    results: { scores: [{ name: 'match', metrics: { accuracy: { value: 0.5 } } }] },
    samples,
  };
  const file = join(world.cwd, `inspect-${stage}.json`);
  writeFileSync(file, JSON.stringify(log));
  return ['inspect', file];
};

const importEee: Import = async (world, stage, t) => {
  const server = await startChatServer({
    answer: ({ index }) => `\\boxed{${isRight(stage, index) ? '是' : '否'}}`,
  });
  t.after(() => server.close());
  const words = [
    '--suite',
    'finova',
    '--tasks',
    'safety',
    '--sample',
    '--concurrency',
    '1',
    '--out',
    `own-${stage}`,
  ];
  const ran = await world.run('run', ...words, '--model', `${server.url}#${stage}`);
  assert.equal(ran.exitCode, 0, ran.stderr);
  const written = await world.run('report', `own-${stage}`, '--format', 'eee', '--out', `eee-${stage}`);
  assert.equal(written.exitCode, 0, written.stderr);
  const file = globSync(`eee-${stage}/**/*.jsonl`, { cwd: world.cwd })[0] ?? assert.fail('no samples');
  return ['eee', dirname(file)];
};

const forms: readonly (readonly [string, Import])[] = [
  ['lm-evaluation-harness', importLmEval],
  ['Inspect', importInspect],
  ['Every Eval Ever', importEee],
];

for (const [form, make] of forms) {
  test(`runs imported from ${form} are compared, ablated and gated as our own`, async (t) => {
    const world = cliWorld(t);
    for (const stage of ['base', 'sft']) {
      const { exitCode, stderr } = await world.run(
        'import',
        ...(await make(world, stage, t)),
        '--out',
        stage,
      );
      assert.equal(exitCode, 0, stderr);
    }
    const compared = JSON.parse((await world.run('compare', 'base', 'sft', '--json')).stdout);
    const [{ suite, headline }] = compared.suites;
    assert.equal(headline.state, 'compared', JSON.stringify(headline));
    const stages = [
      { id: 'base', run: 'base' },
      { id: 'sft', parent: 'base', run: 'sft' },
    ];
    writeFileSync(join(world.cwd, 'chain.json'), JSON.stringify({ stages, replicates: 200 }));
    const ablated = await world.run('ablate', 'chain.json', '--json');
    assert.equal(ablated.exitCode, 0, ablated.stderr);
    const [{ cell }] = JSON.parse(ablated.stdout).stages[1].against.parent;
    assert.equal(cell.delta.estimate, headline.delta.estimate);
    const rules = [
      { id: 'keep', kind: 'non-inferiority', suite, margin: 0.1 },
      { id: 'readable', kind: 'maximum-unreadable', suite, share: 0.05 },
    ];
    writeFileSync(join(world.cwd, 'gate.json'), JSON.stringify({ rules }));
    const gate = ['gate', '--policy', 'gate.json', '--ablation', 'chain.json', '--stage', 'sft', '--json'];
    const judged = JSON.parse((await world.run(...gate)).stdout);
    assert.equal(judged.rules[0].verdict, headline.delta.estimate > 0 ? 'pass' : 'inconclusive');
    assert.equal(judged.rules[0].n, headline.delta.n);
    const sequential = await world.run(...gate, '--sequential', '--model', 'http://127.0.0.1:9/v1#m');
    assert.equal(sequential.exitCode, 2, 'what a run does not say cannot be asked again');
    assert.match(sequential.stderr, /^fineval: /u);
  });
}

test('imported runs of different suites have nothing to compare, and it is said', async (t) => {
  const world = cliWorld(t);
  const [format = '', file = ''] = await importInspect(world, 'base', t);
  await world.run('import', format, file, '--out', 'base');
  const [other = '', folder = ''] = await importLmEval(world, 'sft', t);
  await world.run('import', other, folder, '--out', 'sft');
  const { exitCode, stdout } = await world.run('compare', 'base', 'sft');
  assert.equal(exitCode, 4);
  assert.match(stdout, /Only in base: .*\.\nOnly in candidate: /u);
});

test('an import whose files lack samples is named as incomplete', async (t) => {
  const world = cliWorld(t);
  const rows = [1, 0].map((score, id) => lmEvalRow(id, score));
  await world.run('import', 'lm-eval', lmEvalFolder(world.cwd, { rows }), '--out', 'base');
  writeFileSync(join(world.cwd, 'chain.json'), JSON.stringify({ stages: [{ id: 'base', run: 'base' }] }));
  const { exitCode, stderr } = await world.run('ablate', 'chain.json');
  assert.equal(exitCode, 2);
  assert.equal(stderr, 'fineval: No stage of chain.json has a finished run (base: incomplete).\n');
});
