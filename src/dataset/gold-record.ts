import { BadTarget } from '../adapter/adapter.ts';
import type { Gold } from '../adapter/adapter.ts';
import { FinevalError } from '../errors.ts';
import type { Json } from '../json/json.ts';
import type { DataFile } from '../suite/suite-file.ts';
import type { Task } from '../suite/suite.ts';
import { readRecord } from './read-record.ts';
import type { DataRecord } from './read-record.ts';
import type { Row } from './read-rows.ts';
import type { Labels, Sample } from './sample.ts';

/** A row as a sample; `gold` is `undefined` where the row has none. */
export interface GoldRecord {
  readonly sample: Sample;
  readonly gold: Gold | undefined;
}

/** The file that a row is of, and the task whose question it is. */
export interface RowPlace {
  readonly path: string;
  readonly task: Task;
  readonly file: DataFile;
}

/** A row as a sample with its gold answer. Throws `ROW_WRONG`. */
export function goldRecord(row: Row, place: RowPlace): GoldRecord {
  const record = dataRecord(row, place);
  const gold = goldOf(record, row.number, place);
  return { sample: sampleOf(record, place.task, gold?.labels ?? {}), gold };
}

/** A row in the words of its task, its gold answer not looked into. Throws `ROW_WRONG`. */
export function dataRecord(row: Row, { path, task, file }: RowPlace): DataRecord {
  return readRecord(row, { fields: task.fields, file, fail: (problem) => fail(path, row.number, problem) });
}

/** The gold answer of a row, if it has one. Throws `ROW_WRONG`. */
export function goldOf(record: DataRecord, row: number, { path, task }: RowPlace): Gold | undefined {
  const target = wantedOf(record, task);
  if (target === null) return undefined;
  try {
    return task.form.readGold(target, record.input);
  } catch (error) {
    if (!(error instanceof BadTarget)) throw error;
    return fail(path, row, `field "${task.fields.target}" ${error.message}`);
  }
}

/** A row as a sample, with what its gold says about its place. */
export function sampleOf(record: DataRecord, task: Task, goldLabels: Labels): Sample {
  const { id, input, labels } = record;
  return { id, input, target: wantedOf(record, task), labels: { ...goldLabels, ...labels } };
}

/** `null` where the row has no gold answer. */
function wantedOf({ target }: DataRecord, { reader }: Task): Json {
  if (target === undefined) return null;
  // GPQA names the right option's text; its letter is settled when the options are put in order.
  return reader === 'gpqa' ? 'A' : target;
}

function fail(file: string, row: number, problem: string): never {
  throw new FinevalError('ROW_WRONG', { file, row, problem });
}
