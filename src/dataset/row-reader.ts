import { BadTarget } from '../adapter/adapter.ts';
import type { Gold } from '../adapter/adapter.ts';
import { FinevalError } from '../errors.ts';
import type { Json, JsonObject } from '../json/json.ts';
import type { DataFile } from '../suite/suite-file.ts';
import type { Task } from '../suite/suite.ts';
import type { Row } from './read-rows.ts';
import { numberedId } from './sample-ids.ts';
import type { Labels, Sample } from './sample.ts';

/** A row in the words of its task, its gold answer not looked into. */
export interface DataRecord {
  readonly row: number;
  readonly id: string;
  readonly input: JsonObject;
  /** `null` where the row has no gold answer. */
  readonly target: Json;
  readonly labels: Labels;
}

/** A row as a sample; `gold` is `undefined` where the row has none. */
export interface GoldRecord {
  readonly sample: Sample;
  readonly gold: Gold | undefined;
}

/** A word of the task and the field of a row that holds it. */
interface Named {
  readonly name: string;
  readonly field: string;
}

/** Takes ids, input, gold and labels from the rows of one file. All methods throw `ROW_WRONG`, naming row and field. */
export class RowReader {
  readonly path: string;
  readonly task: Task;
  readonly #file: DataFile;
  readonly #shared: Labels;
  // The names are those of every row: to list them for each would cost as much as all else that is done with it.
  readonly #labels: readonly Named[];
  readonly #input: readonly Named[];
  readonly #optional: readonly Named[];
  readonly #options: readonly Named[] | undefined;
  /** What the numbers of rows stand behind as ids; `undefined` where rows bring their own. */
  readonly idPrefix: string | undefined;

  constructor(path: string, task: Task, file: DataFile) {
    const { labels, input, optional, options } = task.fields;
    this.path = path;
    this.task = task;
    this.#file = file;
    this.#shared = Object.fromEntries(
      Object.entries(file.labels ?? {}).map(([dimension, value]) => [dimension, [value]]),
    );
    this.#labels = namesOf(labels);
    this.#input = namesOf(input);
    this.#optional = namesOf(optional);
    this.#options = options && namesOf(options);
    this.idPrefix = task.fields.id === undefined ? `${file.id ?? file.task}-` : undefined;
  }

  /** A row as a sample with its gold answer. */
  read(row: Row): GoldRecord {
    const record = this.record(row);
    const gold = this.gold(record);
    return { sample: this.sample(record, gold?.labels ?? {}), gold };
  }

  record({ number: row, fields }: Row): DataRecord {
    const need = (name: string): Json => fields[name] ?? this.#fail(row, `field "${name}" is missing`);
    const text = (name: string): string => {
      const value = need(name);
      return typeof value === 'object' ? this.#fail(row, `field "${name}" must be text`) : String(value);
    };
    const labels: Record<string, readonly string[]> = {};
    for (const { name, field } of this.#labels) labels[name] = [text(field)];
    const { id = '', target } = this.task.fields;
    return {
      row,
      id: this.idPrefix === undefined ? text(id) : numberedId(this.idPrefix, row),
      input: this.#inputOf(fields, need),
      target: this.#isGoldless(fields) ? null : this.#wanted(need(target)),
      labels: Object.assign(labels, this.#shared),
    };
  }

  /** The gold answer of a row, if it has one. */
  gold({ row, input, target }: DataRecord): Gold | undefined {
    if (target === null) return undefined;
    const { form, fields } = this.task;
    try {
      return form.readGold(target, input);
    } catch (error) {
      if (!(error instanceof BadTarget)) throw error;
      return this.#fail(row, `field "${fields.target}" ${error.message}`);
    }
  }

  /** A row as a sample, with what its gold says about its place. */
  sample({ id, input, target, labels }: DataRecord, goldLabels: Labels): Sample {
    return { id, input, target, labels: { ...goldLabels, ...labels } };
  }

  #inputOf(fields: JsonObject, need: (name: string) => Json): JsonObject {
    const input: Record<string, Json> = { ...this.#file.input };
    for (const { name, field } of this.#input) input[name] = need(field);
    for (const { name, field } of this.#optional) {
      const value = fields[field] ?? '';
      if (value !== '') input[name] = value;
    }
    if (this.#options !== undefined) input['options'] = optionsOf(this.#options, fields);
    return input;
  }

  #isGoldless(fields: JsonObject): boolean {
    const { target, goldless } = this.task.fields;
    const value = fields[target] ?? '';
    const mayBe = goldless === true || this.#file.use === 'submission';
    return mayBe && typeof value === 'string' && value.trim() === '';
  }

  /** GPQA names the right option's text; its letter is settled when the options are put in order. */
  #wanted(target: Json): Json {
    return this.task.reader === 'gpqa' ? 'A' : target;
  }

  #fail(row: number, problem: string): never {
    throw new FinevalError('ROW_WRONG', { file: this.path, row, problem });
  }
}

function namesOf(fields: Readonly<Record<string, string>> = {}): readonly Named[] {
  return Object.entries(fields).map(([name, field]) => ({ name, field }));
}

/** The options a choice question really has, by letter: cells that are not empty. */
function optionsOf(letters: readonly Named[], row: JsonObject): JsonObject {
  const options: Record<string, string> = {};
  for (const { name, field } of letters) {
    const value = row[field];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    if (text !== '') options[name] = text;
  }
  return options;
}
