import { FinevalError } from '../errors.ts';
import type { ChoiceLikelihood, Completion, Model, ScoringOptions } from '../model/model.ts';
import { ModelError } from '../model/model-error.ts';
import type { ChoicePrompt } from '../prompt/choice-prompt.ts';

/** JSON knows no infinity: its least number stands for the logarithm of no probability at all. */
const impossible = -Number.MAX_VALUE;

/**
 * The answer of a model that has to choose: the option whose letter is the likeliest continuation, the first of several
 * alike. Rejects with `ModelError`, and with `SCORING_UNSUPPORTED` where the provider cannot say how likely a text is.
 */
export async function chooseLikeliest(
  model: Model,
  asked: ChoicePrompt & { readonly choices: readonly string[] },
  options: ScoringOptions,
): Promise<Completion> {
  if (model.logProbabilities === undefined) throw unsupported(model);
  const begun = performance.now();
  const scores = await model.logProbabilities(asked.prompt, asked.continuations, options);
  const highest = Math.max(...scores.map(({ logProbability }) => logProbability));
  if (!Number.isFinite(highest))
    throw new ModelError(
      'malformed',
      'The model computes numbers that are none, so no option is the likeliest.',
    );
  const choices = scores.map(({ logProbability, tokens, isLikeliest }, index): ChoiceLikelihood => {
    const choice = asked.choices[index] ?? '';
    return { choice, logProbability: Math.max(impossible, logProbability), tokens, isLikeliest };
  });
  const warnings = model.scoringWarnings?.(options) ?? [];
  const likeliest = choices.find(({ logProbability }) => logProbability === highest);
  return {
    text: likeliest?.choice ?? '',
    stopReason: 'stop',
    choices,
    ...(warnings.length === 0 ? {} : { warnings }),
    timing: { seconds: (performance.now() - begun) / 1000, attempts: 1 },
  };
}

/** Throws `SCORING_UNSUPPORTED` where a model cannot be asked in the way that one of the suites wants. */
export function requireLikelihoods(model: Model, suites: readonly { readonly scoring?: string }[]): void {
  if (model.logProbabilities !== undefined) return;
  if (suites.some(({ scoring }) => scoring === 'likelihood')) throw unsupported(model);
}

function unsupported({ ref }: Model): FinevalError {
  return new FinevalError('SCORING_UNSUPPORTED', { ref });
}
