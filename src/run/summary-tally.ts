import type { Question } from '../dataset/question.ts';
import { scorerVersion } from '../scoring/scorer-version.ts';
import type { Suite, Task } from '../suite/suite.ts';
import { BaselineTally } from './baseline-tally.ts';
import type { BaselinePoints } from './baseline-tally.ts';
import { HeadlineTally } from './headline-tally.ts';
import type { Manifest } from './manifest.ts';
import type { PlannedSuite } from './run-suites.ts';
import type { ScoreRecord } from './score-record.ts';
import { summariseHeadline } from './summarise-headline.ts';
import type { SuiteSummary, Summary, TaskSummary } from './summary.ts';
import { TaskTally } from './task-tally.ts';

/** Sums up a run's scores by suite, task, column and label. They come one by one and are not held. */
export class SummaryTally {
  readonly #suites: ReadonlyMap<PlannedSuite, SuiteTally>;

  constructor(suites: readonly PlannedSuite[], repeats: number) {
    this.#suites = new Map(suites.map((planned) => [planned, new SuiteTally(planned, repeats)]));
  }

  add(planned: PlannedSuite, score: ScoreRecord): void {
    this.#suites.get(planned)?.add(score);
  }

  /** What the baselines of a question's task get for it. */
  baselinesOf(planned: PlannedSuite, question: Question): BaselinePoints {
    return this.#suites.get(planned)?.baselinesOf(question.task).pointsOf(question) ?? [];
  }

  addBaselines(planned: PlannedSuite, task: Task, points: BaselinePoints): void {
    this.#suites.get(planned)?.baselinesOf(task).add(points);
  }

  summary(manifest: Manifest): Summary {
    return {
      schemaVersion: 1,
      run: manifest.id,
      scorer: scorerVersion,
      suites: Array.from(this.#suites.values(), (tally) => tally.summary(manifest)),
    };
  }
}

class SuiteTally {
  readonly #planned: PlannedSuite;
  readonly #isRepeated: boolean;
  readonly #headline: HeadlineTally;
  readonly #tasks = new Map<string, TaskTally>();
  readonly #baselines = new Map<string, BaselineTally>();

  constructor(planned: PlannedSuite, repeats: number) {
    this.#planned = planned;
    this.#isRepeated = repeats > 1;
    this.#headline = new HeadlineTally(planned.suite);
  }

  add(score: ScoreRecord): void {
    const cluster = score.cluster ?? (this.#isRepeated ? score.sample : undefined);
    this.#headline.add(score, cluster);
    const task = this.#tasks.get(score.task) ?? new TaskTally();
    this.#tasks.set(score.task, task);
    task.add(score, cluster);
  }

  baselinesOf(task: Task): BaselineTally {
    const known = this.#baselines.get(task.id);
    if (known !== undefined) return known;
    const { questions, scoring } = this.#planned;
    const own = questions.filter((question) => question.task.id === task.id);
    const tally = new BaselineTally(task, own, { hasOfficial: scoring !== 'likelihood' });
    this.#baselines.set(task.id, tally);
    return tally;
  }

  summary(manifest: Manifest): SuiteSummary {
    const planned = this.#planned;
    const { suite, data, questions } = planned;
    const asked = new Set(questions.map(({ task }) => task.id));
    const tasks = suite.tasks.filter(({ id }) => asked.has(id)).map((task) => this.#summariseTask(task));
    const { id, title }: Suite = suite;
    const headline = summariseHeadline({ planned, manifest, tasks, tally: this.#headline });
    return { id, title, split: data.split, headline, tasks, absentTasks: data.absentTasks };
  }

  #summariseTask(task: Task): TaskSummary {
    const { id, title, capability, breakdown } = task;
    const { columns, labels } = (this.#tasks.get(id) ?? new TaskTally()).summary();
    return {
      id,
      title,
      ...(capability === undefined ? {} : { capability }),
      ...(breakdown === undefined ? {} : { breakdown }),
      columns,
      baselines: this.baselinesOf(task).summary(),
      labels,
    };
  }
}
