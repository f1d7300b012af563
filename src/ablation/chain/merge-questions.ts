import type { PairedSample } from '../compare/pair-samples.ts';

/** A paired sample with its suite. */
export type NamedSample = PairedSample & { readonly suite: string };

/** Each sample once: a question asked in two ways is one question, and its two answers are not independent. */
export function mergeQuestions(samples: readonly NamedSample[]): readonly NamedSample[] {
  if (new Set(samples.map(({ id }) => id)).size === samples.length) return samples;
  return [...Map.groupBy(samples, ({ id }) => id).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length === 1) return group;
    const mean = (of: (sample: NamedSample) => number): number =>
      group.reduce((sum, sample) => sum + of(sample), 0) / group.length;
    const parts = {
      truncation: mean((sample) => sample.parts.truncation),
      unreadable: mean((sample) => sample.parts.unreadable),
      content: mean((sample) => sample.parts.content),
    };
    const difference = parts.truncation + parts.unreadable + parts.content;
    const [base, candidate] = [mean((sample) => sample.base), mean((sample) => sample.candidate)];
    return [Object.assign({}, first, { base, candidate, difference, parts })];
  });
}
