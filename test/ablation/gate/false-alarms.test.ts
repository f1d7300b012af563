import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { GatePolicy, GateRule } from '../../../src/ablation/gate/gate-policy.ts';
import { judgeGate } from '../../../src/ablation/gate/judge-gate.ts';
import { openSequentialGate } from '../../../src/ablation/gate/sequential-gate.ts';
import { sequentialOrder } from '../../../src/ablation/gate/sequential-order.ts';
import type { RunScores } from '../../../src/ablation/compare/run-scores.ts';
import { mulberry32 } from '../../../src/stats/mulberry32.ts';
import type { RandomNumbers } from '../../../src/stats/mulberry32.ts';
import { makeRun, marked } from '../make-run.ts';
import type { MadeSample } from '../make-run.ts';

const tasks = ['intent', 'slot', 'tool'] as const;
const margin = 0.1;
const rules: readonly GateRule[] = tasks.map((task) => ({
  id: task,
  kind: 'non-inferiority',
  suite: 'exam',
  task,
  margin,
}));
const policy: GatePolicy = { rules };

/** Two runs whose true difference is gain − loss in every task. */
function pair(
  random: RandomNumbers,
  n: number,
  { gain, loss }: { gain: number; loss: number },
): readonly [RunScores, RunScores] {
  const both: [MadeSample[], MadeSample[]] = [[], []];
  for (const task of tasks) {
    const flips = Array.from({ length: n }, () => {
      const u = random();
      return u < gain ? [0, 1] : u < gain + loss ? [1, 0] : random() < 0.5 ? [1, 1] : [0, 0];
    });
    both[0].push(
      ...marked(
        task,
        flips.map(([one]) => one ?? 0),
      ),
    );
    both[1].push(
      ...marked(
        task,
        flips.map(([, one]) => one ?? 0),
      ),
    );
  }
  return [makeRun({ suites: { exam: both[0] } }), makeRun({ suites: { exam: both[1] } })];
}

function share(repetitions: number, raises: (random: RandomNumbers) => boolean): number {
  const random = mulberry32(27_182);
  let raised = 0;
  for (let i = 0; i < repetitions; i += 1) raised += raises(random) ? 1 : 0;
  return raised / repetitions;
}

/** 5 % and three standard deviations of the simulation. */
const limit = (repetitions: number): number => 0.05 + 3 * Math.sqrt((0.05 * 0.95) / repetitions);

function fixed([baseline, candidate]: readonly [RunScores, RunScores]): readonly string[] {
  return judgeGate({ policy, baseline: [baseline], candidate: [candidate], usage: [] }).rules.map(
    ({ verdict }) => verdict,
  );
}

/** Looks after every sample; gives the verdicts at the end of the asking. */
function peeking([baseline, candidate]: readonly [RunScores, RunScores], seed: number): readonly string[] {
  const gate = openSequentialGate(policy, baseline);
  const samples = candidate.suites[0]!.samples.map((sample) => Object.assign(sample, { suite: 'exam' }));
  let asked = 0;
  for (const sample of sequentialOrder(samples, seed)) {
    asked += 1;
    if (gate.observe(sample, sample.outcomes[0]!.points)) break;
  }
  const sequential = {
    course: { seed, asked, total: samples.length, stoppedEarly: asked < samples.length },
    evidence: gate.evidence(),
  };
  return judgeGate({ policy, baseline: [baseline], candidate: [candidate], usage: [], sequential }).rules.map(
    ({ verdict }) => verdict,
  );
}

describe('a gate of three rules', () => {
  const atMargin = { gain: 0.05, loss: 0.05 + margin };
  it('lets at most 5 % pass where every task is worse by the margin', () => {
    const repetitions = 500;
    const passed = share(repetitions, (random) => fixed(pair(random, 100, atMargin)).includes('pass'));
    assert.ok(passed <= limit(repetitions), `${passed}`);
  });

  it('fails at most 5 % where every task is worse by a little less than the margin', () => {
    const repetitions = 500;
    const failed = share(repetitions, (random) => fixed(pair(random, 100, atMargin)).includes('fail'));
    assert.ok(failed <= limit(repetitions), `${failed}`);
  });
});

/** Where the truth lies on a rule's bound, and how one draws samples there. */
interface Bound {
  readonly name: string;
  readonly rule: GateRule;
  readonly tasks: number;
  /** Samples a task. */
  readonly n: number;
  readonly gain: number;
  readonly loss: number;
  /** Chance of right where nothing flips. */
  readonly right: number;
  /** Correlation within clusters of four. */
  readonly correlation?: number;
}

