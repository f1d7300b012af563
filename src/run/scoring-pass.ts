import { join } from 'node:path';
import { questionInRepeat } from '../dataset/question.ts';
import type { Question } from '../dataset/question.ts';
import type { CompletionIndex, RecordPlace } from './completion-index.ts';
import { judge } from './judge.ts';
import type { Manifest } from './manifest.ts';
import { placesOf } from './places.ts';
import type { Place } from './places.ts';
import { openRecordReader } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';
import type { PlannedSuite } from './run-suites.ts';
import type { Summary } from './summary.ts';
import { SummaryTally } from './summary-tally.ts';
import { UsageTally } from './usage-tally.ts';
import { AtomicFile, writeFileAtomically } from './write-file-atomically.ts';

/** What is to be judged, and where the scores go. */
export interface ScoringJob {
  /** The run's. */
  readonly directory: string;
  readonly suites: readonly PlannedSuite[];
  readonly repeats: number;
  /** What is recorded; it may grow until the pass is finished. */
  readonly index: CompletionIndex;
  /** The plain log. */
  readonly log: string;
}

/**
 * Judges a run's completions and writes `scores.jsonl` and `summary.json`. The order is that of places, so the files do
 * not depend on the order in which the answers came. What is judged is read from the disk, one completion at a time: held
 * until it is their turn, answers and questions grow old in V8's eyes and cost more than to be read again.
 */
export class ScoringPass {
  readonly #job: ScoringJob;
  readonly #places: Iterator<Place>;
  readonly #usage = new UsageTally();
  readonly #tally: SummaryTally;
  #reader: RecordReader | undefined;
  #file: AtomicFile | undefined;
  #next: Place | undefined;
  #question: Question | undefined;
  #isOver = false;

  constructor(job: ScoringJob) {
    this.#job = job;
    this.#places = placesOf(job.suites, job.repeats);
    this.#tally = new SummaryTally(job.suites, job.repeats);
    this.#step();
  }

  /** Judges the next place, if its answer is within the first `durable` bytes of the log; whether it was. */
  advance(durable: number): boolean {
    if (this.#next === undefined || this.#isOver) return false;
    const question = this.#questionAt(this.#next);
    const at = this.#placeOf(this.#next, question);
    if (at === undefined || at.offset + at.length > durable) return false;
    try {
      this.#take(this.#next, question, at);
    } catch {
      // A fault of a scorer must not end the asking; it is met again at the end, when all answers are on the disk.
      return false;
    }
    this.#step();
    return true;
  }

  /** Judges what is left and writes the files. */
  finish(manifest: Manifest): Summary {
    try {
      for (; this.#next !== undefined; this.#step()) {
        const question = this.#questionAt(this.#next);
        this.#take(this.#next, question, this.#placeOf(this.#next, question));
      }
      const used = this.#usage.summary(manifest.model.price);
      const judged = this.#tally.summary(manifest);
      const summary: Summary = used === undefined ? judged : { ...judged, usage: used };
      this.#scores().commit();
      const file = join(this.#job.directory, 'summary.json');
      writeFileAtomically(file, `${JSON.stringify(summary, null, 2)}\n`);
      return summary;
    } finally {
      this.close();
    }
  }

  /** Lets go of the files; without `finish` they are as they were. */
  close(): void {
    this.#isOver = true;
    this.#reader?.close();
    this.#reader = undefined;
    this.#file?.discard();
  }

  #take({ planned, repeat }: Place, question: Question, at: RecordPlace | undefined): void {
    const record = at && this.#records().read(at);
    // What has no gold is submitted, not scored.
    const score = record && question.goldless !== true ? judge(question, record, planned.scoring) : undefined;
    const baselines = repeat === 0 ? this.#tally.baselinesOf(planned, question) : undefined;
    if (record !== undefined) this.#usage.addRecord(record);
    if (baselines !== undefined) this.#tally.addBaselines(planned, question.task, baselines);
    if (score === undefined) return;
    this.#scores().write(`${JSON.stringify(score)}\n`);
    this.#tally.add(planned, score);
  }

  #placeOf({ planned, repeat }: Place, { sample }: Question): RecordPlace | undefined {
    return this.#job.index.placeOf({ suite: planned.suite.id, sample: sample.id, repeat });
  }

  /** Kept until the next step: a place may be looked at often before its answer is there. */
  #questionAt({ question, repeat }: Place): Question {
    this.#question ??= questionInRepeat(question.held?.() ?? question, repeat);
    return this.#question;
  }

  #step(): void {
    const { value, done } = this.#places.next();
    this.#next = done === true ? undefined : value;
    this.#question = undefined;
  }

  #records(): RecordReader {
    this.#reader ??= openRecordReader(this.#job.log);
    return this.#reader;
  }

  #scores(): AtomicFile {
    this.#file ??= new AtomicFile(join(this.#job.directory, 'scores.jsonl'));
    return this.#file;
  }
}
