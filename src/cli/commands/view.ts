import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskError } from '../../disk-error.ts';
import { exitCodes } from '../../errors.ts';
import type { ExitCode } from '../../errors.ts';
import { readOptionalNumber } from '../read-number.ts';
import type { Report } from '../../report/report.ts';
import { readReportFile } from '../read-report-file.ts';
import { readReport } from '../read-report.ts';
import { renderHtml, shortenedSentence } from '../render-html.ts';
import { reportSource } from '../report-source.ts';
import type { Terminal } from '../terminal.ts';

export interface ViewOptions {
  readonly lang?: 'zh' | 'en';
  /** Of the page, in megabytes. */
  readonly maxSize?: string;
  /** `false`: the page is written, and not opened. */
  readonly open?: boolean;
  /** Folder of the runs of an ablation file. */
  readonly runs?: string;
  readonly config?: string;
}

/** `fineval view`: writes the HTML report of runs, of an ablation or of a report file to a temporary place, prints where, and opens it. */
export async function viewCommand(
  names: readonly string[],
  options: ViewOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const report = readReportFile(names, terminal) ?? (await reportOf(names, options, terminal));
  const maxSize = readOptionalNumber('--max-size', options.maxSize, { min: 1 });
  const html = renderHtml(report, {
    lang: options.lang ?? languageOf(terminal),
    ...(maxSize === undefined ? {} : { maxSize }),
    onShortened: (limit) => terminal.stderr.write(shortenedSentence(limit)),
  });
  const file = join(temporaryFolder(terminal), 'report.html');
  try {
    writeFileSync(file, html);
  } catch (error) {
    throw diskError(file, error);
  }
  terminal.stdout.write(`${file}\n`);
  if (options.open !== false && !(await opened(file, terminal)))
    terminal.stderr.write('No program here opens web pages. Open the file in a browser.\n');
  return exitCodes.ok;
}

async function reportOf(names: readonly string[], options: ViewOptions, terminal: Terminal): Promise<Report> {
  const source = await reportSource(names, options, terminal);
  return await readReport({ ...source, samples: true }, terminal);
}

function languageOf({ env }: Terminal): 'zh' | 'en' {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.startsWith('zh') ? 'zh' : 'en';
}

/** Readable by this user only: a report holds prompts and answers. */
function temporaryFolder({ env }: Terminal): string {
  return mkdtempSync(join(env['TMPDIR'] || tmpdir(), 'fineval-view-'));
}

const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Whether a program was found that opens the file; what it then does is its own affair. */
async function opened(file: string, { env }: Terminal): Promise<boolean> {
  const [program, ...words] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...words, file], { detached: true, stdio: 'ignore', env });
  try {
    await once(child, 'spawn');
    child.unref();
    return true;
  } catch {
    return false;
  }
}
