import { basename } from 'node:path';
import type { JsonObject } from '../../../json/json.ts';
import type { Completion, ContinuationScore } from '../../model.ts';
import { openDecoder } from '../batching/open-decoder.ts';
import type { OpenedDecoder } from '../batching/open-decoder.ts';
import { Scheduler } from '../batching/scheduler.ts';
import type { SchedulerOptions, SchedulerProgress } from '../batching/scheduler.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { loadRuntime } from '../runtime/load-runtime.ts';
import type { GenerateCall, ModelFacts, ScoreCall, WorkerTask } from '../worker/worker-protocol.ts';
import { digestFiles } from './digest-files.ts';
import { digestText } from './digest-text.ts';
import { engineVersion } from './engine-version.ts';
import { generate } from './generate.ts';
import type { ModelParts } from './generate.ts';
import { openPromptFormat } from './prompt-format.ts';
import type { PromptFormat } from './prompt-format.ts';
import { scoreContinuations } from './score-continuations.ts';
import { thinkingBudget } from './thinking-budget.ts';
import { openTokenizer } from './tokenizer.ts';
import type { Tokenizer } from './tokenizer.ts';

/** A loaded model. It works on as many calls at once as it has rows for. */
export interface Engine {
  readonly facts: ModelFacts;
  readonly progress: () => SchedulerProgress;
  /** Rejects with `ModelError`, or with a bug. */
  readonly generate: (call: GenerateCall, signal: AbortSignal) => Promise<Completion>;
  readonly score: (call: ScoreCall, signal: AbortSignal) => Promise<readonly ContinuationScore[]>;
  readonly close: () => Promise<void>;
}

/** Loads tokenizer, template and graph, the quick ones first. Throws `OpeningMistake` where one is broken. */
export async function openEngine(task: WorkerTask): Promise<Engine> {
  const { checkpoint } = task;
  const promptFormat = openPromptFormat(checkpoint);
  const tokenizer = await openTokenizer(checkpoint.tokenizer, checkpoint.tokenizerConfig);
  const runtime = loadRuntime(task.runtime);
  const opened = await openDecoder(task, runtime, sampleOf(tokenizer));
  const scheduler = new Scheduler(opened.decoder, schedulerOptions(task, opened));
  const budget =
    task.thinkingBudget === undefined ? undefined : thinkingBudget(tokenizer, task.thinkingBudget);
  const parts: ModelParts = {
    tokenizer,
    promptFormat,
    scheduler,
    stopIds: new Set(checkpoint.stopIds),
    contextLength: checkpoint.contextLength ?? Number.POSITIVE_INFINITY,
    sampling: task.sampling,
    ...(budget === undefined ? {} : { thinkingBudget: budget }),
    lacksThinkingTags: task.thinkingBudget !== undefined && budget === undefined,
  };
  return {
    facts: await factsOf(task, opened, { promptFormat, onnxruntime: runtime.env.versions.node ?? 'unknown' }),
    progress: () => scheduler.progress,
    generate: (call, signal) => generate(parts, call, signal),
    score: (call, signal) => scoreContinuations(parts, call, signal),
    close: () => scheduler.close(),
  };
}

async function factsOf(
  task: WorkerTask,
  { decoder, method, pieceLength }: OpenedDecoder,
  { promptFormat, onnxruntime }: { promptFormat: PromptFormat; onnxruntime: string },
): Promise<ModelFacts> {
  return {
    identity: await identify(task),
    environment: {
      graph: basename(task.checkpoint.graph),
      engine: engineVersion,
      device: task.device,
      threads: task.threads,
      onnxruntime,
      decoding: method,
      rows: decoder.mostRows,
      piece: pieceLength,
    },
    rows: decoder.mostRows,
    hasThinkingSwitch: promptFormat.hasThinkingSwitch,
  };
}

/** Tokens of ordinary text, whatever the vocabulary is. */
function sampleOf({ encode }: Tokenizer): readonly number[] {
  const tokens = encode(
    'The bank 澜江银行 pays 3.5% a year on deposits of 10,000 and more; 存款利率为每年3.5%。',
  );
  return tokens.length >= 16
    ? tokens
    : Array.from({ length: 16 }, (_, at) => tokens[at % tokens.length] ?? at);
}

/** Half of the memory that is left is for keys and values; the rest is for what lies between layers, and for others. */
function schedulerOptions(
  task: WorkerTask,
  { decoder, sharesPrefixes, pieceLength }: OpenedDecoder,
): SchedulerOptions {
  const bytes = task.cacheBytes ?? process.availableMemory() / 2;
  return { mostTokens: Math.max(1, Math.floor(bytes / decoder.bytesPerToken)), sharesPrefixes, pieceLength };
}

async function identify({
  checkpoint,
  sampling,
  thinkingBudget,
  deterministic,
}: WorkerTask): Promise<JsonObject> {
  return {
    weights: await digestFiles(checkpoint.weights),
    tokenizer: await digestFiles([checkpoint.tokenizer]),
    chatTemplate: templateDigest(checkpoint),
    stopTokens: checkpoint.stopIds,
    ...(Object.keys(sampling).length === 0 ? {} : { sampling: { ...sampling } }),
    ...(thinkingBudget === undefined ? {} : { thinkingBudget }),
    ...(deterministic ? { deterministic } : {}),
  };
}

function templateDigest({ chatTemplate }: Checkpoint): string | null {
  return chatTemplate === undefined ? null : digestText(chatTemplate.text);
}
