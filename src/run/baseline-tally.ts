import type { Baseline } from '../adapter/adapter.ts';
import type { Question } from '../dataset/question.ts';
import { pointsOf } from '../scoring/score.ts';
import type { Task } from '../suite/suite.ts';
import type { BaselineSummary } from './summary.ts';

/** What each of a task's baselines gets for one question. */
export type BaselinePoints = readonly {
  readonly strict: number;
  /** `null` where the suite publishes no scorer. */
  readonly official: number | null;
}[];

/** Sums up what answers that need no model would score on a task's questions, by the same scorers. */
export class BaselineTally {
  readonly #sums: readonly BaselineSum[];

  /** The questions are those that will be added. */
  constructor(task: Task, questions: Iterable<Question>) {
    const golds = Array.from(questions, (question) => {
      const { labels, items } = question.goldWords ?? question.gold;
      return { labels, items };
    });
    this.#sums = task.form.baselines(golds).map((baseline) => new BaselineSum(baseline));
  }

  pointsOf(question: Question): BaselinePoints {
    return this.#sums.map((sum) => sum.pointsOf(question));
  }

  /** Adds a question's points. The order of the questions decides the last bits of a mean. */
  add(points: BaselinePoints): void {
    for (const [index, one] of points.entries()) this.#sums[index]?.add(one);
  }

  summary(): readonly BaselineSummary[] {
    return this.#sums.map((sum) => sum.summary());
  }
}

class BaselineSum {
  readonly #baseline: Baseline;
  #strict = 0;
  #official = 0;
  #count = 0;
  #hasOfficial = true;

  constructor(baseline: Baseline) {
    this.#baseline = baseline;
  }

  pointsOf({ sample, gold }: Question): BaselinePoints[number] {
    const completion = { text: this.#baseline.answer(sample.input), stopReason: 'stop' } as const;
    const official = gold.official && (pointsOf(gold.official(completion)) ?? 0);
    return { strict: pointsOf(gold.strict(completion)) ?? 0, official: official ?? null };
  }

  add({ strict, official }: BaselinePoints[number]): void {
    this.#count += 1;
    this.#strict += strict;
    if (official === null) this.#hasOfficial = false;
    else this.#official += official;
  }

  summary(): BaselineSummary {
    const { id, title } = this.#baseline;
    const mean = (points: number): number | null => (this.#count === 0 ? null : points / this.#count);
    const strict = mean(this.#strict);
    const official = this.#hasOfficial ? mean(this.#official) : null;
    return { id, title, columns: official === null ? { strict } : { strict, official } };
  }
}
