import type { JsonObject } from '../../json/json.ts';
import { checkOf } from '../../json/schema.ts';
import type { Validate } from '../../json/schema.ts';
import { scoringModes } from '../chain/ablation-cell.ts';
import type { GatePolicy } from './gate-policy.ts';

const text = { type: 'string', minLength: 1 };
const share = { type: 'number', minimum: 0, maximum: 1 };
const positive = { type: 'number', exclusiveMinimum: 0 };
const word = { enum: ['pass', 'fail', 'inconclusive'] };

const scope = {
  id: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$' },
  suite: text,
  task: text,
  capability: text,
  scoring: { enum: scoringModes },
  label: {
    type: 'object',
    required: ['dimension', 'value'],
    additionalProperties: false,
    properties: { dimension: text, value: text },
  },
};

function rule(kind: string, members: JsonObject, required: readonly string[]): JsonObject {
  return {
    type: 'object',
    required: ['id', 'kind', ...required],
    additionalProperties: false,
    properties: { ...scope, kind: { const: kind }, ...members },
  };
}

/** A statistical rule names a suite or a capability: a mean over whole suites is nobody's score. */
function statistical(kind: string, members: JsonObject, required: readonly string[]): JsonObject {
  return { ...rule(kind, members, required), anyOf: [{ required: ['suite'] }, { required: ['capability'] }] };
}

const prices = {
  type: 'object',
  required: ['input', 'output'],
  additionalProperties: false,
  properties: { input: { type: 'number', minimum: 0 }, output: { type: 'number', minimum: 0 } },
};

/** Which members a rule of each kind has. */
const kinds: Readonly<Record<string, JsonObject>> = {
  'minimum-score': statistical('minimum-score', { minimum: share }, ['minimum']),
  'non-inferiority': statistical('non-inferiority', { margin: { ...share, exclusiveMinimum: 0 } }, [
    'margin',
  ]),
  superiority: statistical('superiority', { by: share }, []),
  'maximum-unreadable': rule('maximum-unreadable', { share }, ['share']),
  'maximum-failed': rule('maximum-failed', { share }, ['share']),
  'maximum-cost': rule('maximum-cost', { cost: positive, prices }, ['cost', 'prices']),
  'maximum-latency': rule('maximum-latency', { seconds: positive, quantile: share }, ['seconds']),
};

/** What a `gate.json` may hold. Closed, so that a misspelt bound is a mistake and not a missing rule. */
export const schema: JsonObject = {
  type: 'object',
  required: ['rules'],
  additionalProperties: false,
  properties: {
    $schema: text,
    candidate: text,
    baseline: text,
    column: { enum: ['strict', 'official'] },
    alpha: { type: 'number', exclusiveMinimum: 0, maximum: 0.5 },
    power: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    seed: { type: 'integer', minimum: 0, maximum: 0xffff_ffff },
    accept: { type: 'array', items: text },
    exit: {
      type: 'object',
      additionalProperties: false,
      properties: { inconclusive: word, notComparable: word },
    },
    rules: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['id', 'kind'],
        properties: { kind: { enum: Object.keys(kinds) } },
        allOf: Object.entries(kinds).map(([kind, own]) => ({
          if: { properties: { kind: { const: kind } } },
          // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
          then: own,
        })),
      },
    },
  },
};

export const validate: Validate<GatePolicy> = checkOf<GatePolicy>(schema);
