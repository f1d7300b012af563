import { join } from 'node:path';
import { dataRoot } from '../../dataset/data-folder.ts';
import type { FileState } from '../../dataset/data-state.ts';
import { pullSuite } from '../../dataset/pull-suite.ts';
import { exitCodes, FinevalError } from '../../errors.ts';
import type { ExitCode } from '../../errors.ts';
import { listSuites, loadSuite } from '../../suite/load-suite.ts';
import type { Terminal } from '../terminal.ts';

/** `fineval data pull`: fetches the data of a suite and verifies every byte. */
export async function dataPullCommand(
  name: string,
  options: { readonly mirror?: string; readonly archive?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const root = dataRoot(terminal.env);
  for (const id of name === 'all' ? listSuites() : [name]) {
    const suite = await loadSuite(id);
    const states = await pullSuite({
      suite,
      root,
      cwd: terminal.cwd(),
      environment: terminal.env,
      ...(options.mirror === undefined ? {} : { mirror: options.mirror }),
      ...(options.archive === undefined ? {} : { archive: options.archive }),
      onFile: (state) => terminal.stdout.write(`${fileLine(suite.id, state)}\n`),
    });
    const verified = states.filter(({ state }) => state === 'verified').length;
    const folder = join(root, suite.id);
    if (verified === 0)
      throw new FinevalError('NOTHING_PULLED', {
        suite: suite.id,
        mirror: options.mirror ?? suite.origin.repository,
      });
    terminal.stdout.write(`${suite.id}: ${verified} of ${states.length} files verified in ${folder}\n`);
  }
  return exitCodes.ok;
}

/** One file as a line: `finova  verified  data/…`. */
export function fileLine(suite: string, { path, state, problem }: FileState): string {
  const reason = problem === undefined ? '' : ` (${problem})`;
  return `${suite}  ${state.padEnd(8)}  ${path}${reason}`;
}
