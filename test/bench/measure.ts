import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** What one process cost. */
export interface Cost {
  /** From its start to its end, in seconds. */
  readonly wall: number;
  /** User and system time, in seconds. */
  readonly cpu: number;
  /** Peak resident memory in MB. */
  readonly peak: number;
  /** When it was started, in milliseconds since the epoch. */
  readonly startedAt: number;
}

/** Tells what a program has used. */
const meter = resolve(import.meta.dirname, 'meter.cjs');

/** Runs a Node program to its end and measures it. Rejects where it fails. */
export async function measure(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Cost> {
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(process.execPath, ['--require', meter, ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  let usage = '';
  child.stderr?.on('data', (piece) => (errors += String(piece)));
  child.stdio[3]?.on('data', (piece: Buffer) => (usage += String(piece)));
  const [code] = await once(child, 'close');
  const wall = (performance.timeOrigin + performance.now() - startedAt) / 1000;
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${errors}`);
  return { wall, startedAt, ...(JSON.parse(usage) as Pick<Cost, 'cpu' | 'peak'>) };
}
