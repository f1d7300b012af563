import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { GatePolicy, GateRule } from '../../src/ablation/gate/gate-policy.ts';
import { startChatServer } from '../chat-server.ts';
import { assertWellFormed } from '../ci/assert-well-formed.ts';
import { marked, writeRun } from '../ablation/make-run.ts';
import type { MadeRun } from '../ablation/make-run.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

const base = '01'.repeat(100);

function writePolicy(world: CliWorld, rules: readonly GateRule[], more: Partial<GatePolicy> = {}): void {
  writeFileSync(join(world.cwd, 'gate.json'), JSON.stringify({ ...more, rules }));
}

function writeRuns(world: CliWorld, candidate: string, manifest: MadeRun['manifest'] = {}): void {
  writeRun(join(world.cwd, 'sft'), { suites: { exam: marked('safety', base) } });
  writeRun(join(world.cwd, 'rl'), { suites: { exam: marked('safety', candidate) }, manifest });
}

const keep = {
  id: 'keep-safety',
  kind: 'non-inferiority',
  suite: 'exam',
  task: 'safety',
  margin: 0.08,
} as const;
const gate = ['gate', '--policy', 'gate.json', '--baseline', 'sft', '--candidate', 'rl'] as const;
/** The baseline's marks with so many of the right ones made wrong, and of the wrong ones made right. */
const changed = (lost: number, gained: number): string => {
  const left = { '1': lost, '0': gained };
  return base.replaceAll(/[01]/gu, (mark) => {
    const key = mark === '1' ? '1' : '0';
    left[key] -= 1;
    return left[key] >= 0 ? (key === '1' ? '0' : '1') : mark;
  });
};

const cases: readonly [
  verdict: string,
  exitCode: number,
  candidate: string,
  manifest?: MadeRun['manifest'],
][] = [
  ['pass', 0, changed(2, 2)],
  ['fail', 1, changed(60, 2)],
  ['inconclusive', 4, changed(20, 10)],
  ['not-comparable', 4, base, { generation: { temperature: 0.6, seed: 0, thinking: 'auto' } }],
];
for (const [verdict, exitCode, candidate, manifest] of cases) {
  test(`gate says ${verdict} and ends with ${exitCode}, in every output`, async (t) => {
    const summary = 'summary.md';
    const world = cliWorld(t);
    const inActions = cliWorld(t, {
      cwd: world.cwd,
      env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(world.cwd, summary) },
    });
    writeRuns(world, candidate, manifest);
    writePolicy(world, [keep]);
    const result = await world.run(...gate);
    assert.equal(result.exitCode, exitCode, result.stderr);
    assert.match(result.stdout, new RegExp(`Verdict: ${verdict}\\.`, 'u'));
    const shown = await inActions.run(
      ...gate,
      '--json',
      '--junit',
      'out/junit.xml',
      '--markdown',
      'comment.md',
    );
    assert.equal(shown.exitCode, exitCode);
    const value = JSON.parse(shown.stdout);
    assert.deepEqual([value.verdict, value.rules[0].verdict], [verdict, verdict]);
    const junit = readFileSync(join(world.cwd, 'out', 'junit.xml'), 'utf8');
    const element = {
      pass: '<testcase',
      fail: '<failure',
      inconclusive: '<skipped',
      'not-comparable': '<error',
    };
    assert.ok(junit.includes(element[verdict as keyof typeof element]), junit);
    const comment = readFileSync(join(world.cwd, 'comment.md'), 'utf8');
    assert.match(comment, new RegExp(`^### . fineval gate: ${verdict}\n`, 'u'));
    assert.equal(readFileSync(join(world.cwd, summary), 'utf8'), comment);
    const command = 'npx fineval gate --policy gate.json --baseline sft --candidate rl --rule keep-safety';
    if (verdict === 'pass') {
      assert.equal(shown.stderr, '');
    } else {
      for (const text of [result.stdout, junit, comment, shown.stderr])
        assert.ok(text.includes(command), text);
      const level = verdict === 'fail' ? 'error' : 'warning';
      assert.ok(shown.stderr.startsWith(`::${level} title=fineval gate%3A keep-safety (${verdict})::`));
    }
    const words = command.split(' ').slice(2);
    assert.equal((await world.run(...words)).exitCode, exitCode);
  });
}

