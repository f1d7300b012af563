import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startChatServer } from '../chat-server.ts';
import { cliWorld } from '../cli/run-in-memory.ts';

const definition = {
  id: 'lanjiang-funds',
  title: { en: 'Questions about the funds of Lanjiang', zh: '澜江基金问答' },
  origin: { repository: 'internal', licence: 'ours', citation: 'Lanjiang Bank, 2026' },
  files: [
    { path: 'questions.jsonl', task: 'facts', rows: 2 },
    { path: 'risk.csv', task: 'risk' },
  ],
  tasks: [
    {
      id: 'facts',
      title: { en: 'Facts', zh: '事实' },
      format: 'jsonl',
      fields: {
        input: { question: 'q' },
        options: { A: 'a', B: 'b', C: 'c' },
        target: 'gold',
        labels: { fund: 'fund' },
      },
      prompts: { 'zero-shot': { system: 'prompts/system.hbs', user: 'prompts/choice.hbs' } },
      adapter: 'choice',
      breakdown: 'fund',
    },
    {
      id: 'risk',
      title: { en: 'Risk', zh: '风险' },
      format: 'csv',
      fields: { input: { question: '问题' }, target: '答案' },
      prompts: { 'zero-shot': { user: 'prompts/yes-no.hbs' } },
      adapter: 'yes-no',
    },
  ],
  headline: { name: 'Lanjiang funds', aggregate: 'mean-of-tasks' },
};

const files: Record<string, string> = {
  'suite.json': JSON.stringify(definition),
  'prompts/system.hbs': '你是澜江银行的基金顾问。',
  'prompts/choice.hbs':
    '{{question}}\n{{#each options}}\n{{@key}}. {{this}}\n{{/each}}\n请写“答案：”和字母。',
  'prompts/yes-no.hbs': '{{question}} 请回答是或否。',
  'questions.jsonl': [
    { q: '澜江稳健债券A主要投资于什么？', a: '债券', b: '股票', gold: 'A', fund: '澜江稳健债券A' },
    { q: '澜江科技先锋混合的风险等级是？', a: 'R1', b: 'R2', c: 'R4', gold: 'C', fund: '澜江科技先锋混合' },
  ]
    .map((row) => JSON.stringify(row))
    .join('\n'),
  'risk.csv': '问题,答案\r\n"林女士的\r\n""稳健""型账户能买R4产品吗？",否\r\n存款有本金保障吗？,是\r\n',
};

function writeSuite(folder: string, changed: Record<string, string> = {}): void {
  mkdirSync(join(folder, 'my-suite', 'prompts'), { recursive: true });
  for (const [name, text] of Object.entries({ ...files, ...changed }))
    writeFileSync(join(folder, 'my-suite', name), text);
}

test('a suite of one’s own is a folder, without TypeScript: it runs, scores and is scored again', async (t) => {
  const world = cliWorld(t);
  writeSuite(world.cwd);
  const prompts: string[] = [];
  const server = await startChatServer({
    answer: ({ prompt, body }) => {
      prompts.push(JSON.stringify(body['messages']));
      return prompt.includes('债券') ? '答案：A' : prompt.includes('R4产品') ? '否' : '不好说';
    },
  });
  t.after(() => server.close());
  const run = await world.run(
    'run',
    '--suite',
    './my-suite',
    '--model',
    `${server.url}#m`,
    '--out',
    'run',
    '--concurrency',
    '1',
  );
  assert.equal(run.exitCode, 0, run.stderr);
  assert.match(run.stdout, /Lanjiang funds: strict 50\.0 %/u);
  assert.match(run.stdout, /Measured: lanjiang-funds, own data, 4 samples/u);
  assert.match(run.stdout, /澜江科技先锋混合 +│ 1 │/u);
  assert.deepEqual(JSON.parse(prompts[0] ?? ''), [
    { role: 'system', content: '你是澜江银行的基金顾问。' },
    { role: 'user', content: '澜江稳健债券A主要投资于什么？\nA. 债券\nB. 股票\n请写“答案：”和字母。' },
  ]);
  assert.match(prompts[2] ?? '', /林女士的\\r\\n\\"稳健\\"型/u);
  assert.equal((await world.run('score', 'run')).exitCode, 0);
});

/** The suite with ids in the rows of its first file, the second of them that of the first. */
function repeatedId(question: string): Record<string, string> {
  const row = { id: 'q1', q: question, a: '债券', b: '股票', gold: 'A', fund: '澜江稳健债券A' };
  return {
    'suite.json': JSON.stringify(definition).replace('"target":"gold"', '"target":"gold","id":"id"'),
    'questions.jsonl': [row, { ...row, gold: 'B' }].map((one) => JSON.stringify(one)).join('\n'),
  };
}

const mistakes: readonly [string, Record<string, string>, RegExp][] = [
  [
    'an id of fineval’s own',
    { 'suite.json': JSON.stringify({ ...definition, id: 'finova' }) },
    /"finova" is the id of a suite of fineval/u,
  ],
  [
    'a member that does not exist',
    { 'suite.json': JSON.stringify({ ...definition, eval: 'x' }) },
    /suite\.json: .*"eval"/u,
  ],
  [
    'an adapter that does not exist',
    { 'suite.json': JSON.stringify(definition).replace('yes-no"', 'maybe"') },
    /task "risk" names no known adapter \(maybe\)/u,
  ],
  [
    'a path that leads out of the folder',
    { 'suite.json': JSON.stringify(definition).replace('risk.csv', '../risk.csv') },
    /suite\.json: field "files\.1\.path"/u,
  ],
  [
    'a template that names an unknown field',
    { 'prompts/yes-no.hbs': '{{frage}}' },
    /prompts\/yes-no\.hbs|"frage" not defined/u,
  ],
  ['a template that is broken', { 'prompts/yes-no.hbs': '{{#each}' }, /prompts\/yes-no\.hbs/u],
  [
    'a gold letter without an option',
    { 'questions.jsonl': files['questions.jsonl']?.replace('"gold":"A"', '"gold":"D"') ?? '' },
    /questions\.jsonl, row 1: field "gold" must name options of A, B/u,
  ],
  ['CSV that breaks off', { 'risk.csv': '问题,答案\n"林女士' }, /risk\.csv, row 1: is not CSV/u],
  [
    'an id that two rows have',
    repeatedId('问？'),
    /questions\.jsonl: the id “q1” is that of another row too/u,
  ],
  [
    'an id that two rows of a large file have',
    repeatedId('问？'.repeat(400_000)),
    /questions\.jsonl: the id “q1” is that of another row too/u,
  ],
  [
    'two files whose rows are numbered alike',
    {
      'suite.json': JSON.stringify({
        ...definition,
        files: [...definition.files, { path: 'more.csv', task: 'risk' }],
      }),
      'more.csv': '问题,答案\n能保本吗？,否\n',
    },
    /more\.csv: the id “risk-0001” is that of another row too/u,
  ],
  ['a line that is no JSON', { 'questions.jsonl': '{"q": 1' }, /questions\.jsonl, row 1: is not JSON/u],
];
for (const [what, changed, pattern] of mistakes) {
  test(`it says in one sentence what is wrong with a suite: ${what}`, async (t) => {
    const world = cliWorld(t);
    writeSuite(world.cwd, changed);
    const server = await startChatServer();
    t.after(() => server.close());
    const run = await world.run('run', '--suite', './my-suite', '--model', `${server.url}#m`, '--out', 'run');
    assert.equal(run.exitCode, 2, run.stderr);
    assert.match(run.stderr, pattern);
    assert.doesNotMatch(run.stderr, /\n\s+at /u);
  });
}
