import { resolve } from 'node:path';
import type { AblationReport } from '../../ablation/chain/ablation-report.ts';
import type { StageRun } from '../../ablation/chain/stage-run.ts';
import { planTraining } from '../../ablation/weights/plan-training.ts';
import { defaultWeightSettings } from '../../ablation/weights/weight-settings.ts';
import { exitCodes, FinevalError } from '../../errors.ts';
import type { ExitCode } from '../../errors.ts';
import { ablationMarkdown } from '../../report/ablation-markdown.ts';
import { ablationText } from '../../report/ablation-table.ts';
import { weightsText } from '../../report/ablation-weights.ts';
import { writeFileAtomically } from '../../run/write-file-atomically.ts';
import { analyseChain } from '../analyse-chain.ts';
import { loadAblation, settingsOf } from '../load-stages.ts';
import type { LoadedAblation } from '../load-stages.ts';
import type { StageLeftOut } from '../run-stages.ts';
import { widthOf } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** The options of `fineval ablate` as they were typed. */
export interface AblateOptions {
  readonly run?: boolean;
  readonly runs?: string;
  readonly weights?: string;
  readonly markdown?: string;
  readonly stage?: string;
  readonly device: 'auto' | 'cpu' | 'webgpu' | 'cuda';
  readonly concurrency: string;
  readonly json?: boolean;
  readonly config?: string;
}

/** `fineval ablate`: what each stage of a chain did. Ends with 3 where stages are left out. */
export async function ablateCommand(
  name: string,
  options: AblateOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const ablation = loadAblation(name, options, terminal);
  const asked = await askMissing(ablation, options, terminal);
  if (asked.interrupted) return exitCodes.interrupted;
  const { stages, report } = await analyseChain(ablation, asked.leftOut);
  show(report, options, terminal);
  if (options.weights !== undefined) writeWeights(options.weights, { ablation, stages, options }, terminal);
  return report.leftOut.length === 0 ? exitCodes.ok : exitCodes.incomplete;
}

async function askMissing(
  ablation: LoadedAblation,
  options: AblateOptions,
  terminal: Terminal,
): Promise<{ readonly leftOut: readonly StageLeftOut[]; readonly interrupted: boolean }> {
  if (options.run !== true) return { leftOut: [], interrupted: false };
  const { runStages } = await import('../run-stages.ts');
  const { device, concurrency, config } = options;
  return await runStages(
    ablation,
    { device, concurrency, ...(config === undefined ? {} : { config }) },
    terminal,
  );
}

function show(report: AblationReport, { json, markdown }: AblateOptions, terminal: Terminal): void {
  if (markdown !== undefined)
    writeFileAtomically(resolve(terminal.cwd(), markdown), ablationMarkdown(report));
  const text = json === true ? `${JSON.stringify(report)}\n` : ablationText(report, widthOf(terminal));
  terminal.stdout.write(text);
}

interface WeightJob {
  readonly ablation: LoadedAblation;
  readonly stages: readonly StageRun[];
  readonly options: AblateOptions;
}

function writeWeights(name: string, { ablation, stages, options }: WeightJob, terminal: Terminal): void {
  const known = stages.map(({ id }) => id);
  const wanted = options.stage ?? known.at(-1) ?? '';
  const stage = stages.find(({ id }) => id === wanted);
  if (stage === undefined) throw new FinevalError('STAGE_UNKNOWN', { stage: wanted, known });
  const settings = { ...defaultWeightSettings, ...ablation.file.weights };
  const plan = planTraining({ stages, stage, ablation: settingsOf(ablation), settings });
  writeFileAtomically(resolve(terminal.cwd(), name), `${JSON.stringify(plan, null, 2)}\n`);
  if (options.json !== true) terminal.stdout.write(`\n${weightsText(plan)}`);
}
