import { pipeline } from 'node:stream';
import type { Dispatcher } from 'undici';
import { openConnections } from './connections.ts';
import type { Connections } from './connections.ts';
import { encodingOf, unpackerFor } from './decode.ts';
import { explainFailure } from './explain-failure.ts';
import { HttpFailure } from './http-failure.ts';
import type { HttpHeaders } from './http-reply.ts';
import type { Environment } from './proxy-for.ts';
import { hostAndPort, redactUrl } from './redact-url.ts';
import { loadRequest } from './undici-parts.ts';

/** One GET request whose reply is wanted as a stream. */
export interface StreamGet {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Where the proxy variables are looked for; `process.env` unless given. */
  readonly environment?: Environment | undefined;
}

export interface StreamReply {
  readonly status: number;
  readonly headers: HttpHeaders;
  /** Where the reply came from in the end, redacted. */
  readonly url: string;
  /**
   * Has to be iterated, to its end or to a `break`: the connection is held until then. Empty for a status of 300 and
   * more. Throws `HttpFailure` where the reply breaks off.
   */
  readonly body: AsyncIterable<Uint8Array>;
}

/** Connecting; the wait for the head of the reply; a pause in its body. */
const milliseconds = { connect: 10_000, headers: 30_000, pause: 60_000 };

/** Sends one request; redirects are not followed. Rejects with `HttpFailure` where no reply comes. */
export async function getStream(url: URL, get: StreamGet): Promise<StreamReply> {
  const { environment = process.env } = get;
  const connections = await openConnections(url, {
    connections: 1,
    connectMilliseconds: milliseconds.connect,
    environment,
  });
  try {
    const { statusCode: status, headers, body } = await send(connections, get);
    const reply = { status, headers, url: redactUrl(url) };
    if (status < 300) return { ...reply, body: read(body, { connections, headers, signal: get.signal }) };
    await connections.dispatcher.destroy();
    return { ...reply, body: nothing() };
  } catch (error) {
    await connections.dispatcher.destroy();
    throw explain(error, connections, get.signal);
  }
}

async function send(
  connections: Connections,
  { headers, signal }: StreamGet,
): Promise<Dispatcher.ResponseData> {
  const { origin, pathname, search } = connections.url;
  const request = await loadRequest();
  return await request.call(connections.dispatcher, {
    origin,
    path: `${pathname}${search}`,
    method: 'GET',
    headers: { 'user-agent': 'fineval', ...headers },
    headersTimeout: milliseconds.headers,
    bodyTimeout: milliseconds.pause,
    signal: signal ?? null,
  });
}

interface Reading {
  readonly connections: Connections;
  readonly headers: HttpHeaders;
  readonly signal: AbortSignal | undefined;
}

async function* read(body: Dispatcher.ResponseData['body'], reading: Reading): AsyncGenerator<Uint8Array> {
  const { connections, headers, signal } = reading;
  try {
    const encoding = encodingOf(headers);
    const unpacker = encoding === undefined ? undefined : await unpackerFor(encoding);
    yield* unpacker === undefined ? body : pipeline(body, unpacker, () => {});
  } catch (error) {
    throw explain(error, connections, signal);
  } finally {
    await connections.dispatcher.destroy();
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function explain(error: unknown, connections: Connections, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted !== true) return explainFailure(error, connections);
  return new HttpFailure('aborted', `The request to ${hostAndPort(connections.url)} was called off.`);
}
