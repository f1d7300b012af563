import { basename, join, relative, resolve } from 'node:path';
import { loadConfig } from '../../config/load-config.ts';
import { resolveModel } from '../../config/resolve-model.ts';
import type { LoadedConfig } from '../../config/config.ts';
import { dataRoot } from '../../dataset/data-folder.ts';
import type { SamplePolicy } from '../../dataset/data-folder.ts';
import type { ModelLocation } from '../../model/model-location.ts';
import type { Model } from '../../model/model.ts';
import { loadProvider, openModel } from '../../model/open-model.ts';
import type { Price } from '../../model/price.ts';
import { makeManifest } from '../../run/make-manifest.ts';
import { chooseSuites, limitTokens } from '../../run/plan-suites.ts';
import type { ChosenSuite } from '../../run/plan-suites.ts';
import { runSuites } from '../../run/run-suites.ts';
import type { Progress, RunOutcome, RunPlan } from '../../run/run-suites.ts';
import { samplesFolder } from '../../samples-folder.ts';
import { listSuites } from '../../suite/load-suite.ts';
import { readVersion } from '../../version.ts';
import { growYoungGeneration } from '../grow-young-generation.ts';
import { listenForInterruption } from '../interruption.ts';
import type { Interruption } from '../interruption.ts';
import { keepMemorySmall } from '../keep-memory-small.ts';
import { progressLine } from '../progress-line.ts';
import { readNumber, readOptionalNumber } from '../read-number.ts';
import { lastUnfinishedRun, newRunFolder } from '../run-folder.ts';
import { readPromptChoice } from '../prompt-choice.ts';
import { withCache } from '../with-cache.ts';
import { readCheckpointOptions } from '../checkpoint-options.ts';
import { readPromptFormat, readScoring, refuseIdleOptions, sayLeftOut } from '../read-scoring.ts';
import { readConcurrency, readGeneration, readSelection } from '../run-options.ts';
import type { RunOptions } from '../run-options.ts';
import type { Terminal } from '../terminal.ts';

/** `fineval run`: asks a model the questions of suites, scores the answers and prints the table. */
export async function runCommand(options: RunOptions, terminal: Terminal): Promise<number> {
  const cwd = terminal.cwd();
  const config = loadConfig(cwd, options.config);
  const location = resolveModel(options.model, config, cwd);
  await loadProvider(location.provider);
  keepMemorySmall();
  const suites = await suitesOf(options, config, terminal);
  const directory = runDirectory(options, config, { cwd, suites });
  const concurrency = readConcurrency(options);
  const opened = await openModel(location, {
    ...readCheckpointOptions(options, location),
    promptFormat: readPromptFormat(options, location, suites),
    concurrency,
    stream: options.stream ?? false,
    environment: terminal.env,
  });
  const model = await withCache(opened, options, terminal);
  growYoungGeneration();
  try {
    const outcome = await runWith({ options, terminal, suites, directory, model, ...priceOf(location) });
    await submit({ options, terminal, suites, directory, model });
    // Tables are loaded when there is something to show: a start should not wait for them.
    const { showOutcome } = await import('../show-outcome.ts');
    return showOutcome(outcome, {
      terminal,
      directory: relative(cwd, directory) || '.',
      json: options.json ?? false,
      reference: options.reference ?? false,
    });
  } finally {
    await model.close();
  }
}

async function suitesOf(
  options: RunOptions,
  config: LoadedConfig,
  terminal: Terminal,
): Promise<readonly ChosenSuite[]> {
  const names = suiteNames(options.suite, terminal.cwd());
  const scoring = readScoring(options, config.config);
  const suites = await chooseSuites({
    names,
    dataRoot: dataRoot(terminal.env),
    samples: samplePolicy(config, options.sample ?? false),
    selection: readSelection(options),
    seed: readGeneration(options).seed,
    scoringOf: () => scoring,
    choosePrompt: readPromptChoice(options),
  });
  refuseIdleOptions(options, suites);
  sayLeftOut(names, suites, terminal);
  return suites;
}

