import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FinevalError } from '../errors.ts';
import type { DataFile } from '../suite/suite-file.ts';
import type { Task } from '../suite/suite.ts';
import type { DataFolder } from './data-folder.ts';
import { readRows } from './read-rows.ts';
import { RowReader } from './row-reader.ts';
import type { GoldRecord } from './row-reader.ts';
import type { SampleIds } from './sample-ids.ts';
import type { SourceRead } from './source-read.ts';
import { storeQuestions } from './stored-questions.ts';
import type { StoredQuestion } from './stored-questions.ts';
import { checkDigest, Digester } from './verify-file.ts';
import type { FileDigest } from './verify-file.ts';

export interface FilePlace {
  readonly task: Task;
  readonly file: DataFile;
  readonly data: DataFolder;
}

/** Where a data file is. */
export function filePath({ file, data }: Pick<FilePlace, 'file' | 'data'>): string {
  return join(data.folder, file.path);
}

/**
 * Reads one data file and checks its rows, then its bytes; `ids` get those of its samples where they are to be asked.
 * Throws `FinevalError` naming file, row and field.
 */
export async function readFileRecords(
  { task, file, data }: FilePlace,
  ids?: SampleIds,
): Promise<{
  source: SourceRead;
  records: readonly GoldRecord[];
}> {
  const path = filePath({ file, data });
  const bytes = readFileSync(path);
  const rows = await readRows(path, task.format, bytes);
  const reader = new RowReader(path, task, file);
  let last = 0;
  const records = Array.from(rows, (row) => {
    last = row.number;
    return reader.read(row);
  });
  // The hash comes after the rows: where a row is broken, its place helps more than "another file".
  const digester = new Digester(bytes.length, file);
  digester.update(bytes);
  const gold = records.filter((record) => record.gold !== undefined).length;
  const found = { path, digest: digester.digest(), rows: records.length, gold };
  const source = checkSource({ file, data }, found);
  if (reader.idPrefix !== undefined) ids?.addNumbered(reader.idPrefix, last, path);
  else for (const { sample } of records) ids?.add(sample.id, path);
  return { source, records };
}

/** As `readFileRecords`, for a file too large to be held. */
export function storeFileQuestions(
  { task, file, data }: FilePlace,
  ids: SampleIds,
): {
  source: SourceRead;
  questions: readonly StoredQuestion[];
} {
  const path = filePath({ file, data });
  const { digest, rows, questions } = storeQuestions(path, { task, file, ids });
  const found = { path, digest, rows, gold: questions.length };
  return { source: checkSource({ file, data }, found), questions };
}

/** Files of JSON Lines from this size on stay on the disk, in bytes. */
const largest = 4 * 2 ** 20;

/** Whether a file should be stored rather than held. */
export function isLarge({ task, file, data }: FilePlace): boolean {
  if (task.format !== 'jsonl' || task.reader !== 'rows') return false;
  return statSync(filePath({ file, data })).size >= largest;
}

interface FoundFile {
  readonly path: string;
  readonly digest: FileDigest;
  readonly rows: number;
  /** Rows with a gold answer. */
  readonly gold: number;
}

function checkSource({ file, data }: Pick<FilePlace, 'file' | 'data'>, found: FoundFile): SourceRead {
  const { path, digest, rows, gold } = found;
  const isOfficial = data.split === 'official';
  const changed = (problem: string): never => {
    throw new FinevalError('DATA_CHANGED', { file: path, problem });
  };
  const { sha256, problem } = checkDigest(digest, isOfficial ? file : { path, task: '' });
  if (problem !== undefined) changed(problem);
  if (isOfficial && file.rows !== undefined && file.rows !== rows) {
    changed(`it has ${rows} rows, not ${file.rows}`);
  }
  if (isOfficial && file.gold !== undefined && file.gold !== gold) {
    changed(`${gold} of its rows have gold, not ${file.gold}`);
  }
  const source = { path: file.path, sha256, rows };
  return gold === rows ? source : { ...source, goldless: rows - gold };
}
