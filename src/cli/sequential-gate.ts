import { basename, relative, resolve } from 'node:path';
import type { RunScores } from '../ablation/compare/run-scores.ts';
import type { GatePolicy } from '../ablation/gate/gate-policy.ts';
import { isStatistical } from '../ablation/gate/gate-policy.ts';
import type { SequentialCourse } from '../ablation/gate/gate-result.ts';
import type { Evidence } from '../ablation/gate/rule-evidence.ts';
import { openSequentialGate } from '../ablation/gate/sequential-gate.ts';
import type { SequentialGate } from '../ablation/gate/sequential-gate.ts';
import { sequentialOrder } from '../ablation/gate/sequential-order.ts';
import { loadConfig } from '../config/load-config.ts';
import { resolveModel } from '../config/resolve-model.ts';
import { dataRoot } from '../dataset/data-folder.ts';
import { questionInRepeat } from '../dataset/question.ts';
import { FinevalError } from '../errors.ts';
import type { Model } from '../model/model.ts';
import { openModel } from '../model/open-model.ts';
import type { Ask } from '../run/ask.ts';
import { makeManifest } from '../run/make-manifest.ts';
import type { Manifest } from '../run/manifest.ts';
import { chooseSuites } from '../run/plan-suites.ts';
import { runSequentially } from '../run/run-sequentially.ts';
import type { SequentialRunOutcome } from '../run/run-sequentially.ts';
import { wholeGeneration } from '../run/whole-generation.ts';
import type { PlannedSuite } from '../run/run-suites.ts';
import { samplesFolder } from '../samples-folder.ts';
import { readVersion } from '../version.ts';
import type { GateOptions, NamedRun } from './gate-options.ts';
import { listenForInterruption } from './interruption.ts';
import { newRunFolder } from './run-folder.ts';
import { readNumber } from './read-number.ts';
import type { Terminal } from './terminal.ts';

/** A candidate that was asked until its verdict stood. */
export interface SequentialResult {
  readonly candidate: NamedRun;
  readonly course: SequentialCourse;
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly outcome: SequentialRunOutcome;
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
  const suites = await planSuites(job);
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
    return await askInOrder(job, { suites, directory, model, order: orderOf(suites, job, baseline) });
  } finally {
    await model.close();
  }
}

/** The baseline's suites that a rule is about, with the same data, samples and token limits. */
async function planSuites({ policy, baseline, terminal }: SequentialJob): Promise<readonly PlannedSuite[]> {
  const { manifest } = baseline;
  const { seed } = wholeGeneration(manifest, baseline.name);
  const scopes = policy.rules.filter(isStatistical);
  const wanted = manifest.suites.filter(({ id }) =>
    scopes.some(({ suite }) => suite === undefined || suite === id),
  );
  const planned: PlannedSuite[] = [];
  for (const { id, directory, split, tasks, scoring } of wanted) {
    const [chosen] = await chooseSuites({
      names: [directory ?? id],
      dataRoot: dataRoot(terminal.env),
      samples: { use: split === 'sample' ? 'always' : 'never', folder: samplesFolder },
      selection: manifest.selection,
      seed,
      scoringOf: () => scoring,
      choosePrompt: (task) => tasks.find((asked) => asked.id === task.id)?.promptVariant,
    });
    if (chosen === undefined) continue;
    const maxTokens = Object.fromEntries(tasks.map((task) => [task.id, task.maxTokens ?? 0]));
    planned.push({ ...chosen, maxTokens });
  }
  return planned;
}

function orderOf(
  suites: readonly PlannedSuite[],
  { policy }: SequentialJob,
  { manifest }: RunScores,
): readonly Ask[] {
  const samples = suites.flatMap(({ suite, questions, maxTokens, scoring }) =>
    questions.map((question) => ({
      suite: suite.id,
      id: question.sample.id,
      cluster: question.sample.cluster ?? question.sample.id,
      question,
      maxTokens: maxTokens[question.task.id] ?? 0,
      scoring,
    })),
  );
  const repeats = Array.from({ length: manifest.selection.repeats }, (_, repeat) => repeat);
  return sequentialOrder(samples, policy.seed ?? 0).flatMap(({ suite, question, maxTokens, scoring }) =>
    repeats.map((repeat) => ({
      suite,
      question: questionInRepeat(question, repeat),
      repeat,
      maxTokens,
      scoring,
    })),
  );
}

interface Asking {
  readonly suites: readonly PlannedSuite[];
  readonly directory: string;
  readonly model: Model;
  readonly order: readonly Ask[];
}

async function askInOrder(job: SequentialJob, asking: Asking): Promise<SequentialResult> {
  const { options, policy, baseline, terminal } = job;
  const { suites, directory, model, order } = asking;
  const { selection } = baseline.manifest;
  const generation = wholeGeneration(baseline.manifest, baseline.name);
  const gate = openSequentialGate(policy, baseline);
  const watch = watchSamples(gate, selection.repeats);
  const interruption = listenForInterruption(terminal, () => terminal.stderr.write('Stopping.\n'));
  try {
    const outcome = await runSequentially({
      suites,
      directory,
      model,
      generation,
      asks: order,
      stop: interruption.stop,
      signal: interruption.signal,
      resume: options.resume ?? false,
      manifest: manifestOf(job, asking),
      concurrency: concurrencyOf(options) ?? model.concurrency,
      now: () => new Date(),
      onPoints: watch.onPoints,
    });
    const total = order.length / selection.repeats;
    const asked = watch.asked();
    const course = { seed: policy.seed ?? 0, asked, total, stoppedEarly: outcome.settled && asked < total };
    const name = relative(terminal.cwd(), directory) || '.';
    return { candidate: { directory, name }, course, evidence: gate.evidence(), outcome };
  } finally {
    interruption.dispose();
  }
}

/** Hands samples to the gate once all their repeats are there. */
function watchSamples(
  gate: SequentialGate,
  repeats: number,
): { onPoints: (ask: Ask, points: number | null) => boolean; asked: () => number } {
  let known: number[] = [];
  let asked = 0;
  const onPoints = ({ suite, question, repeat }: Ask, points: number | null): boolean => {
    if (repeat === 0) known = [];
    if (points !== null) known.push(points);
    if (repeat < repeats - 1) return false;
    asked += 1;
    const mean = known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
    return gate.observe({ suite, id: question.sample.id }, mean);
  };
  return { onPoints, asked: () => asked };
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