/** Writes the answers for the suite's authors, where they are asked for. */
async function submit({ options, terminal, suites, directory, model }: Job): Promise<void> {
  if (options.exportSubmission === undefined) return;
  const { exportSubmission } = await import('../export-submission.ts');
  const file = resolve(terminal.cwd(), options.exportSubmission);
  await exportSubmission({
    file,
    directory,
    terminal,
    suites: limitTokens(suites, undefined, model.description),
  });
}

interface Job {
  readonly options: RunOptions;
  readonly terminal: Terminal;
  readonly suites: readonly ChosenSuite[];
  readonly directory: string;
  readonly model: Model;
  readonly price?: Price;
}

function priceOf(location: ModelLocation): Pick<Job, 'price'> {
  return location.provider === 'endpoint' && location.price !== undefined ? { price: location.price } : {};
}

async function runWith(job: Job): Promise<RunOutcome> {
  const { terminal, suites } = job;
  const line = progressLine(suites.map(({ suite }) => suite.id).join(', '), terminal);
  const interruption = listenForInterruption(terminal, () => {
    line.clear();
    terminal.stderr.write('Stopping: waiting for the answers in flight. Press Ctrl-C again to end now.\n');
  });
  try {
    return await runSuites(makePlan(job, interruption, line.update));
  } finally {
    line.clear();
    interruption.dispose();
  }
}

function makePlan(
  job: Job,
  { stop, signal }: Interruption,
  onProgress: (progress: Progress) => void,
): RunPlan {
  const { options, directory, model } = job;
  const generation = readGeneration(options);
  const selection = readSelection(options);
  const maxTokens = readOptionalNumber('--max-tokens', options.maxTokens, { integer: true, min: 1 });
  const suites = limitTokens(job.suites, maxTokens, model.description);
  const stage = options.stage === undefined ? {} : { stage: options.stage };
  const price = job.price === undefined ? {} : { price: job.price };
  const common = { model, suites, generation, selection, ...stage };
  const manifest = makeManifest({
    ...common,
    ...price,
    id: basename(directory),
    version: readVersion(),
    createdAt: new Date(),
  });
  return {
    ...common,
    manifest,
    directory,
    resume: options.resume ?? false,
    concurrency: readConcurrency(options) ?? model.concurrency,
    errorBudget: readNumber('--error-budget', options.errorBudget, { min: 0, max: 100 }) / 100,
    stop,
    signal,
    now: () => new Date(),
    onProgress,
    // What shows the outcome: neither the start nor the end should wait for it.
    onWaiting: () => void import('../show-outcome.ts'),
  };
}

/** A name with a slash is a folder, relative to where the command is typed. */
function suiteNames(value: string, cwd: string): readonly string[] {
  const names = value.split(',').map((name) => name.trim());
  const one = (name: string): string => (/[/\\]/u.test(name) ? resolve(cwd, name) : name);
  return names.flatMap((name) => (name === 'all' ? listSuites() : [one(name)])).filter((name) => name !== '');
}

/** The sample split lies beside the suites in the package, so that it is there wherever fineval is installed. */
function samplePolicy({ config }: LoadedConfig, asked: boolean): SamplePolicy {
  return { use: asked ? 'always' : (config.sample ?? 'never'), folder: samplesFolder };
}

function runDirectory(
  options: RunOptions,
  { config, folder }: LoadedConfig,
  { cwd, suites }: { cwd: string; suites: readonly ChosenSuite[] },
): string {
  if (options.out !== undefined) return resolve(cwd, options.out);
  const runs = config.runs === undefined ? join(cwd, 'runs') : resolve(folder, config.runs);
  const name = { runs, model: options.model, suites: suites.map(({ suite }) => suite.id), now: new Date() };
  return options.resume === true ? lastUnfinishedRun(name) : newRunFolder(name);
}
