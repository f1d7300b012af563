import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseAblation } from '../../../src/ablation/chain/analyse-ablation.ts';
import type { AblationReport, AblationSettings } from '../../../src/ablation/chain/ablation-report.ts';
import type { StageRun } from '../../../src/ablation/chain/stage-run.ts';
import { mulberry32 } from '../../../src/stats/mulberry32.ts';
import { makeRun, marked } from '../make-run.ts';
import type { MadeSample, Mark } from '../make-run.ts';
import { ablationSettings } from '../ablation-settings.ts';

const settings: AblationSettings = {
  ...ablationSettings,
  replicates: 400,
  capabilities: { 'exam/tool': 'agentic', 'exam/safety': 'compliance' },
};

function stage(
  id: string,
  parent: string | undefined,
  samples: readonly MadeSample[],
  targets: string[] = [],
): StageRun {
  return {
    id,
    ...(parent === undefined ? {} : { parent }),
    targets,
    runs: [makeRun({ name: id, stage: id, suites: { exam: samples } })],
  };
}

const analyse = (stages: readonly StageRun[], more: Partial<AblationSettings> = {}): AblationReport =>
  analyseAblation({ stages, leftOut: [], settings: { ...settings, ...more } });

/** Three stages over three tasks, with labels of several values, fractions, unreadable and failed answers, clusters. */
function randomChain(seed: number): readonly StageRun[] {
  const random = mulberry32(seed);
  const draw = (chance: number): Mark => {
    const u = random();
    if (u < 0.02) return 'f';
    if (u < 0.08) return 't';
    if (u < 0.15) return 'u';
    if (u < 0.2) return 0.5;
    return random() < chance ? 1 : 0;
  };
  const samples = (chance: number): readonly MadeSample[] =>
    ['tool', 'safety', 'slot'].flatMap((task, place) =>
      marked(
        task,
        Array.from({ length: 40 + 13 * place }, () => draw(chance)),
      ).map((sample, index) =>
        Object.assign(sample, {
          labels: index % 5 === 0 ? {} : { scene: index % 2 === 0 ? ['基金'] : ['保险', '外汇', '存款'] },
          cluster: index % 7 === 0 ? `${task}/same` : sample.id,
        }),
      ),
    );
  return [
    stage('base', undefined, samples(0.3)),
    stage('sft', 'base', samples(0.5)),
    stage('agentic-rl', 'sft', samples(0.6), ['agentic']),
  ];
}

describe('attribution', () => {
  it('adds up to the difference, whatever the label and the difficulty', () => {
    const variants: readonly Partial<AblationSettings>[] = [
      {},
      { attributeBy: { exam: 'scene' } },
      { attributeBy: { exam: 'scene' }, difficulty: { from: 'label', label: 'scene' } },
      { difficulty: { from: 'pass-rate', cuts: [0.2, 0.9] } },
    ];
    let checked = 0;
    for (let seed = 1; seed <= 5; seed += 1) {
      for (const variant of variants) {
        const report = analyse(randomChain(seed), { ...variant, replicates: 100 });
        for (const { attribution, against } of report.stages) {
          for (const { suite, parts, total } of attribution) {
            const sum = parts.reduce((all, { contribution }) => all + contribution, 0);
            const cell = against.parent.find((delta) => delta.suite === suite)!.cell;
            assert.ok(cell.state === 'compared' && Math.abs(sum - cell.delta.estimate) < 1e-12);
            assert.ok(Math.abs(sum - total) < 1e-12);
            checked += 1;
          }
        }
      }
    }
    assert.equal(checked, 40);
  });

  it('knows format from content, hard from easy, and splits a sample evenly between its labels', () => {
    const of = (marks: string, labels: Record<string, string[]> = {}) =>
      marked('tool', marks).map((sample) => Object.assign(sample, { labels }));
    const report = analyse(
      [
        stage('base', undefined, of('u011', { scene: ['基金', '保险'] })),
        stage('sft', 'base', of('1111', { scene: ['基金', '保险'] })),
      ],
      { attributeBy: { exam: 'scene' } },
    );
    const { parts, by } = report.stages[1]!.attribution[0]!;
    assert.equal(by, 'scene');
    assert.deepEqual(
      parts.map(({ label, difficulty, part, contribution, samples }) => [
        label,
        difficulty,
        part,
        contribution,
        samples,
      ]),
      ['保险', '基金'].flatMap((label) => [
        [label, 'medium', 'content', 0.125, 1],
        [label, 'medium', 'format', 0.125, 1],
      ]),
    );
  });

  it('has intervals that hold the contribution', () => {
    const [, , last] = analyse(randomChain(3)).stages;
    for (const { contribution, interval } of last!.attribution[0]!.parts) {
      assert.ok(interval!.low <= contribution && contribution <= interval!.high);
    }
  });
});

