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
