import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseAblation } from '../../../src/ablation/chain/analyse-ablation.ts';
import type { AblationReport, StageReport } from '../../../src/ablation/chain/ablation-report.ts';
import { ablationMarkdown } from '../../../src/report/ablation-markdown.ts';
import { ablationText } from '../../../src/report/ablation-table.ts';
import { makeRun, marked } from '../make-run.ts';
import type { MadeSample } from '../make-run.ts';
import { ablationSettings } from '../ablation-settings.ts';

/** A chain of stages over one suite, each trained from the one before it. */
function chain(stages: Readonly<Record<string, readonly MadeSample[]>>): AblationReport {
  const ids = Object.keys(stages);
  return analyseAblation({
    stages: Object.entries(stages).map(([id, exam], place) => {
      const parent = ids[place - 1];
      const run = makeRun({ name: id, stage: id, suites: { exam } });
      const link = parent === undefined ? {} : { parent };
      return Object.assign(link, { id, targets: [], runs: [run] });
    }),
    leftOut: [],
    settings: ablationSettings,
  });
}

const report = chain({
  cpt: marked('intent', 'u'.repeat(80) + '01'.repeat(10)),
  sft: marked('intent', '0'.repeat(30) + '1'.repeat(40) + 'u'.repeat(10) + '01'.repeat(10)),
  rl: marked('intent', '0'.repeat(20) + '1'.repeat(50) + 't'.repeat(10) + '01'.repeat(10)),
});
const of = (id: string): StageReport => report.stages.find(({ stage }) => stage === id)!;

describe('the share of readable answers', () => {
  it('is compared with the parent’s sample by sample, whether the answers are right or not', () => {
    const [{ suite, with: other, cell } = assert.fail()] = of('sft').readable;
    assert.ok(cell.state === 'compared');
    const { base, candidate, estimate, interval, flips, test } = cell.delta;
    assert.deepEqual([suite, other, base, candidate], ['exam', 'cpt', 0.2, 0.9]);
    assert.ok(Math.abs(estimate - 0.7) < 1e-12);
    assert.ok(interval!.low > 0.55 && interval!.high < 0.8);
    assert.deepEqual([flips.gained, flips.lost, test, cell.verdict], [70, 0, 'mcnemar-mid-p', 'better']);
    assert.deepEqual(of('cpt').readable, []);
  });

  it('is tied where every answer stayed readable or unreadable', () => {
    const [{ cell } = assert.fail()] = of('rl').readable;
    assert.ok(cell.state === 'compared' && cell.verdict === 'tied');
  });

  it('is not comparable where the points are not', () => {
    const run = (id: string, samples: readonly MadeSample[]) =>
      makeRun({ name: id, suites: { exam: samples } });
    const analysed = analyseAblation({
      stages: [
        { id: 'cpt', targets: [], runs: [run('cpt', marked('intent', '0u1'))] },
        { id: 'sft', parent: 'cpt', targets: [], runs: [run('sft', marked('intent', '0u'))] },
      ],
      leftOut: [],
      settings: ablationSettings,
    });
    assert.equal(analysed.stages[1]?.readable[0]?.cell.state, 'not-comparable');
  });

  it('counts repeats as shares, and every answer alike whatever its task', () => {
    const repeated = (marks: readonly (readonly ('u' | 0 | 1)[])[]): readonly MadeSample[] =>
      marks.map((own, i) => ({ id: `s${i}`, task: i < 3 ? 'slot' : 'tool', marks: own }));
    const [, sft] = chain({
      cpt: repeated([
        ['u', 'u'],
        ['u', 'u'],
        ['u', 'u'],
        ['u', 0],
      ]),
      sft: repeated([
        ['u', 1],
        ['u', 0],
        ['u', 'u'],
        [0, 1],
      ]),
    }).stages;
    const [{ cell } = assert.fail()] = sft!.readable;
    assert.ok(cell.state === 'compared');
    assert.deepEqual([cell.delta.base, cell.delta.candidate], [0.125, 0.5]);
  });

  it('is said in the terminal and in Markdown, beside the parts of form and content', () => {
    const sentence = 'Readable answers, exam: 20.0 % → 90.0 %, +70.0 (';
    for (const width of [80, 120]) {
      const text = ablationText(report, width);
      assert.ok(text.includes(sentence), text);
      assert.match(text, /│ content │ format │/u);
      assert.match(text, /Of \+40\.0 in exam, by task × difficulty × form:\n {2}\+[\d.]+ .*, format\n/u);
      const widest = Math.max(...text.split('\n').map((line) => line.length));
      assert.ok(widest <= width, `${widest}`);
    }
    const markdown = ablationMarkdown(report);
    assert.match(markdown, /^\| suite \| Δ, pp .* \| content \| format \| readable, pp/mu);
    assert.match(markdown, /\| `exam` \| \+40\.0 \([^|]*\) \| better \| 0\.0 \| \+40\.0 \| \+70\.0 \(/u);
  });
});

describe('an ablation in Markdown', () => {
  it('shows hostile names as text', () => {
    const hostile = '<script>|`@all`\u202e[x](javascript:1)';
    const bad = analyseAblation({
      title: hostile,
      stages: [
        {
          id: 'a',
          targets: [hostile],
          runs: [makeRun({ suites: { [hostile]: marked('t', '0000000000') } })],
        },
        {
          id: 'b',
          parent: 'a',
          targets: [hostile],
          runs: [makeRun({ name: hostile, suites: { [hostile]: marked('t', '1111111111') } })],
        },
      ],
      leftOut: [{ stage: hostile, because: 'it has no finished run' }],
      settings: ablationSettings,
    });
    const markdown = ablationMarkdown(bad);
    const outside = markdown.replaceAll(/(`+)[^\n]*?\1/gu, '');
    assert.doesNotMatch(outside, /<script|[^\\]\[x\]|@all|\u202e/u);
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
    for (const row of rows) assert.ok([3, 9].includes(row.match(/(?<!\\)\|/gu)!.length), row);
  });
});
