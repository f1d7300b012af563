import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { loadAdapter } from '../../src/adapter/registry.ts';
import type { Question } from '../../src/dataset/question.ts';
import { readSamples } from '../../src/dataset/read-samples.ts';
import type { SuiteData } from '../../src/dataset/read-samples.ts';
import { FinevalError } from '../../src/errors.ts';
import { compilePrompt } from '../../src/prompt/compile-prompt.ts';
import type { DataFile, FieldNames } from '../../src/suite/suite-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

// One test for each oddity that the official files of the six suites have; every row is invented.

interface World {
  readonly adapter: string;
  readonly format?: 'csv' | 'json' | 'jsonl';
  readonly fields: FieldNames;
  readonly template?: string;
  readonly files: Readonly<Record<string, string>>;
  readonly entries?: readonly Partial<DataFile>[];
  readonly shots?: number;
}

async function read(t: Pick<TestContext, 'after'>, world: World): Promise<SuiteData> {
  const folder = temporaryFolder(t);
  for (const [path, text] of Object.entries(world.files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const paths = world.entries ?? Object.keys(world.files).map((path) => ({ path }));
  const files = paths.map((entry): DataFile => Object.assign({ path: '', task: 'exam' }, entry));
  const form = (await loadAdapter(world.adapter))?.open({ options: {} });
  assert.ok(form);
  const prompt = compilePrompt([{ role: 'user', file: 'x.hbs', text: world.template ?? '{{question}}' }]);
  const title = { en: 'Exam', zh: '考试' };
  const task = {
    id: 'exam',
    title,
    format: world.format ?? 'csv',
    reader: 'rows',
    optional: false,
    fields: world.fields,
    promptVariant: 'zero-shot',
    prompt,
    shots: world.shots ?? 0,
    adapter: world.adapter,
    form,
  } as const;
  const suite = {
    id: 'lanjiang',
    title,
    directory: folder,
    own: true,
    digest: '',
    tasks: [task],
    files,
    origin: { repository: 'ours', licence: 'ours', citation: 'ours' },
    headline: { name: 'Lanjiang', aggregate: 'micro' },
  } as const;
  return readSamples(suite, { split: 'official', folder });
}

const options = { A: 'A', B: 'B', C: 'C', D: 'D' };
const exam: FieldNames = { input: { question: 'question' }, options, target: 'answer' };
const header = 'id,question,A,B,C,D,answer';
const row = '0,澜江稳健债券A的管理人是？,澜江银行,澜江基金,澜江人寿,央行,B';
const points = (question: Question | undefined, text: string): number => {
  const score = question?.gold.strict({ text, stopReason: 'stop' });
  return score?.status === 'scored' ? score.value : -1;
};
const questionsOf = ({ questions }: SuiteData): readonly unknown[] =>
  questions.map(({ sample }) => sample.input['question']);

test('a byte order mark is no part of the first column’s name', async (t) => {
  const fields = { ...exam, id: 'id' };
  const data = await read(t, { adapter: 'choice', fields, files: { 'a.csv': `\uFEFF${header}\n${row}\n` } });
  assert.deepEqual(
    data.questions.map(({ sample }) => sample.id),
    ['0'],
  );
});

test('CRLF and LF end rows alike', async (t) => {
  const files = { 'a.csv': `${header}\r\n${row}\r\n${row}\r\n`, 'b.csv': `${header}\n${row}\n${row}` };
  const entries = Object.keys(files).map((path) => ({ path, id: path }));
  const data = await read(t, { adapter: 'choice', fields: exam, files, entries });
  assert.equal(data.questions.length, 4);
  assert.ok(data.questions.every((question) => points(question, 'B') === 1));
});

test('line breaks, commas and doubled quotes stay inside a quoted cell', async (t) => {
  const text = `${header}\n0,"周先生问：\n\n""稳健""型,怎么选？\r\n",甲,"乙\n丙",丁,戊,A\n`;
  const data = await read(t, { adapter: 'choice', fields: exam, files: { 'a.csv': text } });
  assert.deepEqual(questionsOf(data), ['周先生问：\n\n"稳健"型,怎么选？\r\n']);
  assert.deepEqual(data.questions[0]?.sample.input['options'], { A: '甲', B: '乙\n丙', C: '丁', D: '戊' });
});

test('a header cell may be empty, and names may be capitalised', async (t) => {
  const fields = { input: { question: 'Question' }, options, target: 'Answer' };
  const data = await read(t, {
    adapter: 'choice',
    fields,
    files: { 'a.csv': `,Question,A,B,C,D,Answer\n0,问,甲,乙,丙,丁,D\n` },
  });
  assert.equal(points(data.questions[0], '答案：D'), 1);
});

test('rows whose answer is empty are counted and not asked where the suite has such rows', async (t) => {
  const text = `${header}\n${row}\n1,没有答案的题,甲,乙,丙,丁,\n`;
  const data = await read(t, {
    adapter: 'choice',
    fields: { ...exam, goldless: true },
    files: { 'a.csv': text },
  });
  assert.equal(data.questions.length, 1);
  assert.deepEqual(
    data.sources.map(({ rows, goldless }) => [rows, goldless]),
    [[2, 1]],
  );
  await assert.rejects(
    read(t, { adapter: 'choice', fields: exam, files: { 'a.csv': text } }),
    (error) => error instanceof FinevalError && /a\.csv, row 2: field "answer"/u.test(error.message),
  );
});

test('a column that is absent is a mistake, and an absent answer column is one too', async (t) => {
  const text = 'id,question,A,B,C,D\n0,问,甲,乙,丙,丁\n';
  await assert.rejects(
    read(t, { adapter: 'choice', fields: exam, files: { 'a.csv': text } }),
    /row 1: field "answer" is missing/u,
  );
});

for (const [count, cells, letters] of [
  [2, '对,错,,', 'AB'],
  [3, '甲,乙,丙,', 'ABC'],
  [4, '甲,乙,丙,丁', 'ABCD'],
] as const) {
  test(`a question has the options whose cells are filled: ${count}`, async (t) => {
    const template = '{{question}}\n{{#each options}}\n{{@key}}. {{this}}\n{{/each}}';
    const data = await read(t, {
      adapter: 'choice',
      fields: exam,
      template,
      files: { 'a.csv': `${header}\n0,问,${cells},A\n` },
    });
    const [question] = data.questions;
    assert.equal(Object.keys(question?.sample.input['options'] ?? {}).join(''), letters);
    const prompt = question?.task.prompt(question.sample.input).messages[0]?.content ?? '';
    assert.doesNotMatch(prompt, /nan|undefined|[CD]\. *$/u);
    assert.equal(points(question, count === 2 ? '选C' : '选E'), -1);
  });
}

test('five options are five letters', async (t) => {
  const fields = { ...exam, options: { ...options, E: 'E' } };
  const data = await read(t, {
    adapter: 'choice',
    fields,
    files: { 'a.csv': `${header.replace('D,', 'D,E,')}\n0,问,甲,乙,丙,丁,戊,E\n` },
  });
  assert.equal(points(data.questions[0], '应选E'), 1);
});

test('yes or no needs no options', async (t) => {
  const fields = { input: { question: 'question' }, target: 'answer' };
  const data = await read(t, {
    adapter: 'yes-no',
    fields,
    files: { 'a.csv': 'id,question,answer\n0,存款有利息吗？,是\n1,保本高收益可信吗？,否\n' },
  });
  assert.deepEqual(
    data.questions.map((question) => points(question, '答案：否')),
    [0, 1],
  );
});

test('two options with the same text are the same answer, and four are none', async (t) => {
  const text = `${header}\n0,问,R1,R2,R2,R3,B\n1,问,公式,公式,公式,公式,A\n`;
  const data = await read(t, { adapter: 'choice', fields: exam, files: { 'a.csv': text } });
  assert.equal(points(data.questions[0], '答案：C'), 1);
  assert.equal(points(data.questions[0], '答案：D'), 0);
  assert.equal(points(data.questions[1], '答案：C'), 0);
});

test('options that repeat their letter, options in the stem, LaTeX and Roman numerals stay as they are', async (t) => {
  const text = `${header}\n0,A.国债 B.股票 C.期货 D.外汇，收益率为30$\\%$时（　　）。Ⅰ.持有 Ⅱ.卖出,A: Ⅰ,B: Ⅱ,C: Ⅰ、Ⅱ,D: 以上都不是,C\n`;
  const data = await read(t, { adapter: 'choice', fields: exam, files: { 'a.csv': text } });
  assert.match(String(questionsOf(data)[0]), /30\$\\%\$时（　　）。Ⅰ/u);
  assert.equal(points(data.questions[0], '答案是C: Ⅰ、Ⅱ'), 1);
});

test('gold may be a list, a text, and JSON inside a text', async (t) => {
  const fields = { input: { prompt: 'prompt' }, target: 'ground_truth' };
  const list = await read(t, {
    adapter: 'label-set',
    format: 'json',
    fields,
    template: '{{prompt}}',
    files: {
      'a.json': '[{"prompt":"问","ground_truth":["基金-信息查询"]},{"prompt":"再问","ground_truth":[]}]',
    },
  });
  assert.deepEqual(
    list.questions.map((question) => points(question, '\\boxed{[]}')),
    [0, 1],
  );
  const inside = JSON.stringify([
    { prompt: '澜江人寿的年金险', ground_truth: JSON.stringify([{ type: '险种名称', content: '年金险' }]) },
    { prompt: '你好', ground_truth: '[]' },
  ]);
  const entities = await read(t, {
    adapter: 'entity-set',
    format: 'json',
    fields,
    template: '{{prompt}}',
    files: { 'a.json': inside },
  });
  assert.deepEqual(
    entities.questions.map((question) => points(question, '[]')),
    [0, 1],
  );
});

for (const [gold, right, wrong] of [
  ['A;C', 'C;A', 'A'],
  ['69,07;287644.75', '69.07;287644.75', '6907;287644.75'],
  ['1,002,967.29', '1002967.29', '1002.96'],
  ['40.10;高', '40.1;高', '40.1;低'],
  ['-760', '-760元', '760'],
  ['10000;-8000', '10000；-8000', '10000;8000'],
  ['1309.00', '1309', '1308'],
] as const) {
  test(`a gold answer may be written ${gold}`, async (t) => {
    const fields = { input: { prompt: 'prompt' }, target: 'ground_truth' };
    const file = JSON.stringify([{ prompt: '题目：澜江银行应填______。', ground_truth: gold }]);
    const data = await read(t, {
      adapter: 'blanks',
      format: 'json',
      fields,
      template: '{{prompt}}',
      files: { 'a.json': file },
    });
    assert.equal(points(data.questions[0], `\\boxed{${right}}`), 1);
    assert.equal(points(data.questions[0], `\\boxed{${wrong}}`), 0);
  });
}

test('file names may hold Chinese characters and full-width brackets', async (t) => {
  const path = 'data/test/澜江从业资格（LJQ）.csv';
  const data = await read(t, { adapter: 'choice', fields: exam, files: { [path]: `${header}\n${row}\n` } });
  assert.deepEqual(
    data.sources.map((source) => source.path),
    [path],
  );
});

test('a subject without one of its splits has the questions of those that are there', async (t) => {
  const entries = [
    { path: 'val/a_val.csv', id: 'a', labels: { subject: 'a' } },
    { path: 'dev/a_dev.csv', use: 'shots', labels: { subject: 'a' } },
    { path: 'val/b_val.csv', id: 'b', labels: { subject: 'b' } },
  ] as const;
  const data = await read(t, {
    adapter: 'choice',
    fields: exam,
    entries,
    files: { 'val/a_val.csv': `${header}\n${row}\n` },
  });
  assert.deepEqual(data.absentFiles, ['val/b_val.csv']);
  assert.deepEqual(data.absentTasks, []);
  assert.equal(data.questions[0]?.sample.id, 'a-0001');
});

test('examples come from the split of the same subject, and too few of them are a mistake', async (t) => {
  const entries = [
    { path: 'val.csv', labels: { subject: 'a' } },
    { path: 'dev-b.csv', use: 'shots', labels: { subject: 'b' } },
    { path: 'dev-a.csv', use: 'shots', labels: { subject: 'a' } },
  ] as const;
  const files = {
    'val.csv': `${header}\n${row}\n`,
    'dev-a.csv': `${header}\n0,例题,甲,乙,丙,丁,D\n`,
    'dev-b.csv': `${header}\n0,别的例题,甲,乙,丙,丁,A\n`,
  };
  const data = await read(t, { adapter: 'choice', fields: exam, entries, files, shots: 1 });
  assert.deepEqual(
    data.questions[0]?.shots?.map((shot) => [shot['question'], shot['target']]),
    [['例题', 'D']],
  );
  await assert.rejects(
    read(t, { adapter: 'choice', fields: exam, entries, files, shots: 2 }),
    /needs 2 examples.*1 are here/u,
  );
});

test('rows that ask the same are one cluster, even where their gold answers conflict', async (t) => {
  const fields = { input: { question: 'question' }, target: 'answer' };
  const text =
    'question,answer\n林女士的风险测评过期了吗？,是\n周先生的呢？,否\n林女士的风险测评过期了吗？,否\n';
  const data = await read(t, { adapter: 'yes-no', fields, files: { 'a.csv': text } });
  const clusters = data.questions.map(({ sample }) => sample.cluster);
  assert.equal(clusters[0], clusters[2]);
  assert.notEqual(clusters[0], undefined);
  assert.equal(clusters[1], undefined);
});

test('a subject whose gold is always the same has a baseline of 100 %', async (t) => {
  const fields = { input: { question: 'question' }, target: 'answer' };
  const data = await read(t, {
    adapter: 'yes-no',
    fields,
    files: { 'a.csv': 'question,answer\n一,否\n二,否\n' },
  });
  const [question] = data.questions;
  const baselines = question?.task.form.baselines(data.questions.map(({ gold }) => gold)) ?? [];
  const always = baselines.find(({ id }) => id === 'always-no');
  assert.ok(data.questions.every((one) => points(one, always?.answer(one.sample.input) ?? '') === 1));
});

test('a revision with other gold, or with more rows, is not the file of the suite', async (t) => {
  const files = { 'a.csv': `${header}\n${row}\n` };
  const sha256 = '0'.repeat(64);
  await assert.rejects(
    read(t, { adapter: 'choice', fields: exam, files, entries: [{ path: 'a.csv', sha256 }] }),
    /its sha256 is/u,
  );
  await assert.rejects(
    read(t, { adapter: 'choice', fields: exam, files, entries: [{ path: 'a.csv', rows: 2 }] }),
    /it has 1 rows, not 2/u,
  );
  await assert.rejects(
    read(t, { adapter: 'choice', fields: exam, files, entries: [{ path: 'a.csv', gold: 2 }] }),
    /1 of its rows have gold, not 2/u,
  );
});

test('a misnamed file is the one its bytes say', async (t) => {
  const files = { 'economics_test.csv': `${header}\n${row}\n` };
  const data = await read(t, {
    adapter: 'choice',
    fields: exam,
    files,
    entries: [{ path: 'economics_test.csv', id: 'econometrics', labels: { subject: 'econometrics' } }],
  });
  assert.deepEqual(
    data.questions.map(({ sample }) => [sample.id, sample.labels['subject']]),
    [['econometrics-0001', ['econometrics']]],
  );
});
