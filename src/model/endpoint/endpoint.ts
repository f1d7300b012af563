import { systemClock } from '../../http/clock.ts';
import type { Clock } from '../../http/clock.ts';
import { acceptedEncodings } from '../../http/decode.ts';
import { printable } from '../../http/printable.ts';
import { redactUrl } from '../../http/redact-url.ts';
import type { Limits } from '../../http/watch.ts';
import type { JsonObject } from '../../json/json.ts';
import { defaultRetryRules, defaultTimeouts } from './endpoint-options.ts';
import type { EndpointApi, EndpointOptions, RetryRules } from './endpoint-options.ts';
import { endpointUrl } from './endpoint-url.ts';
import { redactorOf } from './secrets.ts';
import { ServedIdentity } from './served-identity.ts';
import type { ServedBy } from './served-identity.ts';
import { changedModel } from '../changed-model.ts';
import type { ModelWarning } from '../model.ts';

/** Headers that keys are sent in: OpenAI's, and those of Azure and of gateways, which a configuration may set. */
const keyHeaders = ['authorization', 'api-key', 'x-api-key'];
/** Characters of an endpoint's own words in a sentence of ours. */
const quoted = 300;

/** An endpoint with its options settled, what is known about it, and the words for what it does. */
export class Endpoint {
  readonly base: URL;
  /** Where questions are put, and where served models are listed. */
  readonly paths: { readonly ask: string; readonly models: string };
  readonly api: EndpointApi;
  readonly stream: boolean;
  /** Answers that one request may bring. */
  readonly n: number;
  readonly #served = new ServedIdentity();
  /** The base address for people. */
  readonly url: string;
  readonly servedModel: string;
  readonly extraBody: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
  readonly sendsKey: boolean;
  /** The environment variable that the key comes or should come from. */
  readonly keySource: string | undefined;
  readonly connectMilliseconds: number;
  readonly limits: Limits;
  readonly retry: RetryRules;
  readonly clock: Clock;
  /** Whether it has ever completed a chat: then trouble is a fault, before it may be a wrong address. */
  everAnswered = false;
  readonly #redact: (text: string) => string;

  constructor(options: EndpointOptions) {
    const { apiKey = '', headers = {}, timeouts } = options;
    const { base, chatPath, completionsPath, modelsPath } = endpointUrl(options.url);
    const { connect, headers: head, idle, total } = { ...defaultTimeouts, ...timeouts };
    this.base = base;
    this.api = options.api ?? 'chat';
    this.stream = options.stream ?? false;
    this.n = this.stream ? 1 : (options.n ?? 1);
    this.paths = { ask: this.api === 'chat' ? chatPath : completionsPath, models: modelsPath };
    this.url = redactUrl(base).replace(/\/$/u, '');
    this.servedModel = options.servedModel;
    this.extraBody = options.extraBody ?? {};
    this.headers = headersOf(apiKey.trim(), headers);
    this.sendsKey = keyHeaders.some((name) => this.headers[name] !== undefined);
    this.keySource = options.apiKeyEnv;
    this.connectMilliseconds = connect * 1000;
    this.limits = { headers: head * 1000, idle: idle * 1000, total: total * 1000 };
    this.retry = { ...defaultRetryRules, ...options.retry };
    this.clock = options.clock ?? systemClock;
    this.#redact = redactorOf([apiKey.trim(), ...Object.values(headers)]);
  }

  /** What the first answers said about who gave them. */
  get answeredBy(): ServedBy {
    return this.#served.first;
  }

  /** Takes note of what an answer says about who gave it; a warning where that has changed. */
  servedBy(by: ServedBy): ModelWarning | undefined {
    const change = this.#served.see(by);
    return change === undefined ? undefined : { option: changedModel, because: this.clean(change) };
  }

  /** “… answers 500: “out of memory”.” */
  answers(status: number, message: string): string {
    return `${this.url} answers ${status}${this.quote(message)}.`;
  }

  /** The endpoint's own words, made safe, as the end of a sentence; nothing where it said nothing. */
  quote(message: string): string {
    const words = this.clean(message);
    return words === '' ? '' : `: “${words}”`;
  }

  /** A text of the endpoint without our secrets, on one line, and not long. */
  clean(text: string, limit: number = quoted): string {
    return printable(this.#redact(text), limit);
  }

  /** What may be wrong with an address that is no API. */
  get addressHint(): string {
    return /\/v\d[^/]*$/u.test(this.base.pathname)
      ? 'is it the address of an OpenAI-compatible API?'
      : 'the address should end in /v1.';
  }
}

function headersOf(key: string, own: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const ours = {
    'content-type': 'application/json',
    accept: 'application/json',
    'accept-encoding': acceptedEncodings,
    'user-agent': 'fineval',
    ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
  };
  return {
    ...ours,
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [name.toLowerCase(), value])),
  };
}
