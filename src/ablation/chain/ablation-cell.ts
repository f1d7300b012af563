import type { RunScores, SuiteScores } from '../compare/run-scores.ts';
import type { ScoringMode } from '../../model/scoring-mode.ts';

/** The modes in the order in which they are shown. */
export const scoringModes: readonly ScoringMode[] = ['generation', 'likelihood'];

/** A column of an ablation: one suite, asked in one way. */
export interface AblationCell {
  /** `fineval`, or `fineval (likelihood)`: unique in the ablation, and what it is called everywhere. */
  readonly name: string;
  readonly suite: string;
  readonly scoring: ScoringMode;
}

/** The cell of a suite asked in one way. */
export function cellOf(suite: string, scoring: ScoringMode): AblationCell {
  return { name: scoring === 'generation' ? suite : `${suite} (${scoring})`, suite, scoring };
}

/** All cells that some of these runs hold, by suite; generation before likelihood. */
export function cellsOf(runs: readonly RunScores[]): readonly AblationCell[] {
  const suites = [...new Set(runs.flatMap((run) => run.suites.map(({ facts }) => facts.id)))].toSorted();
  return suites.flatMap((suite) =>
    scoringModes
      .filter((scoring) => runs.some((run) => holds(run, { suite, scoring })))
      .map((scoring) => cellOf(suite, scoring)),
  );
}

type Place = Pick<AblationCell, 'suite' | 'scoring'>;

/** The run of a stage that holds a cell; `undefined` where the stage was not asked it. */
export function runOfCell(runs: readonly RunScores[], cell: Place): RunScores | undefined {
  return runs.find((run) => holds(run, cell));
}

/** A cell's scores among a stage's runs. */
export function scoresOfCell(runs: readonly RunScores[], cell: Place): SuiteScores | undefined {
  return runOfCell(runs, cell)?.suites.find(({ facts }) => facts.id === cell.suite);
}

function holds(run: RunScores, { suite, scoring }: Place): boolean {
  return run.suites.some((one) => one.facts.id === suite && one.scoring === scoring);
}
