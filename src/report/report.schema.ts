import type { JsonObject } from '../json/json.ts';
import { checkOf } from '../json/schema.ts';
import type { Validate } from '../json/schema.ts';
import { ablationDefinitions } from './ablation-definition.ts';
import type { Report } from './report.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const share = { type: ['number', 'null'], minimum: 0, maximum: 1 };
const percentage = { type: ['number', 'null'], minimum: 0, maximum: 100 };
const texts = { type: 'array', items: text };
const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
const ref = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });

function record(required: JsonObject, optional: JsonObject = {}): JsonObject {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } };
}

/** A value by column. */
function columns(value: JsonObject): JsonObject {
  return record({ strict: value }, { official: value });
}

const amount = { type: 'number', minimum: 0 };
const usage = record(
  {},
  {
    inputTokens: count,
    outputTokens: count,
    seconds: amount,
    cost: record({ amount, currency: text }),
  },
);

const definitions: JsonObject = {
  ...ablationDefinitions,
  title: record({ en: text, zh: text }),
  interval: {
    type: ['object', 'null'],
    required: ['low', 'high'],
    properties: { low: { type: 'number' }, high: { type: 'number' } },
  },
  headline: record({ value: share, interval: ref('interval') }),
  places: {
    type: ['object', 'null'],
    required: ['best', 'worst'],
    properties: { best: { type: 'integer', minimum: 1 }, worst: { type: 'integer', minimum: 1 } },
  },
  cell: record({
    answers: count,
    scored: count,
    unreadable: count,
    failed: count,
    reasons: { type: 'object', additionalProperties: count },
    value: share,
    interval: ref('interval'),
  }),
  score: record(
    { status: { enum: ['scored', 'unreadable', 'failed'] } },
    {
      value: { type: 'number', minimum: 0, maximum: 1 },
      answer: text,
      rule: text,
      span: { type: 'array', items: count, minItems: 2, maxItems: 2 },
      verdict: text,
      reason: { enum: ['no-answer', 'ambiguous', 'truncated', 'empty', 'filtered'] },
      kind: text,
      message: text,
    },
  ),
  run: record(
    {
      name: text,
      id: text,
      model: record({ ref: text, provider: text, identity: { type: 'object' } }),
      generation: { type: 'object' },
      selection: record({ repeats: { type: 'integer', minimum: 1 } }),
      status: { enum: ['running', 'complete', 'incomplete'] },
      createdAt: text,
      fineval: text,
      scorer: { type: 'integer' },
      warnings: listOf(record({ option: text, because: text })),
      usage,
    },
    { stage: text },
  ),
  suiteCell: record(
    {
      run: count,
      protocol: count,
      absentTasks: texts,
      headline: record(
        { name: text, isSuiteScore: { type: 'boolean' }, columns: columns(ref('headline')) },
        { micro: columns(ref('headline')) },
      ),
      places: columns(ref('places')),
      coverage: record({ asked: count, answers: count, unreadable: count, failed: count }),
    },
    {
      split: { enum: ['official', 'sample'] },
      groups: columns({ type: ['array', 'null'], items: count }),
      noModel: columns(share),
      conditions: ref('conditions'),
    },
  ),
  conditions: record(
    {
      digest: text,
      sources: listOf(record({ path: text, sha256: text })),
      tasks: listOf(record({ id: text }, { promptVariant: text, maxTokens: count })),
    },
    { commit: text, scoring: { enum: ['generation', 'likelihood'] }, openTasks: texts },
  ),
  reference: record({
    id: text,
    source: text,
    url: text,
    note: text,
    digits: count,
    rows: listOf(
      record({
        model: text,
        headline: percentage,
        tasks: listOf(record({ task: text, value: percentage })),
      }),
    ),
  }),
  task: record(
    {
      id: text,
      title: ref('title'),
      cells: listOf(
        record({
          run: count,
          columns: columns(ref('cell')),
          baselines: listOf(record({ id: text, title: text, columns: columns(share) })),
        }),
      ),
    },
    { capability: text },
  ),
  sample: record(
    {
      id: text,
      task: text,
      labels: { type: 'object', additionalProperties: texts },
      answers: listOf(ref('answer')),
    },
    { prompt: listOf(record({ role: text, content: text })), promptIsCut: { const: true }, target: text },
  ),
  cut: record({ start: count, length: count }),
  answer: record(
    { run: count, repeat: count, strict: ref('score') },
    {
      official: ref('score'),
      text,
      textCut: ref('cut'),
      reasoning: text,
      reasoningCut: ref('cut'),
      toolCalls: text,
      stopReason: text,
    },
  ),
};

/** The report value. Open: later versions may add members, and readers pass over those they do not know. */
export const schema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A report of fineval',
  ...record(
    {
      schemaVersion: { const: 1 },
      fineval: text,
      runs: listOf(ref('run')),
      suites: listOf(
        record(
          {
            id: text,
            title: ref('title'),
            redacted: { type: 'boolean' },
            cells: listOf(ref('suiteCell')),
            tasks: listOf(ref('task')),
            samples: listOf(ref('sample')),
          },
          { references: listOf(ref('reference')) },
        ),
      ),
    },
    { ablation: ref('ablation') },
  ),
  $defs: definitions,
};

export const validate: Validate<Report> = checkOf<Report>(schema);