const below = { kind: 'non-inferiority', id: 'r', suite: 'exam', margin } as const;
const above = { kind: 'superiority', id: 'r', suite: 'exam' } as const;
const least = (minimum: number): GateRule => ({ kind: 'minimum-score', id: 'r', suite: 'exam', minimum });
const even = { gain: 0.05, loss: 0.05 + margin, right: 0.5 };
const still = { gain: 0, loss: 0 };

const bounds: readonly Bound[] = [
  { name: 'one task', rule: below, tasks: 1, n: 100, ...even },
  { name: 'losses only', rule: below, tasks: 1, n: 200, gain: 0, loss: margin, right: 0.9 },
  { name: 'clustered samples', rule: below, tasks: 1, n: 100, ...even, correlation: 0.1 },
  { name: 'a mean of three tasks', rule: below, tasks: 3, n: 40, ...even },
  { name: 'a mean of clustered tasks', rule: below, tasks: 3, n: 40, ...even, correlation: 0.1 },
  { name: 'equal checkpoints', rule: above, tasks: 1, n: 100, gain: 0.1, loss: 0.1, right: 0.5 },
  {
    name: 'equal checkpoints with few flips',
    rule: above,
    tasks: 1,
    n: 100,
    gain: 0.02,
    loss: 0.02,
    right: 0.95,
  },
  { name: 'a score of one half', rule: least(0.5), tasks: 1, n: 100, ...still, right: 0.5 },
  { name: 'a score of 95 %', rule: least(0.95), tasks: 1, n: 100, ...still, right: 0.95 },
  {
    name: 'a clustered score of 95 %',
    rule: least(0.95),
    tasks: 1,
    n: 100,
    ...still,
    right: 0.95,
    correlation: 0.1,
  },
];

/** Two runs at a bound. */
function atBound(random: RandomNumbers, bound: Bound): readonly [RunScores, RunScores] {
  const { gain, loss, right, correlation = 0 } = bound;
  const flip = (): readonly [number, number] => {
    const u = random();
    if (u < gain) return [0, 1];
    if (u < gain + loss) return [1, 0];
    return random() < right ? [1, 1] : [0, 0];
  };
  const both: [MadeSample[], MadeSample[]] = [[], []];
  for (let task = 0; task < bound.tasks; task += 1) {
    let shared = flip();
    for (let i = 0; i < bound.n; i += 1) {
      if (i % 4 === 0) shared = flip();
      const marks = random() < Math.sqrt(correlation) ? shared : flip();
      const cluster = correlation > 0 ? { cluster: `t${task}-${Math.floor(i / 4)}` } : {};
      const sample = { id: `t${task}-${i}`, task: `t${task}`, ...cluster };
      for (const side of [0, 1] as const) both[side].push({ ...sample, marks: [marks[side]] });
    }
  }
  return [makeRun({ suites: { exam: both[0] } }), makeRun({ suites: { exam: both[1] } })];
}

describe('a gate of fixed size with the truth on its bound', () => {
  for (const bound of bounds) {
    it(`raises false alarms in at most 5 % of all runs, on either side: ${bound.name}`, () => {
      const repetitions = 800;
      const raised = { pass: 0, fail: 0 };
      const random = mulberry32(16_180);
      for (let i = 0; i < repetitions; i += 1) {
        const [baseline, candidate] = atBound(random, bound);
        const input = {
          policy: { rules: [bound.rule] },
          baseline: [baseline],
          candidate: [candidate],
          usage: [],
        };
        const { verdict } = judgeGate(input);
        if (verdict === 'pass' || verdict === 'fail') raised[verdict] += 1;
      }
      for (const count of Object.values(raised))
        assert.ok(count / repetitions <= limit(repetitions), JSON.stringify(raised));
    });
  }
});

describe('a sequential gate that looks after every sample', () => {
  const atMargin = { gain: 0.05, loss: 0.05 + margin };
  it('raises false alarms in at most 5 % of all runs, on either side', () => {
    const repetitions = 500;
    let seed = 0;
    for (const verdict of ['pass', 'fail']) {
      const raised = share(repetitions, (random) => {
        seed += 1;
        return peeking(pair(random, 200, atMargin), seed).includes(verdict);
      });
      assert.ok(raised <= limit(repetitions), `${verdict}: ${raised}`);
    }
  });

  it('finds a broken checkpoint early, and lets an equal one pass', () => {
    let seed = 0;
    const failed = share(50, (random) => {
      seed += 1;
      return peeking(pair(random, 300, { gain: 0.02, loss: 0.4 }), seed).includes('fail');
    });
    assert.ok(failed > 0.95, `${failed}`);
    const passed = share(50, (random) => {
      seed += 1;
      return peeking(pair(random, 1000, { gain: 0.05, loss: 0.05 }), seed).every(
        (verdict) => verdict === 'pass',
      );
    });
    assert.ok(passed > 0.7, `${passed}`);
  });
});
