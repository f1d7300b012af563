import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { AblationReport } from '../ablation/chain/ablation-report.ts';
import { analyseChain } from './analyse-chain.ts';
import { isFinished, loadAblation } from './load-stages.ts';
import type { Terminal } from './terminal.ts';

/** What a report is made of: runs, and the chain they form. */
export interface ReportSource {
  /** Run directories as they would be typed. */
  readonly runs: readonly string[];
  /** Where an ablation file was named. */
  readonly ablation?: AblationReport;
}

export interface SourceOptions {
  readonly config?: string;
  /** Folder of the stages' runs. */
  readonly runs?: string;
}

/** The runs that were named, or those of the one ablation file that was named instead. */
export async function reportSource(
  names: readonly string[],
  options: SourceOptions,
  terminal: Terminal,
): Promise<ReportSource> {
  const [name] = names;
  if (name === undefined || names.length > 1 || !isFile(resolve(terminal.cwd(), name)))
    return { runs: names };
  const loaded = loadAblation(name, options, terminal);
  const { report } = await analyseChain(loaded);
  const runs = loaded.stages.flatMap((stage) => stage.runs.filter(isFinished));
  return { runs: runs.map(({ directory }) => relative(terminal.cwd(), directory) || '.'), ablation: report };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
