import { percentileInterval } from '../../stats/bootstrap-interval.ts';
import type { Interval } from '../../stats/interval.ts';
import { rawHeadline } from '../compare/compare-runs.ts';
import { isDelta } from '../compare/judge-family.ts';
import type { RawCell } from '../compare/judge-family.ts';
import { matchSuite } from '../compare/match-suite.ts';
import type { MatchedSuite } from '../compare/match-suite.ts';
import type { PairedSample } from '../compare/pair-samples.ts';
import { headlineStrata } from '../compare/strata.ts';
import type { Stratum } from '../compare/strata.ts';
import { runOfCell, scoresOfCell } from './ablation-cell.ts';
import type { AblationCell } from './ablation-cell.ts';
import type { AblationSettings, Opponent, SuiteAttribution } from './ablation-report.ts';
import { attribute, wholeDifference, withIntervals } from './attribution.ts';
import type { AttributionLists } from './attribution.ts';
import { difficultiesOf } from './difficulty.ts';
import type { Difficulties } from './difficulty.ts';
import { frameOf, resampledSums } from './frame.ts';
import type { Frame, SparseNumbers } from './frame.ts';
import { labelOfSuite, labelValues } from './label-of-suite.ts';
import { opponentsOf } from './opponents.ts';
import type { OpponentPair } from './opponents.ts';
import type { StageRun } from './stage-run.ts';

/** What the comparisons of one suite in one mode gave, stage by stage. */
export interface SuiteAnalysis {
  readonly place: AblationCell;
  /** The label whose values are told apart. */
  readonly by: string;
  readonly cells: readonly SuiteCell[];
  /** Stage → its gain over the parent, split. */
  readonly attribution: ReadonlyMap<string, SuiteAttribution>;
  /** Stage → its samples beside the parent's. */
  readonly matched: ReadonlyMap<string, MatchedSuite>;
}

export interface SuiteCell {
  readonly stage: string;
  readonly opponent: Opponent;
  readonly with: string;
  readonly cell: RawCell;
  readonly bootstrap: Interval | null;
}

interface Job {
  readonly place: AblationCell;
  readonly frame: Frame;
  readonly difficulties: Difficulties;
  readonly settings: AblationSettings;
}

/** A pair of stages with the numbers that are to be resampled. */
interface PairWork {
  readonly cell: RawCell;
  readonly matched: MatchedSuite | undefined;
  readonly total: number;
  readonly lists: AttributionLists;
}

/** Compares every stage that was asked a suite in this mode with its parent, the base and the best before it, on shared resamples. */
export function analyseSuite(
  stages: readonly StageRun[],
  place: AblationCell,
  settings: AblationSettings,
): SuiteAnalysis {
  const scores = stages.flatMap(({ runs }) => scoresOfCell(runs, place) ?? []);
  const frame = frameOf(scores);
  if (frame === undefined)
    return { place, by: 'task', cells: [], attribution: new Map(), matched: new Map() };
  const job = { place, frame, difficulties: difficultiesOf(scores, settings.difficulty), settings };
  const opponents = opponentsOf(stages, place);
  const works = new Map<string, PairWork>();
  for (const pair of opponents) {
    const key = pairKey(pair.other, pair.stage);
    if (!works.has(key)) works.set(key, workOn(pair, job));
  }
  const intervals = resampleAll([...works.values()], job);
  return collect(place, opponents, { works, intervals, by: labelOf(frame, settings) });
}

function pairKey(other: StageRun, stage: StageRun): string {
  return `${other.id}\0${stage.id}`;
}

function workOn(
  { stage, opponent, other }: OpponentPair,
  { place, frame, difficulties, settings }: Job,
): PairWork {
  const [base, candidate] = [runOfCell(other.runs, place), runOfCell(stage.runs, place)];
  const options = { column: 'strict' as const, accept: settings.accept };
  const matched =
    base === undefined || candidate === undefined
      ? undefined
      : matchSuite([base, candidate], place.suite, options);
  const mismatches = [{ field: 'task' as const, task: place.name, base: false, candidate: true }];
  const cell = matched === undefined ? mismatches : rawHeadline(matched, settings.seed);
  const strata = matched === undefined || !isDelta(cell) ? [] : strataOf(matched);
  const by = labelOf(frame, settings);
  const labelsOf = (sample: PairedSample): readonly string[] => labelValues(sample, by);
  // A stage's parent comes first of its opponents, and only gains over a parent are taken apart.
  const lists =
    opponent === 'parent'
      ? attribute({ frame, strata, difficulties, labelsOf })
      : { parts: [], lists: [wholeDifference(frame, strata)] };
  return { cell, matched, total: isDelta(cell) ? cell.estimate : 0, lists };
}

function strataOf({ facts, tasks }: MatchedSuite): readonly Stratum<PairedSample>[] {
  return headlineStrata(
    facts,
    tasks.flatMap(({ pairs }) => pairs),
  );
}

function labelOf({ facts }: Frame, { attributeBy }: AblationSettings): string {
  return labelOfSuite(facts, attributeBy);
}

interface PairIntervals {
  readonly total: Interval | null;
  readonly parts: SuiteAttribution['parts'];
}

/** One walk over the resamples for every pair and part; a pair's total is the sum of its parts. */
function resampleAll(works: readonly PairWork[], { frame, settings }: Job): readonly PairIntervals[] {
  const lists: SparseNumbers[] = works.flatMap((work) => work.lists.lists);
  const sums = resampledSums(frame, lists, settings);
  let start = 0;
  return works.map((work) => {
    const own = sums.slice(start, start + work.lists.lists.length);
    start += work.lists.lists.length;
    const totals = new Float64Array(settings.replicates);
    for (const part of own)
      for (let i = 0; i < totals.length; i += 1) totals[i] = (totals[i] ?? 0) + (part[i] ?? 0);
    const total = isDelta(work.cell) ? percentileInterval(totals) : null;
    return { total, parts: withIntervals(work.lists, own) };
  });
}

function collect(
  place: AblationCell,
  opponents: readonly OpponentPair[],
  found: {
    readonly works: ReadonlyMap<string, PairWork>;
    readonly intervals: readonly PairIntervals[];
    readonly by: string;
  },
): SuiteAnalysis {
  const keys = [...found.works.keys()];
  const attribution = new Map<string, SuiteAttribution>();
  const matched = new Map<string, MatchedSuite>();
  const cells = opponents.flatMap(({ stage, opponent, other }): readonly SuiteCell[] => {
    const key = pairKey(other, stage);
    const work = found.works.get(key);
    const intervals = found.intervals[keys.indexOf(key)];
    if (work === undefined || intervals === undefined) return [];
    if (opponent === 'parent') {
      if (work.matched !== undefined) matched.set(stage.id, work.matched);
      if (isDelta(work.cell))
        attribution.set(stage.id, {
          suite: place.name,
          by: found.by,
          total: work.total,
          parts: intervals.parts,
        });
    }
    return [{ stage: stage.id, opponent, with: other.id, cell: work.cell, bootstrap: intervals.total }];
  });
  return { place, by: found.by, cells, attribution, matched };
}
