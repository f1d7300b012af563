import type { JsonObject } from '../json/json.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
/** Counts of tokens. */
export const usageSchema: JsonObject = {
  type: 'object',
  properties: { inputTokens: count, outputTokens: count, reasoningTokens: count },
};

/** A completion as it is written down. */
export const completionSchema: JsonObject = {
  type: 'object',
  required: ['text', 'stopReason'],
  properties: {
    text,
    reasoning: text,
    toolCalls: {
      type: 'array',
      items: { type: 'object', required: ['name', 'arguments'], properties: { name: text, arguments: text } },
    },
    stopReason: { enum: ['stop', 'length', 'content-filter', 'tool-calls', 'other'] },
    usage: usageSchema,
    wasted: usageSchema,
    timing: {
      type: 'object',
      required: ['seconds', 'attempts'],
      properties: { seconds: { type: 'number' }, attempts: count, firstToken: { type: 'number' } },
    },
    logprobs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['token', 'logprob'],
        properties: { token: text, logprob: { type: 'number' } },
      },
    },
    choices: {
      type: 'array',
      items: {
        type: 'object',
        required: ['choice', 'logProbability', 'tokens', 'isLikeliest'],
        properties: {
          choice: text,
          logProbability: { type: 'number' },
          tokens: count,
          isLikeliest: { type: 'boolean' },
        },
      },
    },
    warnings: {
      type: 'array',
      items: { type: 'object', required: ['option', 'because'], properties: { option: text, because: text } },
    },
  },
};
