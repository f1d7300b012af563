import type { Completion, Usage } from '../model/model.ts';
import type { ModelErrorKind } from '../model/model-error.ts';

/** One line of `completions.jsonl`: what a model answered to one sample in one repeat, or why it did not. */
export interface CompletionRecord {
  readonly suite: string;
  readonly sample: string;
  /** From 0. */
  readonly repeat: number;
  /** First 16 hexadecimal digits of the SHA-256 of the rendered messages. */
  readonly prompt: string;
  readonly completion?: Completion;
  readonly error?: {
    readonly kind: ModelErrorKind;
    readonly message: string;
    /** What its requests took all the same, as far as the provider said. */
    readonly usage?: Usage;
  };
}

/** What names an answer within a run. */
export function recordKey(record: Pick<CompletionRecord, 'suite' | 'sample' | 'repeat'>): string {
  return `${record.suite}/${record.sample}#${record.repeat}`;
}
