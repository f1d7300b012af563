import type { JsonObject } from '../../../json/json.ts';
import type { ModelErrorKind } from '../../model-error.ts';
import type { Completion, ContinuationScore, GenerateOptions } from '../../model.ts';
import type { SchedulerProgress } from '../batching/scheduler.ts';
import type { Prompt } from '../../../prompt/prompt.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { Device, ModelSampling } from '../onnx-options.ts';
import type { Mistake } from './opening-mistake.ts';

/** What a worker is started with. It then sends one `opened` or one `mistake`. */
export interface WorkerTask {
  readonly checkpoint: Checkpoint;
  /** Where onnxruntime-node is installed. */
  readonly runtime: string;
  readonly device: Exclude<Device, 'auto'>;
  /** Which of several GPUs; absent is the first. */
  readonly deviceIndex?: number;
  readonly threads: number;
  /** How many texts are decoded at once, at most. */
  readonly rows: number;
  readonly deterministic: boolean;
  readonly sampling: ModelSampling;
  readonly thinkingBudget?: number;
  /** Most bytes of keys and values; absent is half of the memory that is left. */
  readonly cacheBytes?: number;
}

export type ToWorker = GenerateCall | ScoreCall | AbortCall | CloseCall;

/** Is answered by one `completed` or `failed` with the same id. */
export interface GenerateCall {
  readonly type: 'generate';
  readonly id: number;
  readonly prompt: Prompt;
  readonly options: Omit<GenerateOptions, 'signal'>;
}

/** Is answered by one `scored` or `failed` with the same id. */
export interface ScoreCall {
  readonly type: 'score';
  readonly id: number;
  readonly prompt: Prompt;
  readonly continuations: readonly string[];
  readonly thinking: GenerateOptions['thinking'];
}

/** Nobody waits for this call any more. */
export interface AbortCall {
  readonly type: 'abort';
  readonly id: number;
}

/** Nobody waits for any call any more; the worker ends. */
export interface CloseCall {
  readonly type: 'close';
}

export type FromWorker =
  | OpenedReply
  | MistakeReply
  | CompletedReply
  | ScoredReply
  | FailedReply
  | ProgressReply;

export interface OpenedReply {
  readonly type: 'opened';
  readonly facts: ModelFacts;
}

/** What is known of a model once it is loaded. */
export interface ModelFacts {
  readonly identity: JsonObject;
  readonly environment: JsonObject;
  /** How many texts it decodes at once. */
  readonly rows: number;
  readonly hasThinkingSwitch: boolean;
}

export interface MistakeReply {
  readonly type: 'mistake';
  readonly mistake: Mistake;
}

export interface CompletedReply {
  readonly type: 'completed';
  readonly id: number;
  readonly completion: Completion;
}

export interface ScoredReply {
  readonly type: 'scored';
  readonly id: number;
  readonly scores: readonly ContinuationScore[];
}

/** How far the work is, now and then. */
export interface ProgressReply {
  readonly type: 'progress';
  readonly progress: SchedulerProgress;
}

export interface FailedReply {
  readonly type: 'failed';
  readonly id: number;
  readonly kind: ModelErrorKind;
  readonly message: string;
}
