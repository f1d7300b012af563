import type { JsonObject } from '../json/json.ts';
import { checkOf } from '../json/schema.ts';
import type { Validate } from '../json/schema.ts';
import { completionSchema, usageSchema } from './completion-schema.ts';
import type { CompletionRecord } from './completion-record.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };

/** One line of `completions.jsonl`. */
export const schema: JsonObject = {
  type: 'object',
  required: ['suite', 'sample', 'repeat', 'prompt'],
  oneOf: [{ required: ['completion'] }, { required: ['error'] }],
  properties: {
    suite: text,
    sample: text,
    repeat: count,
    prompt: text,
    completion: completionSchema,
    error: {
      type: 'object',
      required: ['kind', 'message'],
      properties: {
        kind: {
          enum: [
            'timeout',
            'unreachable',
            'rate-limited',
            'server',
            'rejected',
            'malformed',
            'unauthorized',
            'unknown-model',
            'not-an-api',
            'aborted',
          ],
        },
        message: text,
        usage: usageSchema,
      },
    },
  },
};

export const validate: Validate<CompletionRecord> = checkOf<CompletionRecord>(schema);
