import type { Connections } from '../../http/connections.ts';
import { exchange } from '../../http/exchange.ts';
import { HttpFailure } from '../../http/http-failure.ts';
import type { HttpHeaders, HttpReply } from '../../http/http-reply.ts';
import type { Consume } from '../../http/reply-handler.ts';
import type { Prompt } from '../../prompt/prompt.ts';
import type { Completion, GenerateOptions, Timing } from '../model.ts';
import { chatRequest } from './chat-request.ts';
import type { ChatRequest } from './chat-request.ts';
import { Concessions } from './concessions.ts';
import { EndpointFailure } from './endpoint-failure.ts';
import type { Endpoint } from './endpoint.ts';
import { failureOfHttp } from './failure-of-http.ts';
import { failureOfReply, html, isHtml } from './failure-of-reply.ts';
import { ignoredOptions } from './ignored-options.ts';
import { listingRequest } from './listing-request.ts';
import { readCompletion } from './read-completion.ts';
import { refusedField } from './refused-field.ts';
import type { ServedBy } from './served-identity.ts';
import { servedModels } from './served-models.ts';
import { readServerError } from './server-error.ts';
import { StreamedBody } from './streamed-body.ts';
import { notFound, saysNotFound } from './unknown-model.ts';

/** Bounds the memory that a runaway reply may take. */
const maxReplyBytes = 64 * 2 ** 20;

/** A question as it is sent. */
export interface PreparedAsk {
  readonly request: ChatRequest;
  readonly body: string;
  /** How many options had been refused when it was made. */
  readonly refusals: number;
}

/** A prompt, how it is to be answered, and the milliseconds that are left for it. */
export interface ChatAsk {
  readonly prompt: Prompt;
  readonly options: GenerateOptions;
  /** What was made of them before; it is made anew where the endpoint has refused an option since. */
  readonly prepared: PreparedAsk;
  readonly left: number;
  /** Which attempt it is, from 1. */
  readonly attempts: number;
  /** Gets the headers of the reply, whatever its status. */
  readonly onHeaders: (headers: HttpHeaders) => void;
  /** Called when an answer is here whole, and waited for before it is read. */
  readonly onAnswer: () => Promise<void> | undefined;
}

/** What was asked, and how long the answer took. */
interface Answered extends Pick<ChatAsk, 'options'> {
  readonly request: ChatRequest;
  readonly timing: Timing;
}

interface Posting {
  readonly left: number;
  readonly signal: AbortSignal | undefined;
  readonly consume: Consume | undefined;
}

/** Puts single requests to an endpoint and remembers which options it refuses. */
export class ChatClient {
  readonly #endpoint: Endpoint;
  readonly #connections: Connections;
  readonly #concessions = new Concessions();

  constructor(endpoint: Endpoint, connections: Connections) {
    this.#endpoint = endpoint;
    this.#connections = connections;
  }

  /** Makes what is sent of a question, so that it is ready when there is room for it. */
  prepare(prompt: Prompt, options: GenerateOptions): PreparedAsk {
    const { servedModel, extraBody, api, stream } = this.#endpoint;
    const question = { servedModel, prompt, options, extraBody, api, stream };
    const request = chatRequest(question, this.#concessions);
    return { request, body: JSON.stringify(request.body), refusals: this.#concessions.count };
  }

  /**
   * Asks once. `undefined` means that the endpoint has refused an option by name and is to be asked again at once, now
   * without it. Rejects with `EndpointFailure`.
   */
  async ask(ask: ChatAsk): Promise<Completion | undefined> {
    const { prompt, options, prepared, left, attempts, onHeaders, onAnswer } = ask;
    const { clock, stream } = this.#endpoint;
    const isCurrent = prepared.refusals === this.#concessions.count;
    const { request, body } = isCurrent ? prepared : this.prepare(prompt, options);
    const started = clock.now();
    const since = (): number => Math.round((clock.now() - started) * 10) / 10_000;
    const streaming = stream ? new StreamedBody(since) : undefined;
    const whole = await this.#post(body, {
      left,
      signal: options.signal,
      consume: streaming?.consume,
    });
    const reply = streaming === undefined ? whole : streaming.finish(whole);
    const timing = { seconds: since(), attempts, ...streaming?.timing };
    onHeaders(reply.headers);
    if (reply.status < 200 || reply.status > 299) {
      if (this.#concede(request, reply)) return undefined;
      throw await this.#failureOf(reply, options.signal);
    }
    const turn = onAnswer();
    if (turn !== undefined) await turn;
    return this.#completionOf(reply, { request, options, timing });
  }

  #completionOf(reply: HttpReply, { request, options, timing }: Answered): Completion {
    const { completion, by } = this.#read(reply);
    this.#endpoint.everAnswered = true;
    const change = this.#endpoint.servedBy(by);
    const warnings = [...request.warnings, ...ignoredOptions(options, completion)];
    if (change !== undefined) warnings.push(change);
    const { further, ...answer } = completion;
    return {
      ...answer,
      timing,
      ...(warnings.length === 0 ? {} : { warnings }),
      ...(further === undefined ? {} : { further: further.map((one) => Object.assign({ timing }, one)) }),
    };
  }

  async #post(body: string, { left, signal, consume }: Posting): Promise<HttpReply> {
    const { paths, headers, clock, limits: all } = this.#endpoint;
    const limits = { ...all, total: Math.min(all.total, left) };
    const path = paths.ask;
    try {
      const bounds = { limits, maxBytes: maxReplyBytes, clock, consume };
      return await exchange(this.#connections, { method: 'POST', path, headers, body, signal, ...bounds });
    } catch (error) {
      throw error instanceof HttpFailure ? failureOfHttp(error) : error;
    }
  }

  #read(reply: HttpReply): { readonly completion: Completion; readonly by: ServedBy } {
    const read = readCompletion(reply.text);
    if ('completion' in read) return read;
    if (isHtml(reply)) throw html(this.#endpoint);
    if (read.status !== undefined) throw failureOfReply({ ...reply, status: read.status }, this.#endpoint);
    const message = `${this.#endpoint.url} ${this.#endpoint.clean(read.problem)}.`;
    throw new EndpointFailure('malformed', message, { retry: 'transient', usage: read.usage });
  }

  #concede({ optional }: ChatRequest, { status, text }: HttpReply): boolean {
    if (status !== 400 && status !== 422) return false;
    const error = readServerError(text);
    const field = refusedField(error, optional);
    return field !== undefined && this.#concessions.make(field, this.#endpoint.clean(error.message));
  }

  async #failureOf(reply: HttpReply, signal: AbortSignal | undefined): Promise<EndpointFailure> {
    const { status, text } = reply;
    const endpoint = this.#endpoint;
    const error = readServerError(text);
    if (!saysNotFound(status, error) || isHtml(reply)) return failureOfReply(reply, endpoint);
    const served = await servedModels(this.#connections, listingRequest(endpoint, signal));
    return notFound({ ...error, status }, endpoint, served);
  }
}
