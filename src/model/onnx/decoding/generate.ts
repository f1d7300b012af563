import { ModelError } from '../../model-error.ts';
import type { Completion, GenerateOptions, ModelWarning } from '../../model.ts';
import type { Scheduler } from '../batching/scheduler.ts';
import type { ModelSampling } from '../onnx-options.ts';
import type { GenerateCall } from '../worker/worker-protocol.ts';
import { Answer } from './answer.ts';
import type { FinishedAnswer } from './answer.ts';
import type { PromptFormat } from './prompt-format.ts';
import type { ThinkingBudget } from './thinking-budget.ts';
import { thinkingWarning } from './thinking-warning.ts';
import type { Tokenizer } from './tokenizer.ts';

/** A loaded model, taken apart into what answering needs. */
export interface ModelParts {
  readonly tokenizer: Tokenizer;
  readonly promptFormat: PromptFormat;
  readonly scheduler: Scheduler;
  readonly stopIds: ReadonlySet<number>;
  /** Most tokens of prompt and answer together. */
  readonly contextLength: number;
  readonly sampling: ModelSampling;
  readonly thinkingBudget?: ThinkingBudget;
  /** Whether a budget was asked for, but the tags of thinking are no tokens of this model. */
  readonly lacksThinkingTags: boolean;
}

/** Answers one prompt. Rejects with `ModelError`. */
export async function generate(
  parts: ModelParts,
  { prompt, options }: GenerateCall,
  signal: AbortSignal,
): Promise<Completion> {
  const begun = performance.now();
  const tokens = parts.tokenizer.encode(parts.promptFormat.render(prompt, options.thinking));
  const { thinkingBudget, tokenizer, stopIds, sampling } = parts;
  const { topP, temperature } = options;
  const answer = new Answer({
    prompt: tokens,
    limit: Math.min(options.maxTokens, roomAfter(tokens.length, parts.contextLength)),
    temperature,
    ...(topP === undefined ? {} : { topP }),
    ...sampling,
    seed: options.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
    stops: options.stop?.filter((stop) => stop !== '') ?? [],
    stopIds,
    ...(thinkingBudget === undefined ? {} : { thinking: thinkingBudget }),
    decode: tokenizer.decode,
  });
  const { text, stopReason, tokenCount } = await finish(parts.scheduler, answer, signal);
  const warnings = unheard(parts, options);
  return {
    text,
    stopReason,
    usage: { inputTokens: tokens.length, outputTokens: tokenCount },
    timing: { seconds: (performance.now() - begun) / 1000, attempts: 1 },
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}

/** Tokens that are left after a prompt. Throws `ModelError` where there is none. */
export function roomAfter(length: number, contextLength: number): number {
  if (length === 0)
    throw new ModelError('rejected', 'The checkpoint’s chat template makes an empty text of the prompt.');
  if (length < contextLength) return contextLength - length;
  throw new ModelError(
    'rejected',
    `The prompt has ${length} tokens, but prompt and answer together can have ${contextLength} with this model.`,
  );
}

function finish(scheduler: Scheduler, answer: Answer, signal: AbortSignal): Promise<FinishedAnswer> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      if (answer.finished !== undefined) resolve(answer.finished);
    };
    scheduler.add({ kind: 'answer', answer, signal, done, fail: reject });
  });
}

function unheard(parts: ModelParts, options: Pick<GenerateOptions, 'thinking'>): readonly ModelWarning[] {
  const warnings = [...thinkingWarning(options, parts.promptFormat)];
  if (parts.lacksThinkingTags)
    warnings.push({
      option: 'thinkingBudget',
      because: '<think> and </think> are no tokens of their own in this checkpoint’s tokenizer',
    });
  return warnings;
}
