import {
  closeSync,
  createReadStream,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
} from 'node:fs';
import { join } from 'node:path';
import { createZstdDecompress } from '../node-24.ts';
import { FinevalError } from '../errors.ts';
import { tryParseJson } from '../json/json.ts';
import { readLines } from '../json/read-lines.ts';
import { describeSchemaError } from '../json/schema.ts';
import { BatchWriter } from './batch-writer.ts';
import { CompletionIndex } from './completion-index.ts';
import type { CompletionRecord } from './completion-record.ts';
import { validate } from './completion-record.schema.ts';

/** The append-only log of a run's completions. */
export interface CompletionLog {
  /** What is in the log. */
  readonly index: CompletionIndex;
  /** How many bytes of it are on the disk. */
  readonly durable: number;
  /**
   * Takes a record; it is on the disk at the latest 250 ms later. A promise comes back where the disk cannot keep up.
   * Throws once writing has failed.
   */
  readonly append: (record: CompletionRecord) => Promise<void> | undefined;
  /** Writes what is left and closes the file. */
  readonly close: () => Promise<void>;
}

/** The log's file of a run directory while the run goes on. */
export function logPath(directory: string): string {
  return join(directory, 'completions.jsonl');
}

/** The log's file once the run is complete. */
export function compressedLogPath(directory: string): string {
  return `${logPath(directory)}.zst`;
}

/**
 * Opens the log for appending. A torn last line, left by a killed process, is cut off first.
 * Lines are written in groups of 64 or of 250 ms, each with one `fdatasync`: that is what a crash can lose.
 */
export async function openCompletionLog(directory: string): Promise<CompletionLog> {
  const path = logPath(directory);
  const end = dropTornLine(path);
  const index = end === 0 ? new CompletionIndex() : await indexCompletions(path);
  const writer = await BatchWriter.open(path);
  let offset = end;
  const append = (record: CompletionRecord): Promise<void> | undefined => {
    const line = `${JSON.stringify(record)}\n`;
    const length = Buffer.byteLength(line);
    index.add(record, { offset, length });
    offset += length;
    return writer.append(line);
  };
  return {
    index,
    get durable() {
      return end + writer.durable;
    },
    append,
    close: () => writer.close(),
  };
}

/** Gives back the length of what is left. */
function dropTornLine(path: string): number {
  if (!existsSync(path)) return 0;
  const file = openSync(path, 'r+');
  try {
    const end = endOfLastLine(file);
    if (end < fstatSync(file).size) ftruncateSync(file, end);
    return end;
  } finally {
    closeSync(file);
  }
}

function endOfLastLine(file: number): number {
  const block = Buffer.alloc(64 * 1024);
  for (let end = fstatSync(file).size; end > 0;) {
    const start = Math.max(0, end - block.length);
    const read = readSync(file, block, 0, end - start, start);
    const newline = block.subarray(0, read).lastIndexOf(0x0a);
    if (newline >= 0) return start + newline + 1;
    end = start;
  }
  return 0;
}

/** Where the records of a plain log stand; a torn last line is passed over. */
export async function indexCompletions(path: string): Promise<CompletionIndex> {
  const index = new CompletionIndex();
  for await (const { record, place } of readPlaced(path)) index.add(record, place);
  return index;
}

/** The records of a run directory in the order of writing; a torn last line is passed over. */
export async function* readCompletions(directory: string): AsyncGenerator<CompletionRecord> {
  const compressed = compressedLogPath(directory);
  const path = existsSync(compressed) ? compressed : logPath(directory);
  for await (const { record } of readPlaced(path)) yield record;
}

interface Placed {
  readonly record: CompletionRecord;
  readonly place: { readonly offset: number; readonly length: number };
}

async function* readPlaced(path: string): AsyncGenerator<Placed> {
  if (!existsSync(path)) return;
  const stream = createReadStream(path);
  const bytes = path.endsWith('.zst') ? stream.pipe(createZstdDecompress({ chunkSize: 256 * 1024 })) : stream;
  let [number, offset] = [0, 0];
  let broken: FinevalError | undefined;
  for await (const line of readLines(bytes)) {
    number += 1;
    // Only the last line may be broken: a broken line with another behind it is damage.
    if (broken !== undefined) throw broken;
    const length = Buffer.byteLength(line) + 1;
    const record = tryParseJson(line);
    if (validate(record)) yield { record, place: { offset, length } };
    else broken = brokenLine(path, number);
    offset += length;
  }
}

function brokenLine(path: string, row: number): FinevalError {
  return new FinevalError('ROW_WRONG', { file: path, row, problem: describeSchemaError(validate.errors) });
}
