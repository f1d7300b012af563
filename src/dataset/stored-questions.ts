import { inputDigest } from './input-digest.ts';
import type { Gold, GoldWords } from '../adapter/adapter.ts';
import type { JsonObject } from '../json/json.ts';
import type { DataFile } from '../suite/suite-file.ts';
import type { Task } from '../suite/suite.ts';
import { dataRecord, goldOf, sampleOf } from './gold-record.ts';
import type { RowPlace } from './gold-record.ts';
import { JsonLinesFile } from './json-lines-file.ts';
import type { LinePlace } from './json-lines-file.ts';
import type { Question } from './question.ts';
import type { DataRecord } from './read-record.ts';
import type { Sample } from './sample.ts';
import type { FileDigest } from './verify-file.ts';

/** The questions of a large file, which stay on the disk. */
export interface StoredQuestions {
  readonly digest: FileDigest;
  /** Rows, those without gold too. */
  readonly rows: number;
  readonly questions: readonly StoredQuestion[];
}

/** Goes through a file of JSON Lines and checks every row; what is kept of a question is where it stands. */
export function storeQuestions(
  path: string,
  { task, file }: { readonly task: Task; readonly file: DataFile },
): StoredQuestions {
  const source = new QuestionSource({ path, task, file });
  const questions: StoredQuestion[] = [];
  const shared = new Map<string, GoldWords>();
  let rows = 0;
  const digest = source.lines.readAll(file, (row, place) => {
    rows += 1;
    const record = dataRecord(row, source.place);
    const gold = goldOf(record, row.number, source.place);
    if (gold === undefined) return;
    const goldWords = shareWords(gold, shared);
    questions.push(new StoredQuestion(source, place, { inputDigest: inputDigest(task, record), goldWords }));
  });
  return { digest, rows, questions };
}

/** Many questions have the same gold: its words are kept once. */
function shareWords({ labels, items }: Gold, shared: Map<string, GoldWords>): GoldWords {
  const words = { labels, items };
  const key = JSON.stringify(words);
  const known = shared.get(key) ?? words;
  shared.set(key, known);
  return known;
}

class QuestionSource {
  readonly lines: JsonLinesFile;
  readonly place: RowPlace;
  #last: { readonly number: number; readonly record: DataRecord } | undefined;

  constructor(place: RowPlace) {
    this.lines = new JsonLinesFile(place.path);
    this.place = place;
  }

  /** The row read last is kept: prompt, gold answer and labels of a question are wanted together. */
  record(line: LinePlace): DataRecord {
    if (this.#last?.number !== line.number) {
      const record = dataRecord(this.lines.readRow(line), this.place);
      this.#last = { number: line.number, record };
    }
    return this.#last.record;
  }
}

/** What is kept of a question beside its place. */
type KnownOfQuestion = Pick<StoredQuestion, 'inputDigest' | 'goldWords'>;

/** A question that is read when it is looked at. */
export class StoredQuestion implements Question, LinePlace {
  readonly #source: QuestionSource;
  readonly number: number;
  readonly offset: number;
  readonly length: number;
  readonly inputDigest: string;
  readonly goldWords: GoldWords;
  shots?: readonly JsonObject[];
  #cluster: string | undefined;

  constructor(source: QuestionSource, { number, offset, length }: LinePlace, known: KnownOfQuestion) {
    this.#source = source;
    this.number = number;
    this.offset = offset;
    this.length = length;
    this.inputDigest = known.inputDigest;
    this.goldWords = known.goldWords;
  }

  get task(): Task {
    return this.#source.place.task;
  }

  get sample(): Sample {
    const sample = sampleOf(this.#source.record(this), this.task, this.goldWords.labels);
    return this.#cluster === undefined ? sample : { ...sample, cluster: this.#cluster };
  }

  showing(shots: readonly JsonObject[]): StoredQuestion {
    this.shots = shots;
    return this;
  }

  inCluster(cluster: string): StoredQuestion {
    this.#cluster = cluster;
    return this;
  }

  held(): Question {
    const { task, sample, gold, shots } = this;
    return shots === undefined ? { task, sample, gold } : { task, sample, gold, shots };
  }

  get gold(): Gold {
    const gold = goldOf(this.#source.record(this), this.number, this.#source.place);
    if (gold === undefined) throw new Error('a row without gold is no question');
    return gold;
  }
}
