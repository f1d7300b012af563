import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataRoot } from '../../dataset/data-folder.ts';
import { exitCodes } from '../../errors.ts';
import type { ExitCode } from '../../errors.ts';
import { plainTable } from '../../report/plain-table.ts';
import { samplesFolder } from '../../samples-folder.ts';
import { loadSuites } from '../../suite/load-suite.ts';
import type { Terminal } from '../terminal.ts';

/** `fineval suites`: the suites, their tasks, and whether their data are here. */
export async function suitesCommand(
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const root = dataRoot(terminal.env);
  const loaded = await loadSuites();
  const suites = loaded.map(({ id, title, tasks, files, origin, digest }) => {
    const here = files.filter((file) => existsSync(join(root, id, file.path))).length;
    const samples = files.some((file) => existsSync(join(samplesFolder, id, file.path)));
    return {
      id,
      title,
      digest,
      tasks: tasks.map((task) => task.id),
      origin,
      files: files.length,
      here,
      samples,
    };
  });
  if (options.json === true) {
    terminal.stdout.write(`${JSON.stringify(suites)}\n`);
    return exitCodes.ok;
  }
  const rows = suites.map(({ id, title, tasks, files, here, samples }) => [
    id,
    title.en,
    String(tasks.length),
    here === 0 ? `not pulled${samples ? ', samples only' : ''}` : `${here} of ${files} files`,
  ]);
  terminal.stdout.write(`${plainTable(['suite', 'title', 'tasks', 'data'], rows)}\n`);
  return exitCodes.ok;
}
