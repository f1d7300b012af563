import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '../node-24.ts';
import { FinevalError } from '../errors.ts';
import type { JsonObject } from '../json/json.ts';
import { changedModel } from '../model/changed-model.ts';
import type { Completion, GenerateOptions, Model, ModelDescription } from '../model/model.ts';
import type { Prompt } from '../prompt/prompt.ts';
import { AnswerCache } from './answer-cache.ts';

/** A model that remembers, and whether the answers kept under its name before are of other weights. */
export interface CachedModel {
  readonly model: Model;
  /** Why answers are not kept any more; the run goes on without. */
  readonly problem: () => string | undefined;
  /** The endpoint does not answer as it did when earlier answers were kept: those are not used. */
  readonly hasChanged: boolean;
}

/**
 * Puts a cache before a model. Its answers are kept by model, fingerprint, rendered prompt, options and repeat.
 * Rejects with `ModelError` where the fingerprint cannot be taken.
 */
export async function cachedModel(model: Model, root: string): Promise<CachedModel> {
  const fingerprint = (await model.fingerprint?.()) ?? {};
  const { provider, identity, environment } = model.description;
  // Weights say what they are; what rounds their numbers is a part of that. An endpoint's environment is not known.
  const described =
    model.fingerprint === undefined ? [provider, identity, environment] : [provider, identity];
  const ofModel = join(root, digest(described));
  const folder = join(ofModel, digest([fingerprint]));
  const hasChanged = !existsSync(folder) && existsSync(ofModel) && readdirSync(ofModel).length > 0;
  const cache = await AnswerCache.open(folder);
  const remembering = new RememberingModel(model, cache, fingerprint);
  return { model: remembering, hasChanged, problem: () => remembering.problem };
}

class RememberingModel implements Model {
  readonly ref: string;
  readonly description: ModelDescription;
  readonly concurrency: number;
  readonly answersPerRequest: number;
  readonly #model: Model;
  readonly #cache: AnswerCache;
  readonly #fingerprint: JsonObject;
  readonly logProbabilities?: NonNullable<Model['logProbabilities']>;
  readonly scoringWarnings: NonNullable<Model['scoringWarnings']>;
  problem: string | undefined;
  #remembered = 0;

  constructor(model: Model, cache: AnswerCache, fingerprint: JsonObject) {
    this.ref = model.ref;
    this.description = model.description;
    this.concurrency = model.concurrency;
    this.answersPerRequest = model.answersPerRequest ?? 1;
    this.#model = model;
    this.#cache = cache;
    this.#fingerprint = fingerprint;
    this.scoringWarnings = (options) => model.scoringWarnings?.(options) ?? [];
    const { logProbabilities } = model;
    if (logProbabilities !== undefined) this.logProbabilities = this.#rememberingScores(logProbabilities);
  }

  get ahead(): number {
    return this.#model.ahead ?? 0;
  }

  readonly generate = async (prompt: Prompt, options: GenerateOptions): Promise<Completion> => {
    const { signal: _, stopAsking: __, ...asked } = options;
    const key = digest([prompt.messages, asked]);
    return this.#rememberedOr(key, () => this.#model.generate(prompt, options));
  };

  #rememberingScores(score: NonNullable<Model['logProbabilities']>): NonNullable<Model['logProbabilities']> {
    return async (prompt, continuations, options) => {
      const { signal: _, ...asked } = options;
      const key = digest([prompt.messages, asked, continuations]);
      const { choices = [] } = await this.#rememberedOr(key, async () => {
        const scores = await score(prompt, continuations, options);
        const named = scores.map((one, index) => Object.assign({ choice: continuations[index] ?? '' }, one));
        return { text: '', stopReason: 'stop', choices: named };
      });
      return choices.map(({ choice: __, ...one }) => one);
    };
  }

  async #rememberedOr(key: string, ask: () => Promise<Completion>): Promise<Completion> {
    const known = this.#cache.find(key);
    if (known !== undefined) {
      this.#remembered += 1;
      return known;
    }
    const completion = await ask();
    const isOfOther = completion.warnings?.some(({ option }) => option === changedModel) === true;
    if (!isOfOther) await this.#keep(key, completion);
    return completion;
  }

  /** A full disk must not end a run that has its own log. */
  async #keep(key: string, completion: Completion): Promise<void> {
    if (this.problem !== undefined) return;
    try {
      await this.#cache.keep(key, completion);
    } catch (error) {
      if (!(error instanceof FinevalError)) throw error;
      this.problem = error.message;
    }
  }

  readonly observations = (): JsonObject => ({
    ...this.#model.observations?.(),
    cache: { remembered: this.#remembered, fingerprint: this.#fingerprint },
  });

  readonly close = async (): Promise<void> => {
    try {
      await this.#cache.close();
    } catch (error) {
      if (!(error instanceof FinevalError)) throw error;
      this.problem ??= error.message;
    }
    await this.#model.close();
  };
}

/** `value` has to have its members always in the same order. */
function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 32);
}
