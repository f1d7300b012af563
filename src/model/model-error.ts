import type { Usage } from './model.ts';

/**
 * Why there is no completion.
 *
 * - `timeout`, `unreachable`, `rate-limited`, `server`: may succeed later; the provider has given up for now.
 * - `rejected`: the model refuses this request for good (a bad request, a context that is too long).
 * - `malformed`: an answer came that is not in the protocol.
 * - `unauthorized`, `unknown-model`, `not-an-api`: no request to this model will ever succeed as configured.
 * - `aborted`: the run was told to stop.
 */
export type ModelErrorKind =
  | 'timeout'
  | 'unreachable'
  | 'rate-limited'
  | 'server'
  | 'rejected'
  | 'malformed'
  | 'unauthorized'
  | 'unknown-model'
  | 'not-an-api'
  | 'aborted';

/** A request that brought no completion. `message` is one sentence for a person, free of secrets. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly kind: ModelErrorKind;

  /** What the requests took all the same; absent where the provider did not say. */
  readonly usage: Usage | undefined;

  constructor(
    kind: ModelErrorKind,
    message: string,
    { usage, ...options }: ErrorOptions & { readonly usage?: Usage | undefined } = {},
  ) {
    super(message, options);
    this.kind = kind;
    this.usage = usage;
  }
}
