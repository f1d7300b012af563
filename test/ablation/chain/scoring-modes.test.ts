import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseAblation } from '../../../src/ablation/chain/analyse-ablation.ts';
import type { AblationReport, AblationSettings } from '../../../src/ablation/chain/ablation-report.ts';
import type { StageRun } from '../../../src/ablation/chain/stage-run.ts';
import { planTraining } from '../../../src/ablation/weights/plan-training.ts';
import { defaultWeightSettings } from '../../../src/ablation/weights/weight-settings.ts';
import { ablationText } from '../../../src/report/ablation-table.ts';
import { makeRun, marked } from '../make-run.ts';
import { ablationSettings } from '../ablation-settings.ts';

const settings: AblationSettings = {
  ...ablationSettings,
  capabilities: { 'exam/rules': 'knowledge', 'agent/tool': 'agentic' },
};

const right = (count: number, task: string) => marked(task, '1'.repeat(count) + 'u'.repeat(100 - count));

interface Marks {
  readonly written?: number;
  readonly weighed?: number;
  readonly tool?: number;
}

function stage(id: string, parent: string | undefined, { written, weighed, tool }: Marks): StageRun {
  const generated = {
    ...(written === undefined ? {} : { exam: right(written, 'rules') }),
    ...(tool === undefined ? {} : { agent: right(tool, 'tool') }),
  };
  const runs = [
    ...(weighed === undefined
      ? []
      : [
          makeRun({
            name: `${id}+likelihood`,
            scoring: 'likelihood',
            suites: { exam: right(weighed, 'rules') },
          }),
        ]),
    ...(Object.keys(generated).length === 0 ? [] : [makeRun({ name: id, suites: generated })]),
  ];
  return { id, ...(parent === undefined ? {} : { parent }), targets: ['knowledge'], runs };
}

const analyse = (stages: readonly StageRun[]): AblationReport =>
  analyseAblation({ stages, leftOut: [], settings });

const chain = [
  stage('base', undefined, { written: 0, weighed: 30, tool: 0 }),
  stage('cpt', 'base', { written: 0, weighed: 60, tool: 0 }),
  stage('sft', 'cpt', { written: 55, weighed: 60, tool: 40 }),
];

describe('an ablation of both modes', () => {
  it('has a cell for each suite and mode, called by both', () => {
    const report = analyse(chain);
    assert.deepEqual(report.suites, ['agent', 'exam', 'exam (likelihood)']);
    assert.deepEqual(report.cells[2], { name: 'exam (likelihood)', suite: 'exam', scoring: 'likelihood' });
    const gains = report.stages.map(({ against }) =>
      against.parent.map(({ suite, cell }) => [
        suite,
        cell.state === 'compared' ? Math.round(100 * cell.delta.estimate) : cell.state,
      ]),
    );
    assert.deepEqual(gains, [
      [],
      [
        ['agent', 0],
        ['exam', 0],
        ['exam (likelihood)', 30],
      ],
      [
        ['agent', 40],
        ['exam', 55],
        ['exam (likelihood)', 0],
      ],
    ]);
    assert.match(ablationText(report, 120), /exam \(likelihood\)/u);
  });

  it('counts a question once on target, with the mean of both its answers', () => {
    const [, cpt] = analyse(chain).stages;
    assert.ok(cpt?.onTarget?.state === 'compared');
    assert.deepEqual([cpt.onTarget.delta.n, cpt.onTarget.delta.estimate], [100, 0.15]);
  });

  it('compares a mode only between stages that were asked in it', () => {
    const mixed = [
      stage('base', undefined, { weighed: 30 }),
      stage('cpt', 'base', { weighed: 60 }),
      stage('sft', 'cpt', { written: 55 }),
      stage('rl', 'sft', { written: 70 }),
    ];
    const states = analyse(mixed).stages.map(({ against }) =>
      against.parent.map(({ suite, cell }) => `${suite}: ${cell.state}`),
    );
    assert.deepEqual(states, [
      [],
      ['exam (likelihood): compared'],
      ['exam: not-comparable'],
      ['exam: compared'],
    ]);
  });

  it('plans training by what is written where a suite was asked in both ways', () => {
    const sft = chain[2]!;
    const plan = planTraining({
      stages: chain,
      stage: sft,
      ablation: settings,
      settings: defaultWeightSettings,
    });
    assert.deepEqual(
      plan.labels.map(({ label, passAtK }) => [label, passAtK]),
      [
        ['agent/tool', 0.4],
        ['exam/rules', 0.55],
      ],
    );
    const cpt = stage('cpt', undefined, { weighed: 60 });
    const weighed = planTraining({
      stages: [cpt],
      stage: cpt,
      ablation: settings,
      settings: defaultWeightSettings,
    });
    assert.deepEqual(weighed.labels[0]?.passAtK, 0.6);
  });
});
