import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseAblation } from '../../../src/ablation/chain/analyse-ablation.ts';
import type { AblationReport, AblationSettings } from '../../../src/ablation/chain/ablation-report.ts';
import type { StageRun } from '../../../src/ablation/chain/stage-run.ts';
import { makeRun, marked } from '../make-run.ts';
import type { MadeRun, MadeSample } from '../make-run.ts';
import { ablationSettings } from '../ablation-settings.ts';

const settings: AblationSettings = { ...ablationSettings, replicates: 100 };

function stage(id: string, parent: string | undefined, made: Partial<MadeRun>): StageRun {
  const run = makeRun({ name: id, stage: id, suites: {}, ...made });
  return { id, ...(parent === undefined ? {} : { parent }), targets: [], runs: [run] };
}

const analyse = (stages: readonly StageRun[], more: Partial<AblationSettings> = {}): AblationReport =>
  analyseAblation({ stages, leftOut: [], settings: { ...settings, ...more } });

const facts = { capabilities: { tool: 'agentic', slot: 'agentic', safety: 'compliance' } };
const tasks = (tool: string, slot: string, safety: string): readonly MadeSample[] => [
  ...marked('tool', tool),
  ...marked('slot', slot),
  ...marked('safety', safety),
];

describe('the profile of a stage', () => {
  it('weighs every task alike, in the mean over all tasks and in a capability', () => {
    const base = stage('base', undefined, { facts, suites: { exam: tasks('0000', '00', '11') } });
    const sft = stage('sft', 'base', { facts, suites: { exam: tasks('1000', '11', '10') } });
    const [first, second] = analyse([base, sft]).stages;
    assert.equal(first?.overall, undefined);
    assert.ok(first?.capabilities.every(({ delta }) => delta === undefined));
    const overall = second?.overall;
    assert.ok(overall?.cell.state === 'compared');
    assert.deepEqual([overall.tasks, overall.of], [3, 3]);
    assert.ok(Math.abs(overall.cell.delta.estimate - (0.25 + 1 - 0.5) / 3) < 1e-12);
    const scores = second?.capabilities.map(({ capability, tasks: names, n, value }) => [
      capability,
      names,
      n,
      value,
    ]);
    assert.deepEqual(scores, [
      ['agentic', ['exam/slot', 'exam/tool'], 6, 0.625],
      ['compliance', ['exam/safety'], 2, 0.5],
    ]);
    const agentic = second?.capabilities[0]?.delta;
    assert.ok(agentic?.state === 'compared' && Math.abs(agentic.delta.estimate - 0.625) < 1e-12);
  });

  it('takes capabilities from the ablation file before those of the suite', () => {
    const base = stage('base', undefined, { facts, suites: { exam: tasks('01', '01', '01') } });
    const { stages } = analyse([base], { capabilities: { 'exam/slot': 'knowledge' } });
    assert.deepEqual(
      stages[0]?.capabilities.map(({ capability }) => capability),
      ['agentic', 'compliance', 'knowledge'],
    );
  });

  it('leaves tasks that cannot be compared out of the mean, and compares no capability that has one', () => {
    const base = stage('base', undefined, { facts, suites: { exam: tasks('0011', '0011', '0011') } });
    const fewer = tasks('0111', '0111', '0111').filter(({ id }) => id !== 'slot-0001');
    const sft = stage('sft', 'base', { facts, suites: { exam: fewer } });
    const found = analyse([base, sft]).stages[1];
    assert.deepEqual([found?.overall?.tasks, found?.overall?.of], [2, 3]);
    const states = found?.capabilities.map(({ capability, delta }) => [capability, delta?.state]);
    assert.deepEqual(states, [
      ['agentic', 'not-comparable'],
      ['compliance', 'compared'],
    ]);
    const labels = found?.labels.map(({ label, delta }) => [label, delta?.estimate]);
    assert.deepEqual(labels, [
      ['safety', 0.25],
      ['slot', undefined],
      ['tool', 0.25],
    ]);
  });

  it('says nothing of a capability that the parent was not asked', () => {
    const base = stage('base', undefined, { facts, suites: { exam: marked('tool', '01') } });
    const sft = stage('sft', 'base', {
      facts,
      suites: { exam: [...marked('tool', '01'), ...marked('safety', '01')] },
    });
    const found = analyse([base, sft]).stages[1]?.capabilities.find(
      ({ capability }) => capability === 'compliance',
    );
    assert.equal(found?.delta?.state, 'not-comparable');
  });

  it('counts a question that was asked in two ways once in the mean, and keeps the ways apart in capabilities', () => {
    const both = (id: string, parent: string | undefined, written: string, weighed: string): StageRun => ({
      id,
      ...(parent === undefined ? {} : { parent }),
      targets: [],
      runs: (['generation', 'likelihood'] as const).map((scoring) =>
        makeRun({
          name: id,
          scoring,
          facts,
          suites: { exam: marked('tool', scoring === 'generation' ? written : weighed) },
        }),
      ),
    });
    const found = analyse([both('base', undefined, '00', '01'), both('sft', 'base', '11', '01')]).stages[1];
    assert.deepEqual([found?.overall?.tasks, found?.overall?.of], [1, 1]);
    assert.ok(found?.overall?.cell.state === 'compared');
    assert.deepEqual([found.overall.cell.delta.n, found.overall.cell.delta.estimate], [2, 0.5]);
    assert.deepEqual(
      found.capabilities.map(({ capability, value }) => [capability, value]),
      [
        ['agentic', 1],
        ['agentic (likelihood)', 0.5],
      ],
    );
  });

  it('tells labels apart by the wanted label, and counts a sample in each of its values', () => {
    const samples = (marks: string): readonly MadeSample[] =>
      marked('tool', marks).map((sample, index) =>
        Object.assign(sample, { labels: index === 0 ? { scene: ['基金', '保险'] } : { scene: ['基金'] } }),
      );
    const base = stage('base', undefined, { suites: { exam: samples('001') } });
    const sft = stage('sft', 'base', { suites: { exam: samples('111') } });
    const { stages } = analyse([base, sft], { attributeBy: { exam: 'scene' } });
    assert.deepEqual(
      stages[1]?.labels.map(({ label, dimension, n, value, delta }) => [
        label,
        dimension,
        n,
        value,
        delta?.estimate,
      ]),
      [
        ['保险', 'scene', 1, 1, 1],
        ['基金', 'scene', 3, 1, 2 / 3],
      ],
    );
  });

  it('falls back on the label by which the tasks of the headline are told apart', () => {
    const samples = marked('academic', '0101').map((sample, index) =>
      Object.assign(sample, { labels: { category: [index < 2 ? 'finance' : 'economy'] } }),
    );
    const base = stage('base', undefined, {
      suites: { exam: samples },
      facts: { headline: { aggregate: 'micro' }, breakdown: 'category' },
    });
    assert.deepEqual(
      analyse([base]).stages[0]?.labels.map(({ label }) => label),
      ['economy', 'finance'],
    );
  });

  it('corrects the p-values of labels over all labels and stages of a suite', () => {
    const many = (marks: string): readonly MadeSample[] =>
      ['tool', 'slot', 'safety'].flatMap((task) => marked(task, marks));
    const base = stage('base', undefined, { suites: { exam: many('0'.repeat(8)) } });
    const sft = stage('sft', 'base', {
      suites: {
        exam: [
          ...marked('tool', '1'.repeat(8)),
          ...marked('slot', '0'.repeat(8)),
          ...marked('safety', '0'.repeat(8)),
        ],
      },
    });
    const labels = analyse([base, sft]).stages[1]?.labels ?? [];
    const tool = labels.find(({ label }) => label === 'tool')?.delta;
    // McNemar's mid-p of eight gains and no loss is 1/256; it is the smallest of three.
    assert.ok(Math.abs((tool?.adjustedP ?? 0) - 3 / 256) < 1e-9);
    assert.equal(tool?.verdict, 'better');
  });
});
