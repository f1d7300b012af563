import type { Column } from '../../scoring/score.ts';
import type { Labels } from '../../dataset/sample.ts';
import { isUnreadable, outcomesOf } from './run-scores.ts';
import type { Outcome, ScoredSample } from './run-scores.ts';

/** One sample as two runs answered it; points are means over the repeats that both answered. */
export interface PairedSample {
  readonly id: string;
  readonly task: string;
  readonly labels: Labels;
  readonly cluster: string;
  readonly base: number;
  readonly candidate: number;
  /** candidate − base, always the sum of the three parts. */
  readonly difference: number;
  readonly parts: DifferenceParts;
  /** Repeats that both runs answered. */
  readonly repeats: number;
  /** The shares of these repeats whose answers could be read. */
  readonly readable: { readonly base: number; readonly candidate: number };
}

/** Where a difference comes from. */
export interface DifferenceParts {
  /** From repeats where one of the two answers was cut off. */
  readonly truncation: number;
  /** From repeats where one of the two answers could not be read for another reason. */
  readonly unreadable: number;
  /** From repeats where both answers could be read. */
  readonly content: number;
}

/** The samples of two runs side by side, in the order of their ids. */
export interface Pairing {
  readonly pairs: readonly PairedSample[];
  /** Samples that one of the two failed to answer in every repeat: left out, and counted. */
  readonly failed: readonly string[];
  /** Samples of which one run's files hold less than the other's. */
  readonly onlyBase: readonly string[];
  readonly onlyCandidate: readonly string[];
}

/** Pairs samples up by id. Both lists are in the order of ids. */
export function pairSamples(
  base: readonly ScoredSample[],
  candidate: readonly ScoredSample[],
  column: Column,
): Pairing {
  const others = new Map(candidate.map((sample) => [sample.id, sample]));
  const pairs: PairedSample[] = [];
  const failed: string[] = [];
  const onlyBase: string[] = [];
  const onlyCandidate: string[] = [];
  for (const sample of base) {
    const other = others.get(sample.id);
    others.delete(sample.id);
    const ours = outcomesOf(sample, column);
    const theirs = other === undefined ? [] : outcomesOf(other, column);
    const [known, otherKnown] = [countKnown(ours), countKnown(theirs)];
    if (known > otherKnown) onlyBase.push(sample.id);
    else if (known < otherKnown) onlyCandidate.push(sample.id);
    const pair = pairOf(sample, ours, theirs);
    if (pair !== undefined) pairs.push(pair);
    else if (known === otherKnown && known > 0) failed.push(sample.id);
  }
  for (const sample of others.values())
    if (countKnown(outcomesOf(sample, column)) > 0) onlyCandidate.push(sample.id);
  return { pairs, failed, onlyBase, onlyCandidate };
}

function countKnown(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((count, { state }) => (state === 'absent' ? count : count + 1), 0);
}

function pairOf(
  { id, task, labels, cluster }: ScoredSample,
  ours: readonly Outcome[],
  theirs: readonly Outcome[],
): PairedSample | undefined {
  const sums = { base: 0, candidate: 0, truncation: 0, unreadable: 0, content: 0 };
  let repeats = 0;
  let [readBase, readCandidate] = [0, 0];
  for (const [repeat, one] of ours.entries()) {
    const other = theirs[repeat];
    if (other === undefined || one.points === null || other.points === null) continue;
    repeats += 1;
    sums.base += one.points;
    sums.candidate += other.points;
    if (!isUnreadable(one)) readBase += 1;
    if (!isUnreadable(other)) readCandidate += 1;
    sums[partOf(one, other)] += other.points - one.points;
  }
  if (repeats === 0) return undefined;
  const parts = {
    truncation: sums.truncation / repeats,
    unreadable: sums.unreadable / repeats,
    content: sums.content / repeats,
  };
  return {
    id,
    task,
    labels,
    cluster,
    base: sums.base / repeats,
    candidate: sums.candidate / repeats,
    difference: parts.truncation + parts.unreadable + parts.content,
    parts,
    repeats,
    readable: { base: readBase / repeats, candidate: readCandidate / repeats },
  };
}

function partOf(one: Outcome, other: Outcome): keyof DifferenceParts {
  if (isUnreadable(one) === isUnreadable(other)) return 'content';
  return one.state === 'truncated' || other.state === 'truncated' ? 'truncation' : 'unreadable';
}
