import { inputDigest } from './input-digest.ts';
import type { Gold, GoldWords } from '../adapter/adapter.ts';
import type { JsonObject } from '../json/json.ts';
import type { DataFile } from '../suite/suite-file.ts';
import type { Task } from '../suite/suite.ts';
import { JsonLinesFile } from './json-lines-file.ts';
import type { LinePlace } from './json-lines-file.ts';
import type { Question } from './question.ts';
import { RowReader } from './row-reader.ts';
import type { DataRecord } from './row-reader.ts';
import type { SampleIds } from './sample-ids.ts';
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
  { task, file, ids }: { readonly task: Task; readonly file: DataFile; readonly ids: SampleIds },
): StoredQuestions {
  const source = new QuestionSource(new RowReader(path, task, file));
  const questions: StoredQuestion[] = [];
  const shared = new Map<string, GoldWords>();
  const { idPrefix } = source.reader;
  let [rows, last] = [0, 0];
  const digest = source.lines.readAll(file, (row, place) => {
    rows += 1;
    last = row.number;
    const record = source.reader.record(row);
    if (idPrefix === undefined) ids.add(record.id, path);
    const gold = source.reader.gold(record);
    if (gold === undefined) return;
    const goldWords = shareWords(gold, shared);
    questions.push(new StoredQuestion(source, place, { inputDigest: inputDigest(task, record), goldWords }));
  });
  if (idPrefix !== undefined) ids.addNumbered(idPrefix, last, path);
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
  readonly reader: RowReader;
  #last: DataRecord | undefined;

  constructor(reader: RowReader) {
    this.lines = new JsonLinesFile(reader.path);
    this.reader = reader;
  }

  /** The row read last is kept: prompt, gold answer and labels of a question are wanted together. */
  record(place: LinePlace): DataRecord {
    if (this.#last?.row !== place.number) this.#last = this.reader.record(this.lines.readRow(place));
    return this.#last;
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
    return this.#source.reader.task;
  }

  get sample(): Sample {
    const sample = this.#source.reader.sample(this.#source.record(this), this.goldWords.labels);
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
    const gold = this.#source.reader.gold(this.#source.record(this));
    if (gold === undefined) throw new Error('a row without gold is no question');
    return gold;
  }
}
