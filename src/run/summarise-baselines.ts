import type { Baseline } from '../adapter/adapter.ts';
import type { Question } from '../dataset/question.ts';
import { pointsOf } from '../scoring/score.ts';
import type { Task } from '../suite/suite.ts';
import type { BaselineSummary } from './summary.ts';

/** What answers that need no model would score on these questions, by the same scorers. */
export function summariseBaselines(
  task: Task,
  questions: Iterable<Question>,
  { hasOfficial = true }: { readonly hasOfficial?: boolean } = {},
): readonly BaselineSummary[] {
  const golds = Array.from(questions, ({ gold: { labels, items } }) => ({ labels, items }));
  const sums = task.form.baselines(golds).map((baseline) => new BaselineSum(baseline, hasOfficial));
  for (const question of questions) for (const sum of sums) sum.add(question);
  return sums.map((sum) => sum.summary());
}

class BaselineSum {
  readonly #baseline: Baseline;
  readonly #points = { strict: 0, official: 0 };
  #count = 0;
  #hasOfficial: boolean;

  constructor(baseline: Baseline, hasOfficial: boolean) {
    this.#baseline = baseline;
    this.#hasOfficial = hasOfficial;
  }

  add({ sample, gold }: Question): void {
    const completion = { text: this.#baseline.answer(sample.input), stopReason: 'stop' } as const;
    this.#count += 1;
    this.#points.strict += pointsOf(gold.strict(completion)) ?? 0;
    if (gold.official === undefined) this.#hasOfficial = false;
    else this.#points.official += pointsOf(gold.official(completion)) ?? 0;
  }

  summary(): BaselineSummary {
    const { id, title } = this.#baseline;
    const mean = (points: number): number | null => (this.#count === 0 ? null : points / this.#count);
    const strict = mean(this.#points.strict);
    const official = this.#hasOfficial ? mean(this.#points.official) : null;
    return { id, title, columns: official === null ? { strict } : { strict, official } };
  }
}
