import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BadTarget, SuiteProblem } from '../../src/adapter/adapter.ts';
import type { AnswerForm } from '../../src/adapter/adapter.ts';
import { choice } from '../../src/adapter/choice.ts';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { pointsOf } from '../../src/scoring/score.ts';
import { completionOf } from '../scoring/completion-of.ts';

const input = { options: { A: '久期', B: '凸性', C: '票面利率', D: '期限' } };
const five = { options: { A: '久期', B: '凸性', C: '票面利率', D: '期限', E: '信用利差' } };

function openForm(official?: string, options: JsonObject = {}): AnswerForm {
  return choice.open({ options, ...(official !== undefined && { official }) });
}

function pointsFor(form: AnswerForm, target: Json, text: string): readonly unknown[] {
  const gold = form.readGold(target, five);
  const completion = completionOf(text);
  return [pointsOf(gold.strict(completion)), gold.official && pointsOf(gold.official(completion))];
}

describe('the choice adapter', () => {
  it('reads a gold letter, and the letters of several', () => {
    const several = openForm(undefined, { multiple: true });
    for (const [form, target, items] of [
      [openForm(), 'B', ['B']],
      [openForm(), ' ｂ ', ['B']],
      [openForm(), ['D'], ['D']],
      [several, 'CA', ['A', 'C']],
      [several, 'A；C', ['A', 'C']],
      [several, 'A、C', ['A', 'C']],
      [several, ['C', 'A'], ['A', 'C']],
      [several, 'D', ['D']],
    ] as const)
      assert.deepEqual(form.readGold(target as Json, input).items, items);
  });

  it('takes the options as a list too', () => {
    const gold = openForm('fineval').readGold('B', { options: ['久期', '凸性'] });
    assert.equal(pointsOf(gold.strict(completionOf('凸性'))), 1);
    assert.equal(pointsOf(gold.strict(completionOf('C'))), 0);
    assert.equal(gold.official && pointsOf(gold.official(completionOf('凸性'))), 1);
  });

  it('judges an option that was chosen: right or wrong, whatever the options’ texts look like', () => {
    const tricky = { options: { A: 'B', B: 'A', C: '', D: '答案：C' } };
    const form = openForm('fineval');
    assert.deepEqual(form.choices?.(tricky), ['A', 'B', 'C', 'D']);
    const { chosen } = form.readGold('B', tricky);
    for (const letter of 'ABCD') {
      const score = chosen?.(letter);
      assert.deepEqual([score?.status, score && pointsOf(score)], ['scored', letter === 'B' ? 1 : 0]);
    }
  });

  it('offers nothing to choose from where several options together can be the answer', () => {
    const form = openForm(undefined, { multiple: true });
    assert.equal(form.choices, undefined);
    assert.equal(form.readGold('AB', input).chosen, undefined);
  });

  it('refuses a gold that is no option, or several where one is wanted', () => {
    for (const target of ['E', '', '是', 'AC', ['A', 'B'], [], 2, null])
      assert.throws(() => openForm().readGold(target, input), BadTarget, JSON.stringify(target));
  });

  it('refuses a question without options', () => {
    for (const options of [undefined, {}, { A: '久期' }, ['久期'], { 甲: '久期', 乙: '凸性' }, 'A']) {
      const question = options === undefined ? {} : { options };
      assert.throws(() => openForm().readGold('A', question), BadTarget, JSON.stringify(options));
    }
  });

  it('refuses options of a task that are not its own, and a scorer that it has not', () => {
    for (const wrong of [{ multiple: 'yes' }, { letters: 'ABCD' }])
      assert.throws(() => openForm(undefined, wrong), SuiteProblem);
    assert.throws(() => openForm('cmmlu'), SuiteProblem);
  });

  it('puts the published scorer of a suite beside the strict one', () => {
    for (const [official, target, text, points] of [
      ['fineva', 'B', '不选A，选B', [1, 0]],
      ['financeiq', 'B', 'A公司的久期较长，所以应选择B', [1, 0]],
      ['fineval', 'B', '本题考查CPI与GDP。正确选项为B', [1, 0]],
      ['fineva', 'E', '答案：E', [1, 1]],
      ['financeiq', 'E', '答案：E', [1, 0]],
      ['fineval', 'C', '票面利率', [1, 1]],
      ['fineva', 'A', '<think>选A</think>答案：B', [0, 1]],
      ['financeiq', 'B', 'ｂ', [1, 0]],
    ] as const)
      assert.deepEqual(pointsFor(openForm(official), target, text), points, text);
    assert.deepEqual(pointsFor(openForm(), 'B', 'B'), [1, undefined]);
  });
});

describe('the baselines of a choice task', () => {
  it('repeat the most frequent gold and take the longest option', () => {
    const form = openForm();
    const baselines = form.baselines(['B', 'C', 'C', 'A'].map((target) => form.readGold(target, input)));
    assert.deepEqual(
      baselines.map(({ id, title, answer }) => [id, title, answer(input)]),
      [
        ['always-c', 'always "C"', 'C'],
        ['longest-option', 'the longest option', 'C'],
      ],
    );
  });

  it('list everything where several are the answer', () => {
    const form = openForm(undefined, { multiple: true });
    const baselines = form.baselines(['AC', 'D', 'AC'].map((target) => form.readGold(target, input)));
    assert.deepEqual(
      baselines.map(({ id, answer }) => [id, answer(input)]),
      [
        ['always-ac', 'AC'],
        ['list-everything', 'ABCD'],
        ['longest-option', 'C'],
      ],
    );
  });

  it('are none where there is no gold', () => {
    assert.deepEqual(openForm().baselines([]), []);
  });
});
