import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startChatServer } from '../chat-server.ts';
import type { ChatServer } from '../chat-server.ts';
import { marked, writeRun } from '../ablation/make-run.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

/** A model of each stage behind one address: later stages know more of the yes-or-no questions. */
function stageServer(): Promise<ChatServer> {
  const known: Readonly<Record<string, number>> = { base: 0, sft: 5, rl: 10 };
  return startChatServer({
    answer: ({ body, prompt }) => {
      const stage = typeof body['model'] === 'string' ? body['model'] : '';
      return prompt.length % 10 < (known[stage] ?? 0) ? '\\boxed{是}' : '不知道';
    },
  });
}

function writeAblation(world: CliWorld, stages: readonly object[], more: object = {}): void {
  writeFileSync(
    join(world.cwd, 'chain.json'),
    JSON.stringify({ suites: ['finova'], run: { sample: true, limit: 8 }, stages, replicates: 200, ...more }),
  );
}

test('ablate --run asks what is missing, once, and reports each stage', async (t) => {
  const server = await stageServer();
  t.after(() => server.close());
  const world = cliWorld(t);
  const stages = ['base', 'sft', 'rl'].map((id, index, all) => ({
    id,
    model: `${server.url}#${id}`,
    targets: ['compliance'],
    parent: all[index - 1],
  }));
  writeAblation(world, stages);
  const nothing = await world.run('ablate', 'chain.json');
  assert.equal(nothing.exitCode, 2);
  assert.match(nothing.stderr, /No stage of chain\.json has a finished run \(base, sft, rl\)\. Add --run/u);
  const first = await world.run('ablate', 'chain.json', '--run');
  assert.equal(first.exitCode, 0, first.stderr);
  assert.equal(server.count, 3 * 48);
  assert.match(first.stdout, /│ sft +│ [\d.]+ % \(/u);
  assert.match(first.stdout, /On target \(compliance\): \+[\d.]+/u);
  assert.match(first.stdout, /Readable answers, finova: [\d.]+ % → [\d.]+ %, \+[\d.]+ \(/u);
  assert.equal(
    JSON.parse(readFileSync(join(world.cwd, 'runs/chain/sft/manifest.json'), 'utf8')).stage,
    'sft',
  );
  const second = await world.run('ablate', 'chain.json', '--run');
  assert.equal(server.count, 3 * 48, 'nothing is asked twice');
  assert.equal(second.stdout, first.stdout);
  writeAblation(world, stages, { suites: ['finova', 'math-500'] });
  const widened = await world.run('ablate', 'chain.json', '--run');
  assert.equal(widened.exitCode, 3);
  assert.match(
    widened.stdout.replaceAll('\n', ' '),
    /Left out: sft, its run runs\/chain\/sft was finished without math-500; to ask it all, remove that folder\./u,
  );
  writeAblation(world, stages);
  rmSync(join(world.cwd, 'runs/chain/rl'), { recursive: true });
  const partial = await world.run('ablate', 'chain.json');
  assert.equal(partial.exitCode, 3);
  assert.match(partial.stdout, /Left out: rl, it has no finished run/u);
});

test('ablate goes on where it was interrupted', async (t) => {
  let world = cliWorld(t);
  let count = 0;
  const server = await startChatServer({
    latency: 2,
    answer: () => {
      count += 1;
      if (count === 60) world.interrupt();
      return '\\boxed{是}';
    },
  });
  t.after(() => server.close());
  world = cliWorld(t);
  writeAblation(world, [
    { id: 'base', model: `${server.url}#base` },
    { id: 'sft', parent: 'base', model: `${server.url}#sft` },
  ]);
  const stopped = await world.run('ablate', 'chain.json', '--run', '--concurrency', '2');
  assert.equal(stopped.exitCode, 130, stopped.stderr);
  const rest = await world.run('ablate', 'chain.json', '--run', '--json');
  assert.equal(rest.exitCode, 0, rest.stderr);
  assert.equal(server.count, 96, 'no question was asked twice');
  assert.equal(JSON.parse(rest.stdout).stages.length, 2);
});

test('the order of the stages in the file changes nothing', async (t) => {
  const world = cliWorld(t);
  for (const [id, marks] of [
    ['base', '0011'],
    ['sft', '0111'],
    ['rl', '1110'],
  ] as const)
    writeRun(join(world.cwd, id), { name: id, suites: { exam: marked('intent', marks.repeat(9)) } });
  const stages = [
    { id: 'base', run: 'base' },
    { id: 'sft', run: 'sft', parent: 'base' },
    { id: 'rl', run: 'rl', parent: 'sft' },
  ];
  writeAblation(world, stages);
  const there = await world.run('ablate', 'chain.json', '--json');
  writeAblation(world, stages.toReversed());
  const back = await world.run('ablate', 'chain.json', '--json');
  assert.equal(there.exitCode, 0, there.stderr);
  assert.equal(there.stdout, back.stdout);
});

test('a stage without a checkpoint is left out, and its children are compared with the stage before it', async (t) => {
  const world = cliWorld(t);
  for (const id of ['base', 'rl'])
    writeRun(join(world.cwd, id), { name: id, suites: { exam: marked('intent', '0101') } });
  writeFileSync(join(world.cwd, 'fineval.config.json'), '{"models":{"ckpt/*":{"path":"ckpt/*"}}}');
  writeAblation(world, [
    { id: 'base', run: 'base' },
    { id: 'sft', model: 'ckpt/sft', parent: 'base' },
    { id: 'rl', run: 'rl', parent: 'sft' },
  ]);
  const { exitCode, stdout, stderr } = await world.run('ablate', 'chain.json', '--run', '--json');
  assert.equal(exitCode, 3, stderr);
  const report = JSON.parse(stdout);
  assert.deepEqual(report.leftOut, [{ stage: 'sft', because: 'its checkpoint is not there' }]);
  assert.equal(report.stages[1].parent, 'base');
});

test('mistakes of the file are sentences', async (t) => {
  const world = cliWorld(t);
  const cases: readonly [readonly object[], RegExp][] = [
    [[{ id: 'a', run: 'a', parent: 'b' }], /stage "a" has an unknown parent \(b\)/u],
    [
      [
        { id: 'a', run: 'a', parent: 'b' },
        { id: 'b', run: 'b', parent: 'a' },
      ],
      /the parents of stage "a" form a circle/u,
    ],
    [
      [
        { id: 'a', run: 'a' },
        { id: 'a', run: 'b' },
      ],
      /two stages have the same id/u,
    ],
    [[{ id: 'a' }], /stages\.0/u],
  ];
  for (const [stages, sentence] of cases) {
    writeAblation(world, stages);
    const { exitCode, stderr } = await world.run('ablate', 'chain.json');
    assert.equal(exitCode, 2);
    assert.match(stderr, sentence);
  }
});

test('--weights writes what to train next, with every constant', async (t) => {
  const world = cliWorld(t);
  for (const [id, marks] of [
    ['sft', '0001'],
    ['rl', '0011'],
  ] as const)
    writeRun(join(world.cwd, id), {
      name: id,
      suites: { exam: [...marked('intent', marks), ...marked('slot', '1111')] },
    });
  const stages = [
    { id: 'sft', run: 'sft' },
    { id: 'rl', run: 'rl', parent: 'sft' },
  ];
  writeAblation(world, stages, { weights: { budget: 400, gamma: 0.2 } });
  const { exitCode, stdout, stderr } = await world.run('ablate', 'chain.json', '--weights', 'out.json');
  assert.equal(exitCode, 0, stderr);
  assert.match(stdout, /What to train next, for rl; references: sft\./u);
  assert.match(stdout, /Eq\. 12–15: α 1, β 0\.5, γ 0\.2, ρ 0\.6, k 1\. Eq\. 17–24: target margin 0\.05/u);
  const plan = JSON.parse(readFileSync(join(world.cwd, 'out.json'), 'utf8'));
  assert.deepEqual(
    plan.labels.map(
      ({
        label,
        passAtK,
        budget,
      }: {
        label: string;
        passAtK: number;
        budget: { action: string; samples: number };
      }) => [label, passAtK, budget.action, budget.samples],
    ),
    [
      ['exam/intent', 0.5, 'add', 400],
      ['exam/slot', 1, 'stop', 0],
    ],
  );
  const unknown = await world.run('ablate', 'chain.json', '--weights', 'out.json', '--stage', 'cpt');
  assert.match(unknown.stderr, /no stage “cpt” with a finished run\. There are: sft, rl/u);
});

test('a gate takes candidate and baseline from a stage and its parent', async (t) => {
  const world = cliWorld(t);
  for (const [id, marks] of [
    ['sft', '01'],
    ['rl', '01'],
  ] as const)
    writeRun(join(world.cwd, id), { name: id, suites: { exam: marked('intent', marks.repeat(100)) } });
  writeAblation(
    world,
    [
      { id: 'sft', run: 'sft' },
      { id: 'rl', run: 'rl', parent: 'sft' },
    ],
    { capabilities: { 'exam/intent': 'agentic' } },
  );
  const rules = [{ id: 'keep', kind: 'non-inferiority', capability: 'agentic', margin: 0.05 }];
  writeFileSync(join(world.cwd, 'gate.json'), JSON.stringify({ rules }));
  const words = ['gate', '--policy', 'gate.json', '--ablation', 'chain.json'];
  const { exitCode, stdout } = await world.run(...words, '--stage', 'rl', '--json');
  assert.equal(exitCode, 0);
  const result = JSON.parse(stdout);
  assert.deepEqual([result.candidate, result.baseline, result.rules[0].n], ['rl', 'sft', 200]);
  assert.match((await world.run(...words)).stderr, /has no stage, which it needs: --ablation holds several/u);
  assert.match((await world.run(...words, '--stage', 'sft')).stderr, /has no baseline/u);
});
