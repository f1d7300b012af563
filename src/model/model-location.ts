import type { JsonObject } from '../json/json.ts';
import type { EndpointApi, RetryRules, Timeouts } from './endpoint/endpoint-options.ts';
import type { OnnxSettings } from './onnx/onnx-options.ts';
import type { Price } from './price.ts';

/** Where a model is: a folder on this machine, or an address. */
export type ModelLocation = CheckpointLocation | EndpointLocation;

export interface CheckpointLocation extends OnnxSettings {
  readonly provider: 'onnx';
  /** As the user named it. */
  readonly ref: string;
  readonly directory: string;
}

export interface EndpointLocation {
  readonly provider: 'endpoint';
  readonly ref: string;
  /** Up to and with the version: `http://localhost:8000/v1`. */
  readonly url: string;
  /** The name it is served under. */
  readonly model: string;
  /** Name of the environment variable that holds the key. */
  readonly apiKeyEnv?: string;
  /** Chat completions unless given. */
  readonly api?: EndpointApi;
  /** Has answers streamed, which tells when the first token came and costs much more time of this machine. */
  readonly stream?: boolean;
  /** How many repeats of a question one request asks for, where they are sampled: the prompt is read once for all of them. */
  readonly n?: number;
  /** Requests in flight; as many as turn out to be good unless given. */
  readonly concurrency?: number;
  /** Sent with every request, beside what fineval sends. */
  readonly extraBody?: JsonObject;
  /** Sent with every request; no secrets. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Header → name of the environment variable that holds its value. */
  readonly headersEnv?: Readonly<Record<string, string>>;
  readonly timeouts?: Partial<Timeouts>;
  readonly retry?: Partial<RetryRules>;
  readonly price?: Price;
}
