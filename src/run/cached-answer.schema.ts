import type { JsonObject } from '../json/json.ts';
import { checkOf } from '../json/schema.ts';
import type { Validate } from '../json/schema.ts';
import type { Completion } from '../model/model.ts';
import { completionSchema } from './completion-schema.ts';

/** One line of an answer cache. */
export interface CachedAnswer {
  readonly key: string;
  readonly completion: Completion;
}

/** What one request has answered at once is kept together. */
const withFurther: JsonObject = {
  type: 'object',
  properties: { further: { type: 'array', items: completionSchema } },
};

export const schema: JsonObject = {
  type: 'object',
  required: ['key', 'completion'],
  properties: { key: { type: 'string' }, completion: { allOf: [completionSchema, withFurther] } },
};

export const validate: Validate<CachedAnswer> = checkOf<CachedAnswer>(schema);
