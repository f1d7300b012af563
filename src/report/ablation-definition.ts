import type { JsonObject } from '../json/json.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const number = { type: 'number' };
const ref = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });
const maybe = (type: string): JsonObject => ({ type: [type, 'null'] });
const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
const record = (required: JsonObject, optional: JsonObject = {}): JsonObject => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
});
const interval = ref('interval');
const delta = ref('delta');
const compared = ref('compared');
const verdict = { enum: ['better', 'worse', 'tied', 'cannot tell'] };

const deltaDefinition = record({
  n: count,
  clusters: count,
  base: number,
  candidate: number,
  estimate: number,
  interval,
  p: maybe('number'),
  test: text,
  flips: record({ gained: count, lost: count, keptRight: count, keptWrong: count }),
  parts: record({ truncation: number, unreadable: number, content: number }),
  detectable: maybe('number'),
});

const comparedDefinition: JsonObject = {
  oneOf: [
    record({ state: { const: 'compared' }, delta, adjustedP: maybe('number'), verdict }),
    record({
      state: { const: 'not-comparable' },
      mismatches: listOf(record({ field: text, tasks: listOf(text) })),
    }),
  ],
};

const suiteDelta = ref('suiteDelta');

const stage = record(
  {
    stage: text,
    model: text,
    targets: listOf(text),
    scores: listOf(
      record(
        { suite: text, n: count, value: maybe('number'), interval, unreadable: maybe('number') },
        { official: number },
      ),
    ),
    against: record({ parent: listOf(suiteDelta), base: listOf(suiteDelta), best: listOf(suiteDelta) }),
    forgetting: listOf(
      record({
        suite: text,
        learned: count,
        forgotten: count,
        share: maybe('number'),
        interval,
        samples: listOf(text),
      }),
    ),
    attribution: listOf(
      record({
        suite: text,
        by: text,
        total: number,
        parts: listOf(
          record({
            label: text,
            difficulty: text,
            part: { enum: ['format', 'content'] },
            contribution: number,
            interval,
            samples: count,
          }),
        ),
      }),
    ),
    readable: listOf(record({ suite: text, with: text, cell: compared })),
    sampling: listOf(record({ suite: text, k: count, passAt1: delta, passAtK: delta, reading: text })),
    capabilities: listOf(
      record(
        { capability: text, tasks: listOf(text), n: count, value: number, interval },
        { delta: compared },
      ),
    ),
    labels: listOf(
      record(
        { suite: text, dimension: text, label: text, n: count, value: number },
        { delta: record({ n: count, estimate: number, interval, adjustedP: maybe('number'), verdict }) },
      ),
    ),
  },
  {
    parent: text,
    onTarget: compared,
    offTarget: compared,
    overall: record({ cell: compared, tasks: count, of: count }),
  },
);

/** What an ablation looks like in a report, with the parts it refers to; `interval` is the report's own. */
export const ablationDefinitions: JsonObject = {
  ablation: record(
    {
      schemaVersion: { const: 1 },
      settings: record({ alpha: number, tie: number, seed: count, replicates: count }),
      suites: listOf(text),
      stages: listOf(ref('stage')),
      leftOut: listOf(record({ stage: text, because: text })),
    },
    { title: text },
  ),
  stage,
  suiteDelta: record({ suite: text, with: text, cell: compared, bootstrap: interval }),
  compared: comparedDefinition,
  delta: deltaDefinition,
};
