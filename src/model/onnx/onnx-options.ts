import type { SchedulerProgress } from './batching/scheduler.ts';
import type { Dtype } from './checkpoint/dtype.ts';

/** What computes the model. `auto` is the processor, which is always there. */
export type Device = 'auto' | 'cpu' | 'webgpu' | 'cuda';

/** Ways of drawing tokens that only local models have. They become part of the model's identity. */
export interface ModelSampling {
  /** Only so many of the likeliest tokens. */
  readonly topK?: number;
  /** Only tokens that are at least this many times as likely as the likeliest. */
  readonly minP?: number;
  /** Above 1 makes tokens of prompt and answer less likely to come again. */
  readonly repetitionPenalty?: number;
}

/**
 * How prompts are written for the model: by the checkpoint's chat template, without which it cannot be opened; as they
 * are, as base models want it; or by the template where there is one.
 */
export type PromptFormatName = 'chat' | 'plain' | 'auto';

/** How a checkpoint is run, as a configuration or a command line can say it. */
export interface OnnxSettings {
  /** `auto` where absent. */
  readonly device?: Device;
  /**
   * The numbers of several GPUs, each with a worker and the whole model; they share the calls. On the processor they are
   * as many workers, which share its cores. Not for `webgpu`.
   */
  readonly devices?: readonly number[];
  /** Which of several graphs that differ in precision; absent takes the one of full precision, else float16. */
  readonly dtype?: Dtype;
  /** Threads of one computation; absent is one for each core. */
  readonly threads?: number;
  /** How many texts are decoded at once, at most. */
  readonly rows?: number;
  /**
   * Decodes one text at a time and reads every prompt whole, so that answers do not depend, not even by a rounding
   * error, on what is decoded before or beside them.
   */
  readonly deterministic?: boolean;
  /** `chat` where absent. */
  readonly promptFormat?: PromptFormatName;
  readonly sampling?: ModelSampling;
  /** Most tokens of thinking; then the closing tag is put into the answer. */
  readonly thinkingBudget?: number;
}

export interface OnnxOptions extends OnnxSettings {
  /** As the user named the model. */
  readonly ref: string;
  /** The folder of an ONNX export. */
  readonly directory: string;
  /** Most bytes of keys and values; absent is half of the memory that is left. */
  readonly cacheBytes?: number;
  /** Is told now and then how far the decoding is, with a worker's number. */
  readonly onProgress?: (progress: SchedulerProgress, worker: number) => void;
}
