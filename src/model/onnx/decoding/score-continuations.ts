import { ModelError } from '../../model-error.ts';
import type { ContinuationScore } from '../../model.ts';
import type { ScoredText, TextScore } from '../batching/job.ts';
import type { Scheduler } from '../batching/scheduler.ts';
import { sharedLength } from '../batching/shared-length.ts';
import type { ScoreCall } from '../worker/worker-protocol.ts';
import { roomAfter } from './generate.ts';
import type { ModelParts } from './generate.ts';

/** How likely a model finds each of several continuations of one prompt. Rejects with `ModelError`. */
export async function scoreContinuations(
  { tokenizer, promptFormat, contextLength, scheduler }: ModelParts,
  { prompt, continuations, thinking }: ScoreCall,
  signal: AbortSignal,
): Promise<readonly ContinuationScore[]> {
  const context = promptFormat.render(prompt, thinking);
  const contextTokens = tokenizer.encode(context);
  // Where a template has begun a new line for the answer, nothing begins it with a space.
  const onNewLine = context.endsWith('\n');
  const texts = continuations.map((continuation): ScoredText => {
    const tokens = tokenizer.encode(context + (onNewLine ? continuation.trimStart() : continuation));
    roomAfter(tokens.length, contextLength + 1);
    // A continuation can change how the end of the prompt is cut into tokens; what changes belongs to it.
    const from = sharedLength(contextTokens, tokens);
    if (from === 0) throw new ModelError('rejected', 'The prompt has no token to continue from.');
    if (from < tokens.length) return { tokens, from };
    throw new ModelError('rejected', 'A continuation without text has no probability.');
  });
  if (texts.length === 0) return [];
  return finish(scheduler, texts, signal);
}

function finish(
  scheduler: Scheduler,
  texts: readonly ScoredText[],
  signal: AbortSignal,
): Promise<readonly TextScore[]> {
  return new Promise((resolve, reject) => {
    scheduler.add({ kind: 'score', texts, signal, done: resolve, fail: reject });
  });
}