describe('a chain', () => {
  it('compares each stage with its parent, the base and the best before', () => {
    const marks = (right: number): readonly MadeSample[] =>
      marked('tool', '1'.repeat(right) + '0'.repeat(100 - right));
    const report = analyse([
      stage('base', undefined, marks(20)),
      stage('cpt', 'base', marks(70)),
      stage('sft', 'cpt', marks(50)),
      stage('rl', 'sft', marks(60)),
    ]);
    const words = report.stages.map(({ stage: id, against }) =>
      [against.parent, against.base, against.best].map(([delta]) =>
        delta?.cell.state === 'compared'
          ? `${id} ${delta.cell.verdict} than ${delta.with} by ${Math.round(100 * delta.cell.delta.estimate)}`
          : '',
      ),
    );
    assert.deepEqual(words, [
      ['', '', ''],
      ['cpt better than base by 50', 'cpt better than base by 50', 'cpt better than base by 50'],
      ['sft worse than cpt by -20', 'sft better than base by 30', 'sft worse than cpt by -20'],
      ['rl better than sft by 10', 'rl better than base by 40', 'rl worse than cpt by -10'],
    ]);
    const [forgetting] = report.stages[3]!.forgetting;
    assert.deepEqual(
      [forgetting!.learned, forgetting!.forgotten, forgetting!.samples[0]],
      [50, 10, 'tool-0061'],
    );
  });

  it('does not depend on the order of samples, and gives the same report twice', () => {
    const chain = randomChain(9);
    const turned = chain.map((one) => ({
      ...one,
      runs: one.runs.map((run) => ({
        ...run,
        suites: run.suites.map((suite) => ({
          ...suite,
          samples: suite.samples.toReversed().toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        })),
      })),
    }));
    assert.deepEqual(analyse(turned), analyse(chain));
  });

  it('separates gains on the target from losses off it', () => {
    const marks = (tool: number, safety: number): readonly MadeSample[] => [
      ...marked('tool', '1'.repeat(tool) + '0'.repeat(100 - tool)),
      ...marked('safety', '1'.repeat(safety) + '0'.repeat(100 - safety)),
    ];
    const report = analyse([
      stage('sft', undefined, marks(30, 80)),
      stage('agentic-rl', 'sft', marks(60, 60), ['agentic']),
    ]);
    const { onTarget, offTarget } = report.stages[1]!;
    assert.ok(onTarget?.state === 'compared' && onTarget.verdict === 'better');
    assert.ok(offTarget?.state === 'compared' && offTarget.verdict === 'worse');
    assert.ok(Math.abs(onTarget.delta.estimate - 0.3) < 1e-12);
    assert.ok(Math.abs(offTarget.delta.estimate + 0.2) < 1e-12);
  });

  it('keeps stages of another protocol out of every number', () => {
    const samples = marked('tool', '0101');
    const hot = makeRun({
      suites: { exam: samples },
      manifest: { generation: { temperature: 1, seed: 0, thinking: 'auto' } },
    });
    const report = analyse([
      stage('base', undefined, samples),
      { id: 'sft', parent: 'base', targets: ['agentic'], runs: [hot] },
    ]);
    const { against, attribution, forgetting, onTarget } = report.stages[1]!;
    assert.equal(against.parent[0]!.cell.state, 'not-comparable');
    assert.deepEqual([attribution, forgetting], [[], []]);
    assert.equal(onTarget?.state, 'not-comparable');
  });
});

describe('pass@1 beside pass@k', () => {
  const repeats = (rights: readonly number[]): readonly MadeSample[] =>
    rights.map((right, index) => ({
      id: `tool-${String(index).padStart(4, '0')}`,
      task: 'tool',
      marks: [0, 1, 2, 3].map((repeat) => (repeat < right ? 1 : 0)),
    }));
  const cases: readonly [string, readonly number[], readonly number[]][] = [
    ['sharper sampling', Array.from({ length: 60 }, () => 2), Array.from({ length: 60 }, () => 4)],
    ['new ability', Array.from({ length: 60 }, () => 0), Array.from({ length: 60 }, () => 1)],
    [
      'narrower',
      Array.from({ length: 60 }, () => 1),
      Array.from({ length: 60 }, (_, i) => (i % 4 === 0 ? 4 : 0)),
    ],
    ['cannot tell', [0, 1, 2], [1, 1, 2]],
  ];
  for (const [reading, before, after] of cases) {
    it(`says: ${reading}`, () => {
      const report = analyse([stage('sft', undefined, repeats(before)), stage('rl', 'sft', repeats(after))]);
      const [shift] = report.stages[1]!.sampling;
      assert.deepEqual([shift!.k, shift!.reading], [4, reading]);
    });
  }
});
