import type { JsonObject } from '../json/json.ts';
import { checkOf } from '../json/schema.ts';
import type { Validate } from '../json/schema.ts';
import type { Manifest } from './manifest.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const texts = { type: 'array', items: text };

const suite = {
  type: 'object',
  required: ['id', 'digest', 'sources', 'absentFiles', 'absentTasks', 'tasks', 'samples'],
  properties: {
    id: text,
    directory: text,
    digest: text,
    split: { enum: ['official', 'sample'] },
    commit: text,
    sources: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'sha256', 'rows'],
        properties: { path: text, sha256: text, rows: count },
      },
    },
    absentFiles: texts,
    absentTasks: texts,
    scoring: { enum: ['generation', 'likelihood'] },
    openTasks: texts,
    tasks: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        properties: { id: text, promptVariant: text, maxTokens: count },
      },
    },
    samples: count,
  },
};

const imported = {
  type: 'object',
  required: ['format', 'tool', 'files', 'notes'],
  properties: {
    format: text,
    tool: { type: 'object', required: ['name'], properties: { name: text, version: text } },
    files: {
      type: 'array',
      items: { type: 'object', required: ['name', 'sha256'], properties: { name: text, sha256: text } },
    },
    notes: texts,
  },
};

/** Only an imported run may leave parts of its protocol unknown. */
const whole = {
  if: { not: { required: ['imported'] } },
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  then: {
    properties: {
      model: {
        type: 'object',
        properties: { provider: { enum: ['onnx', 'endpoint', 'scripted'] } },
      },
      generation: { type: 'object', required: ['temperature', 'seed', 'thinking'] },
      suites: {
        type: 'array',
        items: {
          type: 'object',
          required: ['split'],
          properties: {
            tasks: {
              type: 'array',
              items: { type: 'object', required: ['promptVariant', 'maxTokens'] },
            },
          },
        },
      },
    },
  },
};

/** What `manifest.json` of a run directory holds. Open: later versions may add members. */
export const schema: JsonObject = {
  type: 'object',
  ...whole,
  required: [
    'schemaVersion',
    'id',
    'fineval',
    'createdAt',
    'model',
    'suites',
    'generation',
    'selection',
    'status',
    'warnings',
  ],
  properties: {
    schemaVersion: { const: 1 },
    id: text,
    fineval: text,
    createdAt: text,
    stage: text,
    model: {
      type: 'object',
      required: ['ref', 'provider', 'identity', 'environment'],
      properties: {
        ref: text,
        provider: { enum: ['onnx', 'endpoint', 'scripted', 'imported'] },
        identity: { type: 'object' },
        environment: { type: 'object' },
        price: {
          type: 'object',
          required: ['input', 'output', 'currency'],
          properties: { input: { type: 'number' }, output: { type: 'number' }, currency: text },
        },
      },
    },
    suites: { type: 'array', items: suite, minItems: 1 },
    generation: {
      type: 'object',
      properties: {
        temperature: { type: 'number' },
        topP: { type: 'number' },
        seed: { type: 'integer' },
        stop: texts,
        thinking: { enum: ['on', 'off', 'auto'] },
      },
    },
    selection: {
      type: 'object',
      required: ['repeats'],
      properties: {
        repeats: { type: 'integer', minimum: 1 },
        limit: count,
        tasks: texts,
        goldless: { const: true },
        optionOrder: { enum: ['hash', 'simple-evals'] },
        samples: texts,
        shard: { type: 'object', required: ['index', 'count'], properties: { index: count, count } },
      },
    },
    status: { enum: ['running', 'complete', 'incomplete'] },
    finishedAt: text,
    observations: { type: 'array', items: { type: 'object' } },
    imported,
    warnings: {
      type: 'array',
      items: { type: 'object', required: ['option', 'because'], properties: { option: text, because: text } },
    },
  },
};

export const validate: Validate<Manifest> = checkOf<Manifest>(schema);
