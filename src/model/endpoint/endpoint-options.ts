import type { Clock } from '../../http/clock.ts';
import type { Environment } from '../../http/proxy-for.ts';
import type { JsonObject } from '../../json/json.ts';

/** How an OpenAI-compatible endpoint is reached and how patient fineval is with it. */
export interface EndpointOptions {
  /** As the user named the model. */
  readonly ref: string;
  /** Base address, such as `https://host/v1`; an ending `/chat/completions` is taken off. */
  readonly url: string;
  /** The name the endpoint serves the model under. */
  readonly servedModel: string;
  /** Sent as a bearer token and shown nowhere. */
  readonly apiKey?: string;
  /** The environment variable that the key comes or should come from, for sentences. */
  readonly apiKeyEnv?: string;
  /** How many requests are in flight at most; as many as turn out to be good, up to 256, unless given. */
  readonly concurrency?: number | undefined;
  /** Chat completions unless given. */
  readonly api?: EndpointApi;
  /** Whether answers are streamed; not unless given. */
  readonly stream?: boolean;
  /** How many answers to a question one request asks for, where repeats are sampled; one unless given, and of streams. */
  readonly n?: number;
  /** Fields that every request carries beside those that fineval sets. */
  readonly extraBody?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeouts?: Partial<Timeouts>;
  readonly retry?: Partial<RetryRules>;
  readonly clock?: Clock;
  /** Where the proxy variables are looked for; `process.env` unless given. */
  readonly environment?: Environment;
}

/** `chat` sends messages; `completions` sends their texts, one under the other, for models without a chat template. */
export type EndpointApi = 'chat' | 'completions';

/** Bounds on one request, in seconds. */
export interface Timeouts {
  /** Looking up the name, connecting and agreeing on keys. */
  readonly connect: number;
  /** Until the head of the reply, which a server that does not stream sends when the whole answer is there. */
  readonly headers: number;
  /** Silence within the reply. */
  readonly idle: number;
  readonly total: number;
}

/** How often and how long a question is asked again. Times are in seconds. */
export interface RetryRules {
  /** Failed requests for one completion at most, those not counted that a busy endpoint refused. An endpoint that was never reached is tried 3 times at most. */
  readonly attempts: number;
  /** Everything for one completion: requests and the waits between them. */
  readonly deadline: number;
  /** The n-th wait is a random part of `base · 2^(n−1)`, but at most of `cap`. */
  readonly base: number;
  readonly cap: number;
}

/** A long answer of a thinking model takes a slow server a quarter of an hour before it sends its first byte. */
export const defaultTimeouts: Timeouts = { connect: 10, headers: 1200, idle: 120, total: 1800 };

export const defaultRetryRules: RetryRules = { attempts: 6, deadline: 3600, base: 0.5, cap: 30 };
