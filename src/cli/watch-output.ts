import { diskError } from '../disk-error.ts';
import { exitCodes, FinevalError } from '../errors.ts';

/**
 * Watches what a command prints. Where nobody reads any further (`| head`), the rest is left unsaid and the command goes on:
 * its files and its exit code are worth as much as before. Where standard output cannot be written, that is said once, and
 * what would have ended with 0 ends as incomplete.
 */
export function watchOutput(process: NodeJS.Process): void {
  let isLost = false;
  process.stdout.on('error', (error) => {
    if (isUnread(error)) return;
    isLost = true;
    process.stderr.write(`fineval: ${sentenceOf(error)}\n`);
  });
  // There is nothing left to say it on.
  process.stderr.on('error', () => {});
  process.on('exit', (code) => {
    if (isLost && code === exitCodes.ok) process.exitCode = exitCodes.incomplete;
  });
}

function isUnread(error: Error): boolean {
  return 'code' in error && error.code === 'EPIPE';
}

function sentenceOf(error: Error): string {
  const known = diskError('Standard output', error);
  return known instanceof FinevalError
    ? known.message
    : `Standard output cannot be written: ${error.message}.`;
}
