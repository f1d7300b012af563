import type { RunScores } from '../ablation/compare/run-scores.ts';
import { withCapabilities } from '../ablation/compare/with-capabilities.ts';
import { isStatistical, needsBaseline } from '../ablation/gate/gate-policy.ts';
import type { GatePolicy } from '../ablation/gate/gate-policy.ts';
import type { AnswerUsage } from '../ablation/gate/judge-fact.ts';
import type { GateInput } from '../ablation/gate/judge-gate.ts';
import { modeOfRule } from '../ablation/gate/rule-runs.ts';
import { FinevalError } from '../errors.ts';
import { ModelError } from '../model/model-error.ts';
import { readRun } from '../run/read-run.ts';
import { readUsage } from '../run/read-usage.ts';
import { runOf } from './gate-options.ts';
import type { GateOptions, NamedRun } from './gate-options.ts';
import { findStage, isFinished, loadAblation } from './load-stages.ts';
import type { PlacedRun } from './stage-runs.ts';
import type { Terminal } from './terminal.ts';
import type { CountedSamples } from './watch-samples.ts';

/** Reads the runs of a gate, or asks the candidate's model where the gate is sequential. */
export async function gatherGateInput(
  policy: GatePolicy,
  typed: GateOptions,
  terminal: Terminal,
): Promise<GateInput | 'interrupted'> {
  const cwd = terminal.cwd();
  const { options, capabilities, stage } = fromAblation(typed, terminal);
  const mapped = (run: RunScores): RunScores => withCapabilities(run, capabilities);
  const baselines = (await readBaseline(policy, options, { cwd, stage })).map(mapped);
  if (options.sequential === true) {
    const baseline = sequentialBaseline({ policy, file: options.policy }, baselines);
    if (baseline === undefined)
      throw new FinevalError('GATE_INCOMPLETE', {
        missing: 'baseline',
        because: '--sequential asks what it was asked',
      });
    const { runSequentialGate } = await import('./sequential-gate.ts');
    const { candidate, course, evidence, outcome, hasCounted } = await runSequentialGate({
      options,
      policy,
      baseline,
      terminal,
    });
    const { stoppedBy } = outcome;
    if (stoppedBy instanceof ModelError && stoppedBy.kind === 'aborted') return 'interrupted';
    if (stoppedBy !== undefined) throw stoppedBy;
    const input = await readCandidate(policy, [candidate], (run) => onlyCounted(mapped(run), hasCounted));
    return { ...input, baseline: [baseline], sequential: { course, evidence } };
  }
  const candidates = chosenRuns('candidate', options, { policy, cwd, stage });
  if (candidates.length === 0)
    throw new FinevalError('GATE_INCOMPLETE', { missing: 'candidate', because: 'it is what is judged' });
  const input = await readCandidate(policy, candidates, mapped);
  return baselines.length === 0 ? input : { ...input, baseline: baselines };
}

/** What is shown of a sequential gate is what its verdict stands on, however many answers were in flight then. */
function onlyCounted(run: RunScores, hasCounted: CountedSamples): RunScores {
  const suites = run.suites.map((suite) => ({
    ...suite,
    samples: suite.samples.filter(({ id }) => hasCounted(suite.facts.id, id)),
  }));
  return { ...run, suites };
}

/** A sequential gate asks in one way: that of its rules. */
function sequentialBaseline(
  { policy, file }: { readonly policy: GatePolicy; readonly file: string },
  baselines: readonly RunScores[],
): RunScores | undefined {
  const modes = new Set(policy.rules.filter(isStatistical).map((rule) => modeOfRule(baselines, rule)));
  if (modes.size > 1)
    throw new FinevalError('FILE_WRONG', {
      file,
      problem:
        'has rules about both ways of scoring, and --sequential asks a model in one; make two policies of it',
    });
  const [mode] = modes;
  return baselines.find((run) => run.suites.some(({ scoring }) => scoring === mode)) ?? baselines[0];
}

interface RunPlaces {
  readonly policy: GatePolicy;
  readonly cwd: string;
  readonly stage: StageRuns | undefined;
}

/** The runs of a stage and of the one before it. */
interface StageRuns {
  readonly candidates: readonly NamedRun[];
  readonly baselines: readonly NamedRun[];
}

/** The runs of a stage and its parent take the place of what was not typed. */
function fromAblation(
  options: GateOptions,
  terminal: Terminal,
): {
  readonly options: GateOptions;
  readonly capabilities: Readonly<Record<string, string>>;
  readonly stage?: StageRuns;
} {
  if (options.ablation === undefined) return { options, capabilities: {} };
  if (options.stage === undefined)
    throw new FinevalError('GATE_INCOMPLETE', { missing: 'stage', because: '--ablation holds several' });
  const ablation = loadAblation(options.ablation, options, terminal);
  const { stage, before } = findStage(ablation, options.stage);
  const finished = (runs: readonly PlacedRun[]): readonly NamedRun[] => {
    const whole = runs.filter(isFinished);
    return whole.length === 0 ? runs.slice(0, 1) : whole;
  };
  const model = stage.model === undefined ? {} : { model: stage.model };
  const { capabilities = {} } = ablation.file;
  return {
    options: { ...model, ...options },
    capabilities,
    stage: { candidates: finished(stage.runs), baselines: before?.runs.filter(isFinished) ?? [] },
  };
}

async function readBaseline(
  policy: GatePolicy,
  options: GateOptions,
  places: Pick<RunPlaces, 'cwd' | 'stage'>,
): Promise<readonly RunScores[]> {
  const baselines = chosenRuns('baseline', options, { policy, ...places });
  if (baselines.length > 0)
    return await Promise.all(baselines.map((run) => readRun({ ...run, answers: false })));
  const rule = policy.rules.find(needsBaseline);
  if (rule === undefined) return [];
  throw new FinevalError('GATE_INCOMPLETE', {
    missing: 'baseline',
    because: `rule ${rule.id} compares with it`,
  });
}

async function readCandidate(
  policy: GatePolicy,
  candidates: readonly NamedRun[],
  mapped: (run: RunScores) => RunScores,
): Promise<GateInput> {
  const asksUsage = policy.rules.some(({ kind }) => kind === 'maximum-cost' || kind === 'maximum-latency');
  const candidate: RunScores[] = [];
  const usage: AnswerUsage[] = [];
  for (const { directory, name } of candidates) {
    const run = mapped(await readRun({ directory, name, answers: false }));
    candidate.push(run);
    if (asksUsage) usage.push(...(await readUsage(directory, name)));
  }
  return { policy, candidate, usage };
}

/** What was typed wins over the ablation's stage, and that over the policy. */
function chosenRuns(
  role: 'candidate' | 'baseline',
  options: GateOptions,
  { policy, cwd, stage }: RunPlaces,
): readonly NamedRun[] {
  const own = role === 'candidate' ? stage?.candidates : stage?.baselines;
  if (options[role] === undefined && own !== undefined && own.length > 0) return own;
  const named = runOf(role, options, { policy, cwd });
  return named === undefined ? [] : [named];
}
