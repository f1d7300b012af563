import { join } from 'node:path';
import { dataRoot } from '../../dataset/data-folder.ts';
import { inspectData } from '../../dataset/data-state.ts';
import { exitCodes } from '../../errors.ts';
import type { ExitCode } from '../../errors.ts';
import { plainTable } from '../../report/plain-table.ts';
import { loadSuites } from '../../suite/load-suite.ts';
import type { Terminal } from '../terminal.ts';

/** `fineval data list`: every data file, whether it is here and whether it is the right one. */
export async function dataListCommand(
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const root = dataRoot(terminal.env);
  const loaded = await loadSuites();
  const suites = loaded.map(({ id, files }) => ({ id, files: inspectData(files, join(root, id)) }));
  if (options.json === true) {
    terminal.stdout.write(`${JSON.stringify({ root, suites })}\n`);
    return exitCodes.ok;
  }
  const rows = suites.flatMap(({ id, files }) =>
    files.map(({ path, state, bytes }) => [id, state, bytes === undefined ? '–' : String(bytes), path]),
  );
  terminal.stdout.write(`Data folder: ${root}\n${plainTable(['suite', 'state', 'bytes', 'file'], rows)}\n`);
  return exitCodes.ok;
}
