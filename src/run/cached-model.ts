import { hash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../json/json.ts';
import { changedModel } from '../model/changed-model.ts';
import type { Completion, GenerateOptions, Model, ModelDescription } from '../model/model.ts';
import type { Prompt } from '../prompt/prompt.ts';
import { AnswerCache } from './answer-cache.ts';

/** A model that remembers, and whether the answers kept under its name before are of other weights. */
export interface CachedModel {
  readonly model: Model;
  /** The endpoint does not answer as it did when earlier answers were kept: those are not used. */
  readonly hasChanged: boolean;
}

/**
 * Puts a cache before a model. Its answers are kept by model, fingerprint, rendered prompt, options and repeat.
 * Rejects with `ModelError` where the fingerprint cannot be taken.
 */
export async function cachedModel(model: Model, root: string): Promise<CachedModel> {
  const fingerprint = (await model.fingerprint?.()) ?? {};
  const ofModel = join(root, digest([model.description.provider, model.description.identity]));
  const folder = join(ofModel, digest([fingerprint]));
  const hasChanged = !existsSync(folder) && existsSync(ofModel) && readdirSync(ofModel).length > 0;
  const cache = await AnswerCache.open(folder);
  return { model: new RememberingModel(model, cache, fingerprint), hasChanged };
}

class RememberingModel implements Model {
  readonly ref: string;
  readonly description: ModelDescription;
  readonly concurrency: number;
  readonly #model: Model;
  readonly #cache: AnswerCache;
  readonly #fingerprint: JsonObject;
  readonly logProbabilities?: NonNullable<Model['logProbabilities']>;
  #remembered = 0;

  constructor(model: Model, cache: AnswerCache, fingerprint: JsonObject) {
    this.ref = model.ref;
    this.description = model.description;
    this.concurrency = model.concurrency;
    this.#model = model;
    this.#cache = cache;
    this.#fingerprint = fingerprint;
    const { logProbabilities } = model;
    if (logProbabilities !== undefined) this.logProbabilities = logProbabilities;
  }

  readonly generate = async (prompt: Prompt, options: GenerateOptions): Promise<Completion> => {
    const { signal: _, ...asked } = options;
    const key = digest([prompt.messages, asked]);
    const known = this.#cache.find(key);
    if (known !== undefined) {
      this.#remembered += 1;
      return known;
    }
    const completion = await this.#model.generate(prompt, options);
    const isOfOther = completion.warnings?.some(({ option }) => option === changedModel) === true;
    if (!isOfOther) await this.#cache.keep(key, completion);
    return completion;
  };

  readonly observations = (): JsonObject => ({
    ...this.#model.observations?.(),
    cache: { remembered: this.#remembered, fingerprint: this.#fingerprint },
  });

  readonly close = async (): Promise<void> => {
    await this.#cache.close();
    await this.#model.close();
  };
}

/** `value` has to have its members always in the same order. */
function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 32);
}
