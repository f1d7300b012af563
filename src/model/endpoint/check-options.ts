import { FinevalError } from '../../errors.ts';
import { redactUrl } from '../../http/redact-url.ts';
import type { EndpointOptions } from './endpoint-options.ts';

/** Fields of a request that fineval sets, so that what a manifest says of them is true. */
const reserved = new Set([
  'model',
  'messages',
  'prompt',
  'stream',
  'stream_options',
  'n',
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'seed',
  'stop',
]);
/** Headers that belong to the connection. */
const ofConnection = new Set(['connection', 'content-length', 'host', 'transfer-encoding', 'upgrade']);

/** Throws `FinevalError` for options that no request could be made with, or that would make a manifest untrue. */
export function checkOptions(options: EndpointOptions): void {
  const problem = problemOf(options);
  if (problem !== undefined)
    throw new FinevalError('ENDPOINT_WRONG', { url: redactUrl(options.url), problem });
}

function problemOf(options: EndpointOptions): string | undefined {
  const { servedModel, apiKey = '', apiKeyEnv, extraBody = {}, headers = {} } = options;
  const taken = Object.keys(extraBody).find((name) => reserved.has(name));
  if (taken !== undefined) return `“${taken}” is set by fineval itself and cannot be in extraBody`;
  if (servedModel === '') return 'the name of the served model is empty';
  for (const name of ['concurrency', 'n'] as const)
    if (!isCount(options[name])) return `its ${name} has to be a whole number from 1 up`;
  if (!isHeaderValue(apiKey)) {
    const source = apiKeyEnv === undefined ? '' : ` in ${apiKeyEnv}`;
    return `the key${source} holds characters that a header cannot carry, such as a line break`;
  }
  const wrong = Object.entries(headers).find(([name, value]) => !isHeader(name, value));
  return wrong === undefined ? undefined : `it cannot be sent a header “${wrong[0]}” with that value`;
}

function isCount(value: number | undefined): boolean {
  return value === undefined || (Number.isInteger(value) && value >= 1);
}

/** RFC 9110 §5.6.2 and §5.5. */
function isHeader(name: string, value: string): boolean {
  return (
    /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u.test(name) &&
    !ofConnection.has(name.toLowerCase()) &&
    isHeaderValue(value)
  );
}

function isHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/u.test(value);
}
