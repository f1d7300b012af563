import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, configure } from '@zip.js/zip.js';
import type { FileEntry } from '@zip.js/zip.js';
import { zstdDecompressSync } from '../../node-24.ts';
import { FinevalError } from '../../errors.ts';
import type { JsonObject } from '../../json/json.ts';
import { itemsAt, membersAt } from '../fields.ts';
import { objectOf } from '../source-file.ts';
import type { SourceFile } from '../source-file.ts';

/** A log of Inspect: its head, and its samples in the order of their names. */
export interface InspectLog {
  readonly path: string;
  readonly header: JsonObject;
  readonly samples: readonly LogSample[];
}

export interface LogSample {
  /** Where it stands, for sentences: an entry of the archive, or its number. */
  readonly place: string;
  readonly value: JsonObject;
}

/** Larger entries than this are no samples, whatever an archive says. */
const maxBytes = 256 * 1024 * 1024;

/** Method of compression in zip files (APPNOTE 4.4.5). Inspect uses it since 0.3.206. */
const zstdMethod = 93;

/** Reads a log: `.json`, or `.eval`, which is a zip file. Throws `FinevalError`. */
export async function readLog(file: SourceFile): Promise<InspectLog> {
  return isZip(file.bytes) ? readArchive(file) : readJsonLog(file);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function readJsonLog(file: SourceFile): InspectLog {
  const header = objectOf(file);
  const samples = itemsAt(header, 'samples').map((value, index) => ({
    place: `sample ${index + 1}`,
    value: membersAt(value),
  }));
  return { path: file.path, header, samples };
}

async function readArchive(file: SourceFile): Promise<InspectLog> {
  configure({ useWebWorkers: false });
  const reader = new ZipReader(new Uint8ArrayReader(file.bytes));
  const entries = (await attempt(file, () => reader.getEntries())).filter((entry) => !entry.directory);
  const head = entries.find(({ filename }) => filename === 'header.json');
  if (head === undefined) {
    throw new FinevalError('FILE_WRONG', {
      file: file.path,
      problem:
        'it holds no header.json: the evaluation did not end, or it is no log of Inspect. Repair it with: inspect log recover',
    });
  }
  const read = async (entry: FileEntry): Promise<JsonObject> => {
    const bytes = await attempt(file, () => contentOf(entry));
    return objectOf({ path: `${file.path}, ${entry.filename}`, bytes });
  };
  const header = await read(head);
  const samples: LogSample[] = [];
  for (const entry of entries.filter(({ filename }) => /^samples\/.+\.json$/u.test(filename)).sort(byName)) {
    samples.push({ place: entry.filename, value: await read(entry) });
  }
  return { path: file.path, header, samples };
}

async function contentOf(entry: FileEntry): Promise<Uint8Array> {
  if (entry.uncompressedSize > maxBytes) throw new Error(`its ${entry.filename} is larger than 256 MB`);
  if (entry.compressionMethod !== zstdMethod) return entry.getData(new Uint8ArrayWriter());
  const packed = await entry.getData(new Uint8ArrayWriter(), { passThrough: true });
  return zstdDecompressSync(packed, { maxOutputLength: maxBytes });
}

async function attempt<Result>({ path }: SourceFile, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const problem = error.message.replace(/\.$/u, '');
    throw new FinevalError('ARCHIVE_WRONG', { archive: path, problem }, { cause: error });
  }
}

function byName(a: FileEntry, b: FileEntry): number {
  return a.filename < b.filename ? -1 : 1;
}
