import { basename, relative, resolve } from 'node:path';
import type { RunScores } from '../ablation/compare/run-scores.ts';
import type { GatePolicy } from '../ablation/gate/gate-policy.ts';
import type { SequentialCourse } from '../ablation/gate/gate-result.ts';
import type { Evidence } from '../ablation/gate/rule-evidence.ts';
import { openSequentialGate } from '../ablation/gate/sequential-gate.ts';
import type { SequentialGate } from '../ablation/gate/sequential-gate.ts';
import { loadConfig } from '../config/load-config.ts';
import { resolveModel } from '../config/resolve-model.ts';
import { FinevalError } from '../errors.ts';
import type { Model } from '../model/model.ts';
import { openModel } from '../model/open-model.ts';
import type { Ask } from '../run/ask.ts';
import { makeManifest } from '../run/make-manifest.ts';
import type { Manifest } from '../run/manifest.ts';
import { runSequentially } from '../run/run-sequentially.ts';
import type { SequentialRunOutcome, SequentialRunPlan } from '../run/run-sequentially.ts';
import { wholeGeneration } from '../run/whole-generation.ts';
import type { PlannedSuite } from '../run/run-suites.ts';
import { readVersion } from '../version.ts';
import type { GateOptions, NamedRun } from './gate-options.ts';
import { listenForInterruption } from './interruption.ts';
import type { Interruption } from './interruption.ts';
import { newRunFolder } from './run-folder.ts';
import { readNumber } from './read-number.ts';
import { statusLine } from './status-line.ts';
import { planSequential, sequentialAsks } from './plan-sequential.ts';
import type { Terminal } from './terminal.ts';
import { watchSamples } from './watch-samples.ts';
import type { CountedSamples } from './watch-samples.ts';

/** A candidate that was asked until its verdict stood. */
export interface SequentialResult {
  readonly candidate: NamedRun;
  readonly course: SequentialCourse;
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly outcome: SequentialRunOutcome;
  readonly hasCounted: CountedSamples;
}

/** What a sequential gate goes by. */
export interface SequentialJob {
  readonly options: GateOptions;
  readonly policy: GatePolicy;
  readonly baseline: RunScores;
  readonly terminal: Terminal;
}

/** Asks the candidate's model what the baseline was asked, in the baseline's protocol, until the verdict stands. */
export async function runSequentialGate(job: SequentialJob): Promise<SequentialResult> {
  const { options, terminal, baseline } = job;
  const cwd = terminal.cwd();
  if (options.model === undefined)
    throw new FinevalError('GATE_INCOMPLETE', { missing: 'model', because: '--sequential asks it' });
  const location = resolveModel(options.model, loadConfig(cwd, options.config), cwd);
  const suites = await planSequential(job);
  const directory =
    options.out === undefined
      ? newRunFolder({ runs: resolve(cwd, 'runs'), model: options.model, suites: ['gate'], now: new Date() })
      : resolve(cwd, options.out);
  const concurrency = concurrencyOf(options);
  const model = await openModel(location, {
    ...(options.device === 'auto' ? {} : { device: options.device }),
    concurrency,
    ...(baseline.manifest.model.identity['chatTemplate'] === null ? { promptFormat: 'plain' } : {}),
    environment: terminal.env,
  });
  try {
    return await askInOrder(job, { suites, directory, model, order: sequentialAsks(suites, job) });
  } finally {
    await model.close();
  }
}

interface Asking {
  readonly suites: readonly PlannedSuite[];
  readonly directory: string;
  readonly model: Model;
  readonly order: readonly Ask[];
}

async function askInOrder(job: SequentialJob, asking: Asking): Promise<SequentialResult> {
  const { policy, baseline, terminal } = job;
  const { directory, order } = asking;
  const { repeats } = baseline.manifest.selection;
  const gate = openSequentialGate(policy, baseline);
  const total = order.length / repeats;
  const line = statusLine(terminal);
  const watch = watchSamples(gate, repeats, (asked) => line.show(() => progressText(gate, asked, total)));
  const interruption = listenForInterruption(terminal, () => {
    line.clear();
    terminal.stderr.write('Stopping: waiting for the answers in flight. Press Ctrl-C again to end now.\n');
  });
  try {
    const outcome = await runSequentially(planOf(job, asking, { interruption, onPoints: watch.onPoints }));
    const asked = watch.asked();
    const course = { seed: policy.seed ?? 0, asked, total, stoppedEarly: outcome.settled && asked < total };
    const name = relative(terminal.cwd(), directory) || '.';
    const { hasCounted } = watch;
    return { candidate: { directory, name }, course, evidence: gate.evidence(), outcome, hasCounted };
  } finally {
    line.clear();
    interruption.dispose();
  }
}

function progressText(gate: SequentialGate, asked: number, total: number): string {
  const { rules, of } = gate.settled();
  return `gate  ${asked} of at most ${total} samples  ${rules} of ${of} rules settled`;
}

function planOf(
  job: SequentialJob,
  asking: Asking,
  {
    interruption,
    onPoints,
  }: { readonly interruption: Interruption; readonly onPoints: SequentialRunPlan['onPoints'] },
): SequentialRunPlan {
  const { suites, directory, model, order } = asking;
  return {
    suites,
    directory,
    model,
    generation: wholeGeneration(job.baseline.manifest, job.baseline.name),
    asks: order,
    stop: interruption.stop,
    signal: interruption.signal,
    resume: job.options.resume ?? false,
    manifest: manifestOf(job, asking),
    concurrency: concurrencyOf(job.options) ?? model.concurrency,
    now: () => new Date(),
    onPoints,
  };
}

function concurrencyOf({ concurrency }: GateOptions): number | undefined {
  return concurrency === 'auto'
    ? undefined
    : readNumber('--concurrency', concurrency, { integer: true, min: 1, max: 4096 });
}

function manifestOf({ options, baseline }: SequentialJob, { suites, directory, model }: Asking): Manifest {
  const { selection } = baseline.manifest;
  const generation = wholeGeneration(baseline.manifest, baseline.name);
  return makeManifest({
    id: basename(directory),
    version: readVersion(),
    createdAt: new Date(),
    ...(options.stage === undefined ? {} : { stage: options.stage }),
    model,
    suites,
    generation,
    selection,
  });
}
