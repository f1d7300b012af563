import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hash } from '../node-24.ts';
import { FinevalError } from '../errors.ts';
import { printable } from '../http/printable.ts';
import { isJsonObject, tryParseJson } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import { parseJsonText } from '../json/read-json-file.ts';

/** A file that is imported: its path, for sentences, and its bytes. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Reads files; a folder stands for the `.json`, `.jsonl` and `.eval` files in it. Throws `FILE_MISSING`. */
export function readSourceFiles(paths: readonly string[]): readonly SourceFile[] {
  return paths.flatMap(filesIn).map((path) => {
    const bytes = readFileSync(path);
    return { path, name: basename(path), bytes, sha256: hash('sha256', bytes) };
  });
}

function filesIn(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new FinevalError('FILE_MISSING', { file: path, what: 'a file to import' });
  if (!found.isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => /\.(?:jsonl?|eval)$/u.test(name));
  return names.sort().map((name) => join(path, name));
}

/** The JSON object in a file. Throws `FILE_NOT_JSON` or `FILE_WRONG`. */
export function objectOf({ path, bytes }: Pick<SourceFile, 'path' | 'bytes'>): JsonObject {
  const value = parseJsonText(path, decode(bytes));
  if (isJsonObject(value)) return value;
  throw new FinevalError('FILE_WRONG', { file: path, problem: 'holds no JSON object' });
}

/** A line of a JSON Lines file, with its number from 1. */
export interface Row {
  readonly number: number;
  readonly value: JsonObject;
  /** Reports what is wrong with the row. */
  readonly fail: (problem: string) => never;
}

/** The rows of a JSON Lines file; empty lines are passed over. Throws `ROW_WRONG` for any other line that is no object. */
export function rowsOf(file: SourceFile): readonly Row[] {
  const rows: Row[] = [];
  for (const [index, line] of decode(file.bytes).split('\n').entries()) {
    if (line.trim() === '') continue;
    const fail = (problem: string): never => {
      throw new FinevalError('ROW_WRONG', {
        file: file.path,
        row: index + 1,
        problem: printable(problem, 500),
      });
    };
    const value = tryParseJson(line);
    rows.push({ number: index + 1, value: isJsonObject(value) ? value : fail('is not a JSON object'), fail });
  }
  return rows;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
