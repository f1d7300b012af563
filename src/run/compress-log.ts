import {
  createReadStream,
  createWriteStream,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { Transform } from 'node:stream';
import { createZstdCompress, createZstdDecompress, zstdCompress } from '../node-24.ts';
import { diskError } from '../disk-error.ts';
import { compressedLogPath, logPath } from './completion-log.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** What is read at once, in bytes: each piece goes to another thread and back, which takes longer than to compress it. */
const highWaterMark = 2 ** 20;

/** A log of up to so many bytes is compressed as a whole: a stream takes longer to set up than that takes. */
const smallLog = 4 * 2 ** 20;

/** Compresses the log of a complete run; the plain file goes only when the compressed one is whole on the disk. */
export async function compressLog(directory: string): Promise<void> {
  const plain = logPath(directory);
  if (!existsSync(plain)) return;
  const to = compressedLogPath(directory);
  if (statSync(plain).size > smallLog) return convert({ from: plain, to, by: createZstdCompress() });
  writeFileAtomically(to, await promisify(zstdCompress)(readFileSync(plain)));
  rmSync(plain);
}

/** Makes a complete run's log plain again, so that a resumed run can append to it. */
export async function restoreLog(directory: string): Promise<void> {
  const compressed = compressedLogPath(directory);
  if (!existsSync(compressed)) return;
  await convert({ from: compressed, to: logPath(directory), by: createZstdDecompress() });
}

/** Calls back with the path of the plain log, which for a complete run is there only so long. */
export async function withPlainLog<Result>(
  directory: string,
  use: (path: string) => Result | Promise<Result>,
): Promise<Result> {
  const compressed = compressedLogPath(directory);
  if (!existsSync(compressed)) return await use(logPath(directory));
  const temporary = `${logPath(directory)}.${process.pid}.tmp`;
  try {
    await pipeline(createReadStream(compressed), createZstdDecompress(), createWriteStream(temporary));
    return await use(temporary);
  } finally {
    rmSync(temporary, { force: true });
  }
}

async function convert({ from, to, by }: { from: string; to: string; by: Transform }): Promise<void> {
  const temporary = `${to}.${process.pid}.tmp`;
  try {
    await pipeline(createReadStream(from, { highWaterMark }), by, createWriteStream(temporary));
    const file = await open(temporary, 'r+');
    await file.datasync();
    await file.close();
    renameSync(temporary, to);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw diskError(to, error);
  }
  rmSync(from);
}
