import type { JsonObject } from '../../json/json.ts';
import { checkOf } from '../../json/schema.ts';
import type { Validate } from '../../json/schema.ts';
import { scoringModes } from './ablation-cell.ts';
import type { AblationFile } from './ablation-file.ts';

const text = { type: 'string', minLength: 1 };
const share = { type: 'number', minimum: 0, maximum: 1 };
const amount = { type: 'number', minimum: 0 };
const whole = { type: 'integer', minimum: 1 };
const seed = { type: 'integer', minimum: 0, maximum: 0xffff_ffff };
const id = { type: 'string', pattern: '^[a-zA-Z0-9][a-zA-Z0-9._-]{0,79}$' };

const stage = {
  type: 'object',
  required: ['id'],
  additionalProperties: false,
  anyOf: [{ required: ['model'] }, { required: ['run'] }],
  properties: {
    id,
    parent: id,
    model: text,
    run: { type: ['string', 'array'], minLength: 1, items: text, minItems: 1 },
    targets: { type: 'array', items: text },
  },
};

/** Told apart by type, so that what is wrong with the one is not said of the other. */
const suite = {
  type: ['string', 'object'],
  if: { type: 'object' },
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  then: {
    type: 'object',
    required: ['suite', 'scoring'],
    additionalProperties: false,
    properties: { suite: text, scoring: { enum: scoringModes }, stages: { type: 'array', items: id } },
  },
  else: text,
};

const run = {
  type: 'object',
  additionalProperties: false,
  properties: {
    repeats: whole,
    limit: whole,
    temperature: amount,
    topP: share,
    maxTokens: whole,
    seed: { type: 'integer', minimum: 0 },
    thinking: { enum: ['on', 'off', 'auto'] },
    sample: { type: 'boolean' },
  },
};

const difficulty = {
  type: 'object',
  required: ['from'],
  additionalProperties: false,
  properties: {
    from: { enum: ['pass-rate', 'label'] },
    label: text,
    cuts: { type: 'array', items: share, minItems: 2, maxItems: 2 },
  },
};

const weights = {
  type: 'object',
  additionalProperties: false,
  properties: {
    alpha: amount,
    beta: amount,
    gamma: amount,
    rho: share,
    k: whole,
    targetMargin: share,
    epsilon: { type: 'number', exclusiveMinimum: 0 },
    lambda: amount,
    budget: amount,
    decay: amount,
    round: whole,
    data: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['total', 'added'],
        additionalProperties: false,
        properties: { total: amount, added: amount },
      },
    },
    previous: { type: 'object', additionalProperties: amount },
  },
};

/** What an ablation file may hold. */
export const schema: JsonObject = {
  type: 'object',
  required: ['stages'],
  additionalProperties: false,
  properties: {
    $schema: text,
    title: text,
    suites: { type: 'array', items: suite, minItems: 1 },
    run,
    stages: { type: 'array', items: stage, minItems: 1 },
    capabilities: { type: 'object', additionalProperties: text },
    accept: { type: 'array', items: text },
    alpha: { type: 'number', exclusiveMinimum: 0, maximum: 0.5 },
    tie: share,
    seed,
    replicates: { type: 'integer', minimum: 100, maximum: 100_000 },
    difficulty,
    attributeBy: { type: 'object', additionalProperties: text },
    weights,
  },
};

export const validate: Validate<AblationFile> = checkOf<AblationFile>(schema);
