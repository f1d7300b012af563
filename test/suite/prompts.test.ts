import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../src/json/json.ts';
import { loadSuite } from '../../src/suite/load-suite.ts';

// The prompts that suites publish, character by character: a changed blank is another benchmark.

const options = { A: '澜江银行', B: '澜江基金', C: '澜江人寿', D: '央行' };
const question = '澜江稳健债券A的管理人是？（R&D < 5%）';
const listed = 'A. 澜江银行\nB. 澜江基金\nC. 澜江人寿\nD. 央行\n';
const shot = { question: '例题', options: { A: '甲', B: '乙', C: '丙', D: '丁' }, target: 'C' };

async function render(
  suite: string,
  variant: string,
  input: JsonObject,
): Promise<readonly (readonly [string, string])[]> {
  const [task] = (await loadSuite(suite, () => variant)).tasks;
  return task?.prompt(input).messages.map(({ role, content }) => [role, content] as const) ?? [];
}

const cases: readonly [string, string, JsonObject, readonly (readonly [string, string])[]][] = [
  ['finova', 'zero-shot', { prompt: '  {{"name": "工具"}}\n' }, [['user', '  {{"name": "工具"}}\n']]],
  [
    'fineval',
    'zero-shot',
    { question, options, subject: 'insurance' },
    [
      ['system', '你是一个中文人工智能助手，以下是中国关于insurance考试的单项选择题，请选出其中的正确答案。'],
      ['user', `${question}\n${listed}答案：`],
    ],
  ],
  ['fineval', 'answer-only', { question, options }, [['user', `${question}\n${listed}答案：`]]],
  [
    'fineval',
    'zero-shot-cot',
    { question, options },
    [['user', `${question}\n${listed}请一步一步思考，写出解题过程，最后输出答案。`]],
  ],
  [
    'fineval',
    'five-shot',
    { question, options, subject: 'insurance', shots: [shot, shot] },
    [
      [
        'user',
        `以下是中国关于insurance考试的单项选择题，请选出其中的正确答案。\n\n${'例题\nA. 甲\nB. 乙\nC. 丙\nD. 丁\n答案：C\n\n'.repeat(2)}${question}\n${listed}答案：`,
      ],
    ],
  ],
  [
    'financeiq',
    'zero-shot',
    { question, options, subject: '税务师' },
    [
      [
        'user',
        `以下是关于税务师的单项选择题，请直接给出正确答案的选项。\n\n题目：${question}\n${listed}答案是：`,
      ],
    ],
  ],
  [
    'financeiq',
    'five-shot',
    { question, options, subject: '税务师', shots: [shot] },
    [
      [
        'user',
        `以下是关于税务师的单项选择题，请直接给出正确答案的选项。\n\n题目：例题\nA. 甲\nB. 乙\nC. 丙\nD. 丁\n答案是：C\n\n题目：${question}\n${listed}答案是：`,
      ],
    ],
  ],
  [
    'math-500',
    'zero-shot',
    { problem: 'What is $1+1$?' },
    [['user', 'What is $1+1$?\nPlease reason step by step, and put your final answer within \\boxed{}.']],
  ],
  [
    'gpqa',
    'zero-shot',
    { question, options },
    [
      [
        'user',
        `Answer the following multiple choice question. The last line of your response should be of the following format: 'Answer: $LETTER' (without quotes) where LETTER is one of ABCD. Think step by step before answering.\n\n${question}\n\nA) 澜江银行\nB) 澜江基金\nC) 澜江人寿\nD) 央行\n`,
      ],
    ],
  ],
];

for (const [suite, variant, input, expected] of cases) {
  test(`${suite} asks with ${variant} as published`, async () => {
    assert.deepEqual(await render(suite, variant, input), expected);
  });
}

test('fineva’s own prompts show the context where there is one, and only options that exist', async () => {
  const choiceOf = async (input: JsonObject): Promise<string> =>
    (await render('fineva', 'zero-shot', input))[0]?.[1] ?? '';
  const choice = await choiceOf({ question, options: { A: '对', B: '错' }, context: '材料文字' });
  assert.match(choice, /材料：\n材料文字\n\n题目：/u);
  assert.match(choice, /A\. 对\nB\. 错\n$/u);
  assert.doesNotMatch(await choiceOf({ question, options }), /材料/u);
});
