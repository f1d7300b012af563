import type { Report, ReportAnswer, ReportSample, ReportSuite } from '../report.ts';
import type { Score } from '../../scoring/score.ts';
import type { Piece } from './fit-texts.ts';

/** The samples of a report as the page reads them: an index of short rows, and texts in pieces that are opened when shown. */
export interface SampleData {
  readonly index: SampleIndex;
  /** Piece `i` holds the samples from `i * chunkSize` on. */
  readonly pieces: readonly Piece[];
}

export interface SampleIndex {
  readonly chunkSize: number;
  readonly runs: readonly string[];
  readonly suites: readonly string[];
  /** Suites whose texts are withheld. */
  readonly redacted: readonly string[];
  readonly tasks: readonly string[];
  readonly labels: readonly string[];
  /** Suite, task, id, labels, and how each run did. */
  readonly rows: readonly SampleRow[];
}

/**
 * The last member has one word a run, one character a repeat: `r` right, `w` wrong, `p` part of the points, `u`
 * unreadable, `f` failed; empty where the run did not ask.
 */
export type SampleRow = readonly [
  suite: number,
  task: number,
  id: string,
  labels: readonly number[],
  outcomes: readonly string[],
];

const chunkSize = 128;

/** The samples of all suites, in the order of suites and ids. */
export function sampleData(report: Report): SampleData {
  const tasks = new Numbers();
  const labels = new Numbers();
  const all = report.suites.flatMap((suite, position) =>
    suite.samples.map((sample) => ({ sample, position })),
  );
  const rows = all.map(({ sample, position }): SampleRow => {
    const values = Object.entries(sample.labels).flatMap(([dimension, given]) =>
      given.map((value) => labels.of(`${dimension}: ${value}`)),
    );
    return [position, tasks.of(sample.task), sample.id, values, outcomesOf(sample, report.runs.length)];
  });
  const samples = all.map(({ sample }) => sample);
  const index = {
    chunkSize,
    runs: report.runs.map(({ name }) => name),
    suites: report.suites.map(({ id }) => id),
    redacted: report.suites.filter((suite: ReportSuite) => suite.redacted).map(({ id }) => id),
    tasks: tasks.names,
    labels: labels.names,
    rows,
  };
  return { index, pieces: piecesOf(samples) };
}

/** Gives each different text a number, from 0. */
class Numbers {
  readonly names: string[] = [];
  readonly #known = new Map<string, number>();

  of(name: string): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

function outcomesOf({ answers }: ReportSample, runs: number): readonly string[] {
  const outcomes = Array.from({ length: runs }, () => '');
  const ordered = answers.toSorted((a: ReportAnswer, b: ReportAnswer) => a.repeat - b.repeat);
  for (const { run, strict } of ordered) outcomes[run] = `${outcomes[run] ?? ''}${letterOf(strict)}`;
  return outcomes;
}

function letterOf(score: Score): string {
  if (score.status === 'unreadable') return 'u';
  if (score.status === 'failed') return 'f';
  if (score.value === 1) return 'r';
  return score.value === 0 ? 'w' : 'p';
}

function piecesOf(samples: readonly ReportSample[]): readonly Piece[] {
  const count = Math.ceil(samples.length / chunkSize);
  return Array.from({ length: count }, (_, i) => samples.slice(i * chunkSize, (i + 1) * chunkSize));
}
