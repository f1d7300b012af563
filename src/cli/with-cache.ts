import { FinevalError } from '../errors.ts';
import type { Model } from '../model/model.ts';
import { answerCacheRoot } from '../run/answer-cache.ts';
import { cachedModel } from '../run/cached-model.ts';
import type { RunOptions } from './run-options.ts';
import type { Terminal } from './terminal.ts';

/**
 * Puts the answer cache before a model: before a checkpoint, whose weights identify it, unless `--no-cache` says
 * otherwise; before an endpoint where `--cache` says so. Says where earlier answers are not used, and where none are kept.
 */
export async function withCache(model: Model, { cache }: RunOptions, terminal: Terminal): Promise<Model> {
  if (!(cache ?? model.description.provider === 'onnx')) return model;
  try {
    const cached = await cachedModel(model, answerCacheRoot(terminal.env));
    if (cached.hasChanged) {
      terminal.stderr.write(
        `${model.ref} does not answer as it did before, so earlier answers are not used: every question is asked anew.\n`,
      );
    }
    const close = async (): Promise<void> => {
      await cached.model.close();
      const problem = cached.problem();
      if (problem !== undefined)
        terminal.stderr.write(`Not all answers are kept for later runs: ${problem}\n`);
    };
    return { ...cached.model, close };
  } catch (error) {
    if (cache === undefined && error instanceof FinevalError) {
      terminal.stderr.write(`Answers are not kept for later runs: ${error.message}\n`);
      return model;
    }
    await model.close();
    throw error;
  }
}
