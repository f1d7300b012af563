import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RunSettings } from '../ablation/chain/ablation-file.ts';
import { exitCodes, FinevalError } from '../errors.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';
import { runCommand } from './commands/run.ts';
import { isFinished } from './load-stages.ts';
import type { LoadedAblation, PlacedStage } from './load-stages.ts';
import type { RunOptions } from './run-options.ts';
import { nameOfRun } from './stage-runs.ts';
import type { PlacedRun } from './stage-runs.ts';
import type { Terminal } from './terminal.ts';

/** What the stages are run with. */
export interface StageRunOptions {
  readonly device: 'auto' | 'cpu' | 'webgpu' | 'cuda';
  readonly concurrency: string;
  readonly config?: string;
}

/** A stage, or one of its runs, that was not run, and why. */
export interface StageLeftOut {
  readonly stage: string;
  readonly because: string;
}

/**
 * Asks the models of stages whose runs are missing or unfinished, one after the other; what is answered already is kept.
 * A stage whose checkpoint is not there is left out. Gives the exit code of an interrupted run.
 */
export async function runStages(
  { file, path, stages }: LoadedAblation,
  options: StageRunOptions,
  terminal: Terminal,
): Promise<{ readonly leftOut: readonly StageLeftOut[]; readonly interrupted: boolean }> {
  const leftOut: StageLeftOut[] = [];
  const silent = { ...terminalOf(terminal), stdout: { write: () => true } };
  for (const { stage, run } of missingRuns(stages)) {
    if (file.suites === undefined)
      throw new FinevalError('FILE_WRONG', { file: path, problem: 'names no "suites" to ask its stages' });
    if (run.suites.length === 0) {
      leftOut.push({ stage: stage.id, because: 'the file asks it no suite' });
      continue;
    }
    terminal.stderr.write(`Stage ${nameOfRun(stage, run)}: ${stage.model ?? ''} → ${run.name}\n`);
    try {
      const code = await runCommand({ ...runOptions(stage, run, file.run ?? {}), ...options }, silent);
      if (code === exitCodes.interrupted) return { leftOut, interrupted: true };
      if (code !== exitCodes.ok)
        leftOut.push({ stage: nameOfRun(stage, run), because: 'its run is incomplete' });
    } catch (error) {
      if (!(error instanceof FinevalError) || error.code !== 'CHECKPOINT_ABSENT') throw error;
      leftOut.push({ stage: nameOfRun(stage, run), because: 'its checkpoint is not there' });
    }
  }
  return { leftOut, interrupted: false };
}

function missingRuns(
  stages: readonly PlacedStage[],
): readonly { readonly stage: PlacedStage; readonly run: PlacedRun }[] {
  const asked = stages.filter(({ model }) => model !== undefined);
  return asked.flatMap((stage) =>
    stage.runs.filter((run) => !isFinished(run)).map((run) => ({ stage, run })),
  );
}

/** A terminal's parts, whether they are its own or inherited, as those of `process` are. */
function terminalOf(terminal: Terminal): Terminal {
  const { argv, env, stdout, stderr } = terminal;
  return {
    argv,
    env,
    stdout,
    stderr,
    cwd: () => terminal.cwd(),
    on: (signal, listener) => terminal.on(signal, listener),
    off: (signal, listener) => terminal.off(signal, listener),
  };
}

/** What says nothing of options that are weighed. */
function writingOptions({ repeats, temperature, topP, maxTokens }: RunSettings): Written {
  return {
    repeats: String(repeats ?? 1),
    temperature: String(temperature ?? 0),
    ...(topP === undefined ? {} : { topP: String(topP) }),
    ...(maxTokens === undefined ? {} : { maxTokens: String(maxTokens) }),
  };
}

type Written = Pick<RunOptions, 'repeats' | 'temperature' | 'topP' | 'maxTokens'>;

type Typed = Omit<RunOptions, keyof StageRunOptions> & { readonly scoring: ScoringMode };

function runOptions(
  { id, model = '' }: PlacedStage,
  { directory, suites, scoring }: PlacedRun,
  run: RunSettings,
): Typed {
  return {
    suite: suites.join(','),
    model,
    stage: id,
    out: directory,
    resume: existsSync(join(directory, 'manifest.json')),
    ...(run.sample === undefined ? {} : { sample: run.sample }),
    ...(run.limit === undefined ? {} : { limit: String(run.limit) }),
    scoring,
    ...(scoring === 'generation' ? writingOptions(run) : { repeats: '1', temperature: '0' }),
    seed: String(run.seed ?? 0),
    thinking: run.thinking ?? 'auto',
    errorBudget: '1',
    json: false,
  };
}