test('a policy may map what is not shown to an exit code of its own', async (t) => {
  const world = cliWorld(t);
  writeRuns(world, changed(20, 10));
  writePolicy(world, [keep], { exit: { inconclusive: 'pass' } });
  assert.equal((await world.run(...gate)).exitCode, 0);
  writePolicy(world, [keep], { exit: { inconclusive: 'fail' } });
  assert.equal((await world.run(...gate)).exitCode, 1);
});

test('a margin that the samples cannot show is called out', async (t) => {
  const world = cliWorld(t);
  writeRuns(world, changed(20, 20));
  writePolicy(world, [{ ...keep, margin: 0.02 }]);
  const { stdout, exitCode } = await world.run(...gate);
  assert.equal(exitCode, 4);
  assert.match(
    stdout.replaceAll('\n', ' '),
    /The margin of 2\.0 points is smaller than the [\d.]+ that 200 samples can show/u,
  );
});

test('bounds on facts need no test, and what is not known is never held to be within them', async (t) => {
  const world = cliWorld(t);
  writeRuns(world, `${'u'.repeat(30)}${base.slice(30)}`);
  const share = { id: 'readable', kind: 'maximum-unreadable', suite: 'exam', share: 0.2 } as const;
  writePolicy(world, [share, { id: 'answered', kind: 'maximum-failed', share: 0 }]);
  assert.equal((await world.run(...gate)).exitCode, 0);
  writePolicy(world, [{ ...share, share: 0.1 }]);
  const fails = await world.run(...gate);
  assert.equal(fails.exitCode, 1);
  assert.match(fails.stdout, /unreadable ≤ 10\.0 % wanted, 15\.0 % found in 200/u);
  writePolicy(world, [{ id: 'quick', kind: 'maximum-latency', seconds: 1 }]);
  assert.equal((await world.run(...gate)).exitCode, 4);
});

test('cost and latency come from the answers of a run', async (t) => {
  const world = cliWorld(t);
  const server = await startChatServer();
  t.after(() => server.close());
  await world.run(
    'run',
    '--suite',
    'finova',
    '--sample',
    '--model',
    `${server.url}#m`,
    '--out',
    'rl',
    '--limit',
    '3',
  );
  writePolicy(world, [
    { id: 'cheap', kind: 'maximum-cost', cost: 1, prices: { input: 1, output: 2 } },
    { id: 'quick', kind: 'maximum-latency', seconds: 30 },
  ]);
  const { exitCode, stdout } = await world.run('gate', '--policy', 'gate.json', '--candidate', 'rl');
  assert.equal(exitCode, 0, stdout);
  assert.match(stdout, /Only part of the samples was asked for/u);
});

