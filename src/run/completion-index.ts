import type { CompletionRecord } from './completion-record.ts';

/** Where a record stands in the plain log, in bytes. */
export interface RecordPlace {
  readonly offset: number;
  readonly length: number;
}

/** What names a record. */
type RecordName = Pick<CompletionRecord, 'suite' | 'sample' | 'repeat'>;

/**
 * Where the record that counts for each question stands in the log. A completion beats a failure, whichever came later;
 * of two of a kind the later one counts. It holds some 100 bytes a question, however long the answers are.
 */
export class CompletionIndex {
  /** Repeat → suite → sample → entry: no text is made to look one up. */
  readonly #entries = new Map<number, Map<string, Map<string, number>>>();
  readonly #offsets: number[] = [];
  readonly #lengths: number[] = [];
  readonly #isCompletion: boolean[] = [];
  #answered = 0;

  /** Questions that hold a completion. */
  get answered(): number {
    return this.#answered;
  }

  add(record: CompletionRecord, { offset, length }: RecordPlace): void {
    const isCompletion = record.completion !== undefined;
    const entries = this.#entriesOf(record);
    const entry = entries.get(record.sample) ?? this.#offsets.length;
    const wasCompletion = this.#isCompletion[entry] ?? false;
    if (wasCompletion && !isCompletion) return;
    if (entry === this.#offsets.length) entries.set(record.sample, entry);
    if (!wasCompletion && isCompletion) this.#answered += 1;
    this.#offsets[entry] = offset;
    this.#lengths[entry] = length;
    this.#isCompletion[entry] = isCompletion;
  }

  /** The record that counts; `undefined` where none is on the disk. */
  placeOf(question: RecordName): RecordPlace | undefined {
    const entry = this.#entryOf(question);
    if (entry === undefined) return undefined;
    return { offset: this.#offsets[entry] ?? 0, length: this.#lengths[entry] ?? 0 };
  }

  isAnswered(question: RecordName): boolean {
    const entry = this.#entryOf(question);
    return entry !== undefined && this.#isCompletion[entry] === true;
  }

  #entryOf({ suite, sample, repeat }: RecordName): number | undefined {
    return this.#entries.get(repeat)?.get(suite)?.get(sample);
  }

  #entriesOf({ suite, repeat }: RecordName): Map<string, number> {
    const ofRepeat = this.#entries.get(repeat) ?? new Map<string, Map<string, number>>();
    this.#entries.set(repeat, ofRepeat);
    const known = ofRepeat.get(suite) ?? new Map<string, number>();
    ofRepeat.set(suite, known);
    return known;
  }
}
