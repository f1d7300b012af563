import { openConnections } from '../../http/connections.ts';
import type { Connections } from '../../http/connections.ts';
import type { JsonObject } from '../../json/json.ts';
import type { Prompt } from '../../prompt/prompt.ts';
import { ModelError } from '../model-error.ts';
import { addUsage } from '../add-usage.ts';
import type { Completion, GenerateOptions, Model, ModelDescription, Usage } from '../model.ts';
import { ChatClient } from './chat-client.ts';
import type { PreparedAsk } from './chat-client.ts';
import { checkOptions } from './check-options.ts';
import { EndpointFailure } from './endpoint-failure.ts';
import type { EndpointOptions } from './endpoint-options.ts';
import { Endpoint } from './endpoint.ts';
import { Limiter } from './limiter.ts';
import type { Pass } from './limiter.ts';
import { Patience } from './patience.ts';
import { takeFingerprint } from './take-fingerprint.ts';
import { Turns } from './turns.ts';

/** So many questions at most are held ready beyond those in flight. */
const mostAhead = 64;

/**
 * A model behind an OpenAI-compatible endpoint; no request is made yet. Rejects with `FinevalError` where the options
 * cannot be right, such as an address with a password in it.
 */
export async function openEndpointModel(options: EndpointOptions): Promise<Model> {
  checkOptions(options);
  const endpoint = new Endpoint(options);
  const limiter = new Limiter(options.concurrency, endpoint.clock, endpoint.retry);
  const { environment } = options;
  const connections = await openConnections(endpoint.base, {
    connections: limiter.max,
    connectMilliseconds: endpoint.connectMilliseconds,
    ...(environment === undefined ? {} : { environment }),
  });
  return new EndpointModel(options.ref, endpoint, { connections, limiter });
}

class EndpointModel implements Model {
  readonly ref: string;
  readonly description: ModelDescription;
  readonly concurrency: number;
  readonly answersPerRequest: number;
  readonly #endpoint: Endpoint;
  readonly #connections: Connections;
  readonly #client: ChatClient;
  readonly #limiter: Limiter;
  readonly #turns = new Turns();
  readonly #closing = new AbortController();

  constructor(ref: string, endpoint: Endpoint, held: { connections: Connections; limiter: Limiter }) {
    const { url, servedModel, extraBody, api, stream, n } = endpoint;
    this.ref = ref;
    this.description = {
      provider: 'endpoint',
      identity: { url, servedModel, extraBody, ...(api === 'chat' ? {} : { api }) },
      environment: { ...(stream ? { stream } : {}), ...(n === 1 ? {} : { n }) },
    };
    this.concurrency = held.limiter.max;
    this.answersPerRequest = n;
    this.#endpoint = endpoint;
    this.#connections = held.connections;
    this.#client = new ChatClient(endpoint, held.connections);
    this.#limiter = held.limiter;
  }

  get ahead(): number {
    return this.#turns.areWorthIt ? Math.min(this.#limiter.max, mostAhead) : 0;
  }

  readonly generate = async (prompt: Prompt, options: GenerateOptions): Promise<Completion> => {
    const waste: Waste = { usage: undefined };
    const asking = { prompt, options, prepared: this.#client.prepare(prompt, options), waste };
    let pass = await this.#enter(options, { isRetry: false });
    // Its time begins with its first request, however long others were before it.
    const patience = new Patience(this.#endpoint.retry, this.#endpoint.clock);
    for (let attempts = 1; ; attempts += 1) {
      const completion = await this.#ask({ ...asking, attempts, patience }, pass);
      if (completion !== undefined)
        return waste.usage === undefined ? completion : { ...completion, wasted: waste.usage };
      pass = await this.#enter(options, { isRetry: true });
    }
  };

  readonly fingerprint = (): Promise<JsonObject> =>
    takeFingerprint(this.#endpoint, this.#connections, this.generate);

  readonly observations = (): JsonObject => ({ concurrency: this.#limiter.history });

  readonly close = async (): Promise<void> => {
    this.#closing.abort();
    this.#limiter.close();
    await this.#connections.dispatcher.destroy();
  };

  async #enter(options: GenerateOptions, { isRetry }: { isRetry: boolean }): Promise<Pass> {
    const { stopAsking = options.signal } = options;
    try {
      return await this.#limiter.enter(stopAsking, isRetry);
    } catch (error) {
      throw stopAsking?.aborted === true ? aborted() : error;
    }
  }

  /** One request and, where it fails, the wait before the next one; `undefined` means that it is time for that. */
  async #ask(asking: Asking, pass: Pass): Promise<Completion | undefined> {
    const { options, patience, waste } = asking;
    try {
      return await this.#askOnce(asking, pass);
    } catch (error) {
      if (this.#isOver(options.signal)) throw aborted();
      if (!(error instanceof EndpointFailure)) throw error;
      waste.usage = addUsage(waste.usage, error.usage);
      const wait = patience.waitAfter(error, this.#endpoint.everAnswered);
      if (wait === undefined) throw givenUp(error, patience.failures, waste);
      if (wait > 0) await this.#sleep(wait, options.stopAsking ?? options.signal);
      return undefined;
    }
  }

  async #askOnce(asking: Asking, pass: Pass): Promise<Completion | undefined> {
    const { prompt, options, prepared, attempts, patience } = asking;
    try {
      const completion = await this.#client.ask({
        prompt,
        options,
        prepared,
        attempts,
        left: patience.left,
        onHeaders: (headers) => this.#limiter.read(headers, pass),
        onAnswer: () => {
          this.#limiter.leave(pass);
          return this.#turns.next();
        },
      });
      if (completion === undefined) return undefined;
      const { inputTokens = 0, outputTokens = 0 } = completion.usage ?? {};
      this.#limiter.answered(pass, { retried: attempts > 1, tokens: inputTokens + outputTokens });
      return completion;
    } catch (error) {
      if (error instanceof EndpointFailure) this.#slowDown(error, pass);
      throw error;
    } finally {
      this.#limiter.leave(pass);
    }
  }

  #slowDown({ kind, retry, retryAfter }: EndpointFailure, pass: Pass): void {
    if (retry === 'rate-limited' || retry === 'unavailable')
      this.#limiter.refused(pass, 'rate-limited', retryAfter);
    else if (kind === 'timeout') this.#limiter.refused(pass, 'timeout', undefined);
  }

  async #sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    const closing = this.#closing.signal;
    const either = signal === undefined ? closing : AbortSignal.any([signal, closing]);
    try {
      await this.#endpoint.clock.sleep(milliseconds, either);
    } catch (error) {
      throw this.#isOver(signal) ? aborted() : error;
    }
  }

  #isOver(signal: AbortSignal | undefined): boolean {
    return signal?.aborted === true || this.#closing.signal.aborted;
  }
}

interface Asking {
  readonly prompt: Prompt;
  readonly options: GenerateOptions;
  readonly prepared: PreparedAsk;
  /** From 1. */
  readonly attempts: number;
  readonly patience: Patience;
  readonly waste: Waste;
}

/** What the failed requests for one completion took. */
interface Waste {
  usage: Usage | undefined;
}

function aborted(): ModelError {
  return new ModelError('aborted', 'The question was called off before it was answered.');
}

function givenUp({ kind, message }: EndpointFailure, failures: number, { usage }: Waste): ModelError {
  return new ModelError(kind, failures === 1 ? message : `${message} Asked ${failures} times.`, { usage });
}
