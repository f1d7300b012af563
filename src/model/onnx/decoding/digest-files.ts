import { createHash } from 'node:crypto';
import {
  createReadStream,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { hash } from '../../../node-24.ts';

export interface DigestCache {
  /** A file for each digest that is remembered. */
  readonly folder: string;
  /** Digests of fewer bytes are not remembered: computing them takes no longer than looking. */
  readonly smallest: number;
}

/** sha256 of the files' bytes, one file after another, as `cat FILES | sha256sum` gives it. */
export async function digestFiles(
  files: readonly string[],
  cache: DigestCache = usersCache(),
): Promise<string> {
  const { key, size } = describe(files);
  const place = size < cache.smallest ? undefined : join(cache.folder, key);
  const known = place === undefined ? undefined : recall(place);
  if (known !== undefined) return known;
  const sum = createHash('sha256');
  for (const file of files) {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) sum.update(chunk);
  }
  const digest = sum.digest('hex');
  // What has changed while it was read is not remembered.
  if (place !== undefined && describe(files).key === key) remember(place, digest);
  return digest;
}

/** Which files they are, and in which state: path, size, and the times of the last change of content and of anything. */
function describe(files: readonly string[]): { key: string; size: number } {
  let size = 0;
  const states = files.map((file) => {
    const stat = statSync(file, { bigint: true });
    size += Number(stat.size);
    return [realpathSync(file), stat.size, stat.mtimeNs, stat.ctimeNs, stat.ino].join('\0');
  });
  return { key: hash('sha256', states.join('\n')), size };
}

function recall(place: string): string | undefined {
  try {
    const digest = readFileSync(place, 'utf8').trim();
    return /^[0-9a-f]{64}$/u.test(digest) ? digest : undefined;
  } catch {
    return undefined;
  }
}

function remember(place: string, digest: string): void {
  const writing = `${place}.${process.pid}`;
  try {
    mkdirSync(join(place, '..'), { recursive: true });
    writeFileSync(writing, `${digest}\n`);
    renameSync(writing, place);
  } catch {
    // A cache that cannot be written only costs the time of computing anew.
  }
}

function usersCache(): DigestCache {
  const root = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return { folder: join(root, 'fineval', 'digests'), smallest: 64_000_000 };
}
