import { listSuites, loadSuite } from '../suite/load-suite.ts';
import type { Title } from '../suite/suite-file.ts';
import { macroInterval } from '../stats/mean-interval.ts';
import { TaskTally } from '../run/task-tally.ts';
import type { Column } from '../scoring/score.ts';
import type { ScoreRecord } from '../run/score-record.ts';
import type { Headline, HeadlineSummary, SuiteSummary, Summary, TaskSummary } from '../run/summary.ts';
import type { ImportedRun, ImportedSuite } from './imported-run.ts';

/** What an imported run's scores come to. What answers without a model score is not known. */
export async function summariseImport(run: ImportedRun, id: string): Promise<Summary> {
  const bySuite = Map.groupBy(run.scores, ({ suite }) => suite);
  const suites: SuiteSummary[] = [];
  for (const suite of run.suites) suites.push(await summariseSuite(suite, bySuite.get(suite.id) ?? []));
  return { schemaVersion: 1, run: id, scorer: run.scorer, suites };
}

async function summariseSuite(suite: ImportedSuite, scores: readonly ScoreRecord[]): Promise<SuiteSummary> {
  const installed = listSuites().includes(suite.id) ? await loadSuite(suite.id) : undefined;
  const tallies = new Map(suite.tasks.map(({ id }) => [id, new TaskTally()]));
  for (const score of scores) {
    tallies.get(score.task)?.add(score, score.cluster ?? score.sample);
  }
  const tasks = suite.tasks.map(({ id }): TaskSummary => {
    const known = installed?.tasks.find((task) => task.id === id);
    const tally = tallies.get(id) ?? new TaskTally();
    const { capability, breakdown } = known ?? {};
    return {
      id,
      title: known?.title ?? plainTitle(id),
      ...(capability === undefined ? {} : { capability }),
      ...(breakdown === undefined ? {} : { breakdown }),
      ...tally.summary(),
      baselines: [],
    };
  });
  return {
    id: suite.id,
    title: installed?.title ?? plainTitle(suite.id),
    ...(suite.split === undefined ? {} : { split: suite.split }),
    headline: suite.headline ?? meanOfTasks(tasks),
    tasks,
    absentTasks: suite.absentTasks ?? [],
  };
}

function plainTitle(id: string): Title {
  return { en: id, zh: id };
}

/** No suite's own number: how its tasks are weighed is not known. */
function meanOfTasks(tasks: readonly TaskSummary[]): HeadlineSummary {
  const name = tasks.length === 1 ? 'mean' : `mean of ${tasks.length} tasks`;
  const strict = meanOf(tasks, 'strict');
  const official = tasks.every(({ columns }) => columns.official !== undefined)
    ? meanOf(tasks, 'official')
    : undefined;
  return { name, isSuiteScore: false, columns: official === undefined ? { strict } : { strict, official } };
}

function meanOf(tasks: readonly TaskSummary[], column: Column): Headline {
  const parts = tasks.flatMap(({ columns }) => {
    const { value = null, interval = null } = columns[column] ?? {};
    return value === null || interval === null ? [] : [{ value, interval }];
  });
  const [first] = parts;
  if (first === undefined || parts.length < tasks.length) return { value: null, interval: null };
  if (parts.length === 1) return first;
  const value = parts.reduce((sum, part) => sum + part.value, 0) / parts.length;
  return { value, interval: macroInterval(parts) };
}