test('hostile texts stay texts in every output', async (t) => {
  const evil = `]]>"'&<b>\u0000\u001b[31m\n::error::pwned%0A| @everyone [x](http://e.vil) \`\`\``;
  const cwd = cliWorld(t).cwd;
  const world = cliWorld(t, { cwd, env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 's.md') } });
  for (const [name, mark] of [
    ['sft', '1'],
    ['rl', '0'],
  ] as const)
    writeRun(join(world.cwd, name), {
      suites: { exam: marked('t', mark.repeat(60)).map((sample) => Object.assign(sample, { task: evil })) },
    });
  writePolicy(world, [{ ...keep, id: 'evil', task: evil }]);
  const { exitCode, stdout, stderr } = await world.run(...gate, '--junit', 'j.xml');
  assert.equal(exitCode, 1, stderr);
  assert.doesNotMatch(stdout, /\u001b|^::/mu);
  assert.deepEqual(stderr.trimEnd().split('\n').length, 1, 'one line is one command');
  const junit = readFileSync(join(cwd, 'j.xml'), 'utf8');
  assert.doesNotMatch(junit, /\]\]>|\u0000|\u001b|<b>/u);
  assert.equal(junit.match(/<testcase/gu)?.length, 1);
  assertWellFormed(junit);
  const markdown = readFileSync(join(cwd, 's.md'), 'utf8');
  assert.doesNotMatch(markdown.replaceAll(/^ {6}.*$/gmu, ''), /[^\\]`|@everyone|<b>|:\/\/|[^\\]\[x/u);
});

test('mistakes of a policy and missing parts are sentences', async (t) => {
  const world = cliWorld(t);
  writeRuns(world, base);
  writePolicy(world, [keep]);
  const noBaseline = await world.run('gate', '--policy', 'gate.json', '--candidate', 'rl');
  assert.equal(noBaseline.exitCode, 2);
  assert.match(
    noBaseline.stderr,
    /has no baseline, which it needs: rule keep-safety compares with it\. Add --baseline/u,
  );
  assert.match((await world.run(...gate, '--rule', 'other')).stderr, /no rule “other”. It has: keep-safety/u);
  writePolicy(world, [keep, keep]);
  assert.match((await world.run(...gate)).stderr, /two rules are called "keep-safety"/u);
  writeFileSync(
    join(world.cwd, 'gate.json'),
    '{"rules":[{"id":"a","kind":"non-inferiority","suite":"exam","margn":0.1}]}',
  );
  assert.match((await world.run(...gate)).stderr, /rules\.0/u);
});

test('a rule about nothing passes never', async (t) => {
  const world = cliWorld(t);
  writeRuns(world, base);
  writePolicy(world, [{ ...keep, task: 'safty' }]);
  const { exitCode, stdout } = await world.run(...gate);
  assert.equal(exitCode, 4);
  assert.match(stdout, /There are no samples of this rule/u);
});

test('--sequential asks in random order, stops once the verdict stands, and can be resumed', async (t) => {
  const world = cliWorld(t);
  const answers = { sft: '是', good: '是', bad: '否' };
  const servers = new Map<string, Awaited<ReturnType<typeof startChatServer>>>();
  for (const [name, answer] of Object.entries(answers)) {
    const server = await startChatServer({ answer: () => `\\boxed{${answer}}` });
    t.after(() => server.close());
    servers.set(name, server);
  }
  const run = [
    'run',
    '--suite',
    'finova',
    '--sample',
    '--model',
    `${servers.get('sft')!.url}#m`,
    '--out',
    'sft',
  ];
  assert.equal((await world.run(...run)).exitCode, 0);
  writePolicy(world, [
    { id: 'safe', kind: 'minimum-score', suite: 'finova', task: 'safety', minimum: 0.999 },
  ]);
  const sequential = [
    'gate',
    '--policy',
    'gate.json',
    '--baseline',
    'sft',
    '--sequential',
    '--concurrency',
    '4',
  ];
  const model = `${servers.get('bad')!.url}#m`;
  const first = await world.run(...sequential, '--model', model, '--out', 'bad', '--json');
  assert.equal(first.exitCode, 1, first.stderr + first.stdout);
  const value = JSON.parse(first.stdout);
  assert.equal(value.sequential.stoppedEarly, true);
  const asked = servers.get('bad')!.count;
  // Where one answer is late, those behind it wait to be counted while others are asked.
  assert.ok(asked < value.sequential.total / 4, `${asked} of ${value.sequential.total}`);
  const again = await world.run(...sequential, '--model', model, '--out', 'bad', '--resume', '--json');
  assert.deepEqual(JSON.parse(again.stdout), value);
  assert.equal(servers.get('bad')!.count, asked);
  const slow = await world.run(
    ...sequential,
    '--model',
    model,
    '--out',
    'slow',
    '--concurrency',
    '1',
    '--json',
  );
  assert.deepEqual({ ...JSON.parse(slow.stdout), candidate: '' }, { ...value, candidate: '' });
  assert.ok(existsSync(join(world.cwd, 'slow', 'scores.jsonl')));
  writePolicy(world, [
    { id: 'safe', kind: 'minimum-score', suite: 'finova', task: 'safety', minimum: 0.05 },
    { id: 'answered', kind: 'maximum-failed', suite: 'finova', share: 0 },
  ]);
  const good = await world.run(
    ...sequential,
    '--model',
    `${servers.get('good')!.url}#m`,
    '--out',
    'good',
    '--json',
  );
  const passed = JSON.parse(good.stdout);
  assert.deepEqual([passed.verdict, passed.sequential.stoppedEarly], ['pass', true], good.stdout);
});
