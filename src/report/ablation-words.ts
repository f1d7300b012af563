import type { AblationReport, StageReport, SuiteAttribution } from '../ablation/chain/ablation-report.ts';
import type { ReadableDelta } from '../ablation/chain/readable-deltas.ts';
import type { Compared } from '../ablation/compare/comparison.ts';
import { isTelling } from '../ablation/compare/verdict.ts';
import { printable } from '../http/printable.ts';
import { mismatchWords, points, pointsInterval, verdictWords } from './compare-words.ts';
import { percent, percentInterval } from './percent.ts';

/** How the numbers of an ablation came about. */
export function ablationFoot({ settings }: AblationReport): string {
  const { alpha, replicates, seed } = settings;
  return `Δ is in percentage points, on the same samples. Words follow p-values with Holm's correction over all stages and suites (α ${alpha}); ${replicates} resamples, shared by all stages, seed ${seed}.`;
}

/** A stage that is not in the report. */
export function leftOutWords({ stage, because }: AblationReport['leftOut'][number]): string {
  return `Left out: ${printable(stage, 80)}, ${because}.`;
}

/** What a stage did, a sentence each: what cannot be compared, on and off target, readable, forgotten, sampled. */
export function stageSentences(stage: StageReport): readonly string[] {
  const { against, overall, onTarget, offTarget, targets, readable } = stage;
  const mismatched = against.parent.flatMap(({ suite, cell }) =>
    cell.state === 'not-comparable'
      ? [`Not comparable: ${printable(suite, 40)}: ${printable(mismatchWords(cell.mismatches), 300)}.`]
      : [],
  );
  return [
    ...mismatched,
    ...targetSentence('All tasks', overall?.cell),
    ...readableSentences(readable),
    ...targetSentence(`On target (${targets.map((target) => printable(target, 40)).join(', ')})`, onTarget),
    ...targetSentence('Off target', offTarget),
    ...forgettingSentences(stage),
    ...samplingSentences(stage),
  ];
}

/** Suites whose share moved, one by one; then the others together. */
function readableSentences(readable: readonly ReadableDelta[]): readonly string[] {
  const still: string[] = [];
  const sentences = readable.flatMap(({ suite, cell }) => {
    if (cell.state === 'not-comparable') return [];
    const name = printable(suite, 40);
    const { base, candidate, estimate, interval } = cell.delta;
    const shares = `${percent(base)} → ${percent(candidate)}`;
    if (isTelling(cell.verdict))
      return [
        `Readable answers, ${name}: ${shares}, ${points(estimate)} (${pointsInterval(interval)}), ${cell.verdict}.`,
      ];
    still.push(base === candidate ? `${name} ${percent(base)}` : `${name} ${shares}`);
    return [];
  });
  if (still.length === 0) return sentences;
  return [...sentences, `Readable answers, no difference shown: ${still.join(', ')}.`];
}

function targetSentence(name: string, cell: Compared | undefined): readonly string[] {
  if (cell === undefined) return [];
  if (cell.state === 'not-comparable') {
    const none = 'no task of the runs measures it, or none that can be compared';
    return [`${name}: ${none}.`];
  }
  const { estimate, interval, n } = cell.delta;
  return [
    `${name}: ${points(estimate)} (${pointsInterval(interval)}), ${verdictWords(cell.verdict)}; ${n} samples.`,
  ];
}

function forgettingSentences({ forgetting }: StageReport): readonly string[] {
  const suites = forgetting.flatMap(({ suite, learned, forgotten, share, interval }) =>
    learned === 0
      ? []
      : [
          `${printable(suite, 40)} ${forgotten} of ${learned} samples, ${percent(share)} (${percentInterval(interval)})`,
        ],
  );
  return suites.length === 0 ? [] : [`Forgotten of what was gained before: ${suites.join('; ')}.`];
}

function samplingSentences({ sampling }: StageReport): readonly string[] {
  return sampling.map(
    ({ suite, k, passAt1, passAtK, reading }) =>
      `pass@1 ${points(passAt1.estimate)}, pass@${k} ${points(passAtK.estimate)} (${pointsInterval(passAtK.interval)}), ${printable(suite, 40)}: ${reading}.`,
  );
}

/** Where a gain comes from: a head, and the largest parts, a line each. */
export interface AttributionWords {
  readonly head: string;
  readonly parts: readonly string[];
}

/** How many parts of a gain are listed. */
const partsShown = 6;

/** The largest parts of the differences that are shown; what chance may have made is not taken apart. */
export function attributionsOf({ attribution, against }: StageReport): readonly AttributionWords[] {
  return attribution.flatMap((one) => {
    const cell = against.parent.find(({ suite }) => suite === one.suite)?.cell;
    return cell?.state === 'compared' && isTelling(cell.verdict) ? (attributionWords(one) ?? []) : [];
  });
}

function attributionWords({ suite, by, total, parts }: SuiteAttribution): AttributionWords | undefined {
  const telling = parts.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  if (telling.length === 0) return undefined;
  const shown = telling
    .slice(0, partsShown)
    .map(
      ({ label, difficulty, part, contribution, interval }) =>
        `${points(contribution)} (${pointsInterval(interval)}) ${printable(label, 40)}, ${printable(difficulty, 24)}, ${part}`,
    );
  const rest = telling.slice(partsShown);
  const sum = rest.reduce((all, { contribution }) => all + contribution, 0);
  return {
    head: `Of ${points(total)} in ${printable(suite, 40)}, by ${printable(by, 40)} × difficulty × form:`,
    parts: [...shown, ...(rest.length === 0 ? [] : [`${points(sum)} in ${rest.length} smaller parts`])],
  };
}
