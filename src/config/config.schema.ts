import type { JsonObject } from '../json/json.ts';
import { checkOf } from '../json/schema.ts';
import type { Validate } from '../json/schema.ts';
import { dtypes } from '../model/onnx/checkpoint/dtype.ts';
import type { Config } from './config.ts';

const text = { type: 'string', minLength: 1 };
const positive = { type: 'integer', minimum: 1 };

const number = { type: 'number', minimum: 0 };
const seconds = { type: 'number', exclusiveMinimum: 0 };
const variable = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' };

/** An object without other members than these. */
function only(properties: JsonObject, required: readonly string[] = []): JsonObject {
  return { type: 'object', additionalProperties: false, required, properties };
}

const checkpoint = only(
  {
    path: text,
    device: { enum: ['auto', 'cpu', 'webgpu', 'cuda'] },
    devices: { type: 'array', minItems: 1, items: { type: 'integer', minimum: 0 }, uniqueItems: true },
    dtype: { enum: dtypes },
    threads: positive,
    rows: positive,
    deterministic: { type: 'boolean' },
    promptFormat: { enum: ['auto', 'plain', 'chat'] },
    thinkingBudget: { type: 'integer', minimum: 0 },
    sampling: only({
      topK: positive,
      minP: number,
      repetitionPenalty: { type: 'number', exclusiveMinimum: 0 },
    }),
  },
  ['path'],
);

const endpoint = {
  type: 'object',
  required: ['url', 'model'],
  additionalProperties: false,
  properties: {
    url: { type: 'string', pattern: '^https?://' },
    model: text,
    apiKeyEnv: variable,
    api: { enum: ['chat', 'completions'] },
    stream: { type: 'boolean' },
    n: positive,
    concurrency: positive,
    extraBody: { type: 'object' },
    headers: { type: 'object', additionalProperties: text },
    headersEnv: { type: 'object', additionalProperties: variable },
    timeouts: only({ connect: seconds, headers: seconds, idle: seconds, total: seconds }),
    retry: only({ attempts: positive, deadline: seconds, base: number, cap: number }),
    price: only({ input: number, output: number, currency: text }, ['input', 'output', 'currency']),
  },
};

/** What `fineval.config.json` may hold. */
export const schema: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: text,
    models: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        if: { required: ['path'] },
        // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
        then: checkpoint,
        else: endpoint,
      },
    },
    scoring: { enum: ['generation', 'likelihood'] },
    sample: { enum: ['when-absent', 'never'] },
    runs: text,
  },
};

export const validate: Validate<Config> = checkOf<Config>(schema);
