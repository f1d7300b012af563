import { mkdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { diskError } from '../../disk-error.ts';
import { exitCodes, FinevalError } from '../../errors.ts';
import type { ExitCode } from '../../errors.ts';
import { openStoredRun } from '../../exchange/stored-run.ts';
import { printable } from '../../http/printable.ts';
import type { ReportFile } from '../../report/report-file.ts';
import { writeFileAtomically } from '../../run/write-file-atomically.ts';
import { readOptionalNumber } from '../read-number.ts';
import { reportFormats } from '../report-formats.ts';
import type { Rendered } from '../report-formats.ts';
import { reportSource } from '../report-source.ts';
import type { Terminal } from '../terminal.ts';

export interface ReportOptions {
  readonly format: string;
  readonly out?: string;
  /** Of the HTML page and of plots. */
  readonly lang?: 'zh' | 'en';
  /** Of the HTML page, in megabytes. */
  readonly maxSize?: string;
  /** Folder of the runs of an ablation file. */
  readonly runs?: string;
  readonly config?: string;
}

/** `fineval report`: writes the results of run directories, or of an ablation, for people and for other tools. */
export async function reportCommand(
  names: readonly string[],
  options: ReportOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { format, out } = options;
  const load = Object.hasOwn(reportFormats, format) ? reportFormats[format] : undefined;
  if (load === undefined) {
    const wanted = `one of ${Object.keys(reportFormats).join(', ')}`;
    throw new FinevalError('OPTION_WRONG', { option: '--format', value: format, wanted });
  }
  const { runs: directories, ablation } = await reportSource(names, options, terminal);
  const runs = directories.map((directory) => openStoredRun(resolve(terminal.cwd(), directory)));
  const render = await load();
  const { lang, maxSize } = options;
  const size = readOptionalNumber('--max-size', maxSize, { min: 1 });
  const rendered = await render(runs, {
    terminal,
    ...(lang === undefined ? {} : { lang }),
    ...(size === undefined ? {} : { maxSize: size }),
    ...(ablation === undefined ? {} : { ablation }),
  });
  if (typeof rendered === 'string') writeText(rendered, out, terminal);
  else writeFiles(format, rendered, { out, terminal });
  return exitCodes.ok;
}

function writeText(text: string, out: string | undefined, terminal: Terminal): void {
  if (out === undefined) {
    terminal.stdout.write(text);
    return;
  }
  const path = resolve(terminal.cwd(), out);
  write(path, text);
  tell(path, terminal);
}

function writeFiles(
  format: string,
  { files, left = [] }: Exclude<Rendered, string>,
  { out, terminal }: { out: string | undefined; terminal: Terminal },
): void {
  if (out === undefined) {
    throw new FinevalError('OPTION_WRONG', {
      option: '--out',
      value: '',
      wanted: `a folder for the form ${format}`,
    });
  }
  const [first] = left;
  if (files.length === 0 && first !== undefined)
    throw new FinevalError('NOTHING_TO_REPORT', { format, because: printable(left.join('; '), 1000) });
  checkApart(files, format);
  const folder = resolve(terminal.cwd(), out);
  for (const { path, content } of files) {
    write(join(folder, path), content);
    tell(join(folder, path), terminal);
  }
  for (const one of left) terminal.stderr.write(`Left out: ${printable(one, 300)}\n`);
}

/** Two runs of one suite would be one file: the later would replace the earlier without a word. */
function checkApart(files: readonly ReportFile[], format: string): void {
  const paths = new Set<string>();
  for (const { path, content } of files) {
    if (paths.has(path) && files.some((other) => other.path === path && other.content !== content)) {
      throw new FinevalError('NOTHING_TO_REPORT', {
        format,
        because: `two of the runs would both be ${path}; write them one by one, each into its own folder`,
      });
    }
    paths.add(path);
  }
}

function write(path: string, content: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw diskError(path, error);
  }
  writeFileAtomically(path, content);
}

function tell(path: string, terminal: Terminal): void {
  terminal.stderr.write(`Written: ${relative(terminal.cwd(), path)}\n`);
}
