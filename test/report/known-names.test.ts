import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readWords } from '../../src/cli/render-html.ts';
import {
  capabilityName,
  headlineName,
  knownName,
  labelValueName,
  runName,
  suiteName,
} from '../../src/report/known-names.ts';

const words = readWords();

const headlines: readonly (readonly [en: string, zh: string])[] = [
  ['mean', '平均'],
  ['mean of 6 tasks', '6 项任务的平均'],
  ['mean of 5 of 6 tasks', '6 项任务中 5 项的平均'],
  ['mean over subjects', '按科目平均'],
  ['mean over subjects of 2 tasks', '2 项任务，按科目平均'],
  ['mean over desks of 1 of 2 tasks', '2 项任务中 1 项，按 desk 平均'],
  ['share of right answers', '正确率'],
  ['share of right answers of 2 tasks', '2 项任务的正确率'],
];

for (const [en, zh] of headlines)
  test(`it says “${en}” in Chinese`, () => {
    assert.deepEqual(headlineName(words, en), { zh, en });
  });

test('it leaves names that are not its own as they are', () => {
  assert.equal(headlineName(words, 'Lanjiang score'), 'Lanjiang score');
  assert.equal(knownName(words, 'label', 'desk'), 'desk');
  assert.equal(knownName(words, 'label', 'toString'), 'toString');
  assert.equal(capabilityName(words, 'patience'), 'patience');
  assert.equal(suiteName(words, 'exam\u202E'), 'exam[U+202E]');
  assert.equal(runName(words, 'base (likelihood)'), 'base (likelihood)');
});

test('it says the scoring mode in both languages', () => {
  assert.deepEqual(suiteName(words, 'exam (likelihood)'), { zh: 'exam（似然）', en: 'exam (likelihood)' });
  assert.deepEqual(capabilityName(words, 'knowledge (likelihood)'), {
    zh: '知识（似然）',
    en: 'knowledge (likelihood)',
  });
  assert.deepEqual(runName(words, 'base · likelihood'), { zh: 'base · 似然', en: 'base · likelihood' });
});

const suites = resolve(import.meta.dirname, '../../suites');

for (const id of readdirSync(suites))
  test(`it knows every capability, label and prompt that ${id} names`, () => {
    const text = readFileSync(join(suites, id, 'suite.json'), 'utf8');
    const unknown = namesIn(JSON.parse(text)).filter((key) => !Object.hasOwn(words, key));
    assert.deepEqual(unknown, []);
  });

test('it has Finova’s tasks by their titles, and those of other suites by their ids', () => {
  const finova: unknown = JSON.parse(readFileSync(join(suites, 'finova/suite.json'), 'utf8'));
  assert.ok(
    typeof finova === 'object' && finova !== null && 'tasks' in finova && Array.isArray(finova.tasks),
  );
  for (const { id, title } of finova.tasks)
    for (const suite of ['finova', 'finova (likelihood)'])
      assert.deepEqual(labelValueName(words, { suite, dimension: 'task', label: id }), {
        zh: title.zh,
        en: id,
      });
  assert.equal(labelValueName(words, { suite: 'finova', dimension: 'scene', label: 'tool' }), 'tool');
  assert.equal(labelValueName(words, { suite: 'desk', dimension: 'task', label: 'tool' }), 'tool');
});

/** The keys of the words for the names in a suite file. */
function namesIn(json: unknown): readonly string[] {
  if (typeof json !== 'object' || json === null) return [];
  const own = Object.entries(json).flatMap(([member, value]: [string, unknown]) => {
    if (member === 'capability') return [`capability-${String(value)}`];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    if (member === 'labels') return Object.keys(value).map((name) => `label-${name}`);
    return member === 'prompts' ? Object.keys(value).map((name) => `prompt-${name}`) : [];
  });
  return [...own, ...Object.values(json).flatMap(namesIn)];
}
