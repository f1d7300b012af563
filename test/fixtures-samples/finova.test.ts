import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sampleText } from './sample-files.ts';

interface Row {
  readonly prompt: string;
  readonly ground_truth: unknown;
  readonly from: string;
}

interface Entity {
  readonly type: string;
  readonly content: string;
}

const tasks = {
  intent: { path: 'Agent/金融意图识别.json', from: ['agent-意图'], longest: 450 },
  slot: { path: 'Agent/金融NER.json', from: ['agent-提槽'], longest: 450 },
  tool: { path: 'Agent/金融工具策划.json', from: ['agent-策划'], longest: 900 },
  expression: { path: 'Agent/金融表达.json', from: ['agent-表达'], longest: 450 },
  reasoning: {
    path: 'Reasoning/复杂金融问题.json',
    from: ['reasoning-复杂金融', 'reasoning-数学/代码'],
    longest: 450,
  },
  safety: { path: 'ComplianceSafety/安全合规.json', from: ['合规'], longest: 450 },
} as const;

const scenes = new Set([
  '基金',
  '保险',
  '黄金',
  '外汇',
  '私人财富管理',
  '存款',
  '养老金',
  '固定收益',
  '理财',
]);
const behaviours = new Set(['信息查询', '投资顾问', '分析解读', '客户服务']);

function rowsOf(task: keyof typeof tasks): readonly Row[] {
  return JSON.parse(sampleText(`finova/data/${tasks[task].path}`)) as readonly Row[];
}

function listsOf(task: 'intent' | 'tool'): readonly (readonly string[])[] {
  return rowsOf(task).map((row) => row.ground_truth as readonly string[]);
}

function textsOf(task: 'expression' | 'reasoning' | 'safety'): readonly string[] {
  return rowsOf(task).map((row) => row.ground_truth as string);
}

function repeatedPrompts(task: keyof typeof tasks): readonly (readonly Row[])[] {
  const groups = Map.groupBy(rowsOf(task), (row) => row.prompt);
  return [...groups.values()].filter((rows) => rows.length > 1);
}

describe('the Finova samples', () => {
  for (const [task, { path, from, longest }] of Object.entries(tasks)) {
    it(`hold ${task} rows of the official keys, with short prompts`, () => {
      const text = sampleText(`finova/data/${path}`);
      assert.ok(!text.startsWith('\uFEFF') && !text.includes('\r'));
      const rows = JSON.parse(text) as readonly Row[];
      assert.ok(rows.length >= 12);
      for (const row of rows) {
        assert.deepEqual(Object.keys(row), ['prompt', 'ground_truth', 'from']);
        assert.ok((from as readonly string[]).includes(row.from));
        assert.ok(row.prompt.length < longest, `${row.prompt.length} characters`);
      }
    });
  }

  it('name intents by scene and behaviour: none, one or two of them', () => {
    assert.deepEqual(new Set(listsOf('intent').map((labels) => labels.length)), new Set([0, 1, 2]));
    for (const label of listsOf('intent').flat()) {
      const [scene = '', behaviour = ''] = label.split('-');
      assert.ok(scenes.has(scene) && behaviours.has(behaviour), label);
    }
    for (const row of rowsOf('intent')) assert.ok(row.prompt.includes('\\\\boxed{}'));
  });

  it('hold slot gold as JSON in a string, with entities that stand in the text and in the schema', () => {
    const sizes = rowsOf('slot').map((row) => {
      assert.equal(typeof row.ground_truth, 'string');
      const [, schema = '', text = ''] = /# 实体类型\n(.*)\n[^]*# 目标文本\n([^]*)/.exec(row.prompt) ?? [];
      const entities = JSON.parse(row.ground_truth as string) as readonly Entity[];
      for (const { type, content } of entities) {
        assert.ok((JSON.parse(schema) as string[]).includes(type), type);
        assert.ok(text.includes(content), content);
      }
      return entities.length;
    });
    assert.deepEqual(new Set(sizes), new Set([0, 1, 2, 3]));
    assert.equal(new Set(rowsOf('slot').map((row) => /# 实体类型\n(.*)/.exec(row.prompt)?.[1])).size, 2);
    assert.equal(repeatedPrompts('slot').length, 1);
  });

  it('ask for tools that are in a box of 8 to 12', () => {
    for (const [index, row] of rowsOf('tool').entries()) {
      const box = Array.from(row.prompt.matchAll(/"name": "(.*?)"/g), (match) => match[1] ?? '');
      const gold = listsOf('tool')[index] ?? [];
      assert.ok(box.length >= 8 && box.length <= 12 && new Set(box).size === box.length);
      assert.ok(gold.length > 0 && new Set(gold).size === gold.length);
      for (const name of gold) assert.ok(box.includes(name), name);
      assert.ok(row.prompt.includes('{{"type"'));
    }
    assert.ok(rowsOf('tool').some((row) => /[^}]\}{3}\n/.test(row.prompt)));
    assert.ok(Math.max(...listsOf('tool').map((gold) => gold.length)) >= 5);
  });

  it('hold both answers of both yes-no tasks, and a safety prompt that comes twice with one gold', () => {
    for (const task of ['expression', 'safety'] as const)
      assert.deepEqual(new Set(textsOf(task)), new Set(['是', '否']));
    const [pair = [], ...more] = repeatedPrompts('safety');
    assert.equal(more.length, 0);
    assert.equal(new Set(pair.map((row) => row.ground_truth)).size, 1);
    for (const form of ['审核员', '判断题'])
      assert.ok(rowsOf('safety').filter((row) => row.prompt.includes(form)).length >= 10, form);
  });

  it('hold every form of reasoning gold', () => {
    const forms = {
      'a letter': /^[A-E]$/,
      letters: /^[A-E](;[A-E])+$/,
      'a number': /^\d+(\.\d+)?$/,
      'a negative number': /^-\d/,
      'several numbers': /^-?[\d.]+(;-?[\d.]+)+$/,
      'thousands separators': /^\d{1,3}(,\d{3})+(\.\d+)?$/,
      'a number and a word': /^[\d.]+;[高低]$/,
      'a decimal comma': /^\d+,\d\d;/,
    };
    const golds = textsOf('reasoning');
    for (const [name, form] of Object.entries(forms))
      assert.ok(
        golds.some((gold) => form.test(gold)),
        name,
      );
    for (const gold of golds)
      assert.ok(
        Object.values(forms).some((form) => form.test(gold)),
        gold,
      );
  });

  it('offer every letter that is gold, unless the options stand in the stem', () => {
    for (const row of rowsOf('reasoning').filter(({ prompt }) => prompt.includes('选择题')))
      for (const letter of (row.ground_truth as string).split(';'))
        assert.ok(new RegExp(`  ${letter}\\. |方案${letter}`).test(row.prompt), row.prompt);
  });
});
