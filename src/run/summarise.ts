import { scorerVersion } from '../scoring/scorer-version.ts';
import type { Suite, Task } from '../suite/suite.ts';
import { HeadlineTally } from './headline-tally.ts';
import type { Manifest } from './manifest.ts';
import type { PlannedSuite } from './run-suites.ts';
import type { ScoreRecord } from './score-record.ts';
import { summariseBaselines } from './summarise-baselines.ts';
import { summariseHeadline } from './summarise-headline.ts';
import type { SuiteSummary, Summary, TaskSummary } from './summary.ts';
import { TaskTally } from './task-tally.ts';

export interface SummaryParts {
  readonly manifest: Manifest;
  readonly suites: readonly PlannedSuite[];
  /** Gone through once. */
  readonly scores: Iterable<ScoreRecord>;
}

/** What a run's scores come to, by suite, task, column and label. */
export function summarise({ manifest, suites, scores }: SummaryParts): Summary {
  const tallies = new Map(suites.map(({ suite }) => [suite.id, new SuiteTally(suite)]));
  for (const score of scores) tallies.get(score.suite)?.add(score);
  return {
    schemaVersion: 1,
    run: manifest.id,
    scorer: scorerVersion,
    suites: suites.map((planned) => {
      const tally = tallies.get(planned.suite.id) ?? new SuiteTally(planned.suite);
      return summariseSuite(planned, manifest, tally);
    }),
  };
}

class SuiteTally {
  readonly headline: HeadlineTally;
  readonly tasks: Map<string, TaskTally> = new Map();

  constructor(suite: Suite) {
    this.headline = new HeadlineTally(suite);
  }

  add(score: ScoreRecord): void {
    this.headline.add(score);
    const task = this.tasks.get(score.task) ?? new TaskTally();
    this.tasks.set(score.task, task);
    task.add(score);
  }
}

function summariseSuite(planned: PlannedSuite, manifest: Manifest, tally: SuiteTally): SuiteSummary {
  const { suite, data, questions } = planned;
  const asked = new Set(questions.map(({ task }) => task.id));
  const tasks = suite.tasks
    .filter((task) => asked.has(task.id))
    .map((task) => summariseTask(planned, task, tally.tasks.get(task.id) ?? new TaskTally()));
  const { id, title } = suite;
  const headline = summariseHeadline({ planned, manifest, tasks, tally: tally.headline });
  return { id, title, split: data.split, headline, tasks, absentTasks: data.absentTasks };
}

function summariseTask(planned: PlannedSuite, task: Task, tally: TaskTally): TaskSummary {
  const { id, title, capability, breakdown } = task;
  const { columns, labels } = tally.summary();
  return {
    id,
    title,
    ...(capability === undefined ? {} : { capability }),
    ...(breakdown === undefined ? {} : { breakdown }),
    columns,
    baselines: summariseBaselines(
      task,
      planned.questions.filter((question) => question.task.id === id),
      { hasOfficial: planned.scoring !== 'likelihood' },
    ),
    labels,
  };
}
