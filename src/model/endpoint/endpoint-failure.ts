import { ModelError } from '../model-error.ts';
import type { ModelErrorKind } from '../model-error.ts';
import type { Usage } from '../model.ts';

/**
 * Whether asking again may help: `never`; `transient` after a growing wait, some times; `rate-limited` and `unavailable`
 * when the limiter lets requests through again, the one until the deadline, the other for some minutes; `unreachable`
 * likewise, but soon given up where the endpoint has never answered.
 */
export type Retry = 'never' | 'transient' | 'rate-limited' | 'unavailable' | 'unreachable';

export interface FailureFacts {
  readonly retry: Retry;
  readonly retryAfter?: number | undefined;
  readonly usage?: Usage | undefined;
}

/** Why one request brought no completion. */
export class EndpointFailure extends ModelError {
  readonly retry: Retry;
  /** How long the endpoint asks to wait, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(kind: ModelErrorKind, message: string, { retry, retryAfter, usage }: FailureFacts) {
    super(kind, message, { usage });
    this.retry = retry;
    this.retryAfter = retryAfter;
  }
}
