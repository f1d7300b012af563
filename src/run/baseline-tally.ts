import type { Baseline, GoldWords } from '../adapter/adapter.ts';
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
  constructor(task: Task, questions: Iterable<Question>, { hasOfficial }: { readonly hasOfficial: boolean }) {
    const golds = Array.from(questions, (question) => question.goldWords ?? wordsOf(question.gold));
    this.#sums = task.form.baselines(golds).map((baseline) => new BaselineSum(baseline, hasOfficial));
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

/** Without the scorers, which hold a question's whole text. */
function wordsOf({ labels, items }: GoldWords): GoldWords {
  return { labels, items };
}

class BaselineSum {
  readonly #baseline: Baseline;
  #strict = 0;
  #official = 0;
  #count = 0;
  #hasOfficial: boolean;

  constructor(baseline: Baseline, hasOfficial: boolean) {
    this.#baseline = baseline;
    this.#hasOfficial = hasOfficial;
  }

  pointsOf({ sample, gold }: Question): BaselinePoints[number] {
    const completion = { text: this.#baseline.answer(sample.input), stopReason: 'stop' } as const;
    const official = this.#hasOfficial ? gold.official : undefined;
    const officialPoints = official && (pointsOf(official(completion)) ?? 0);
    return { strict: pointsOf(gold.strict(completion)) ?? 0, official: officialPoints ?? null };
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
