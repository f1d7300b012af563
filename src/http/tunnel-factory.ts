import type { Dispatcher } from 'undici';
import { explainFailure } from './explain-failure.ts';
import type { Route } from './explain-failure.ts';
import { HttpFailure } from './http-failure.ts';
import { aboutProxy } from './about-proxy.ts';
import { hostAndPort } from './redact-url.ts';
import { loadConnect, loadPool } from './undici-parts.ts';

/** What `ProxyAgent` opens its connections to the proxy with. */
export type TunnelFactory = (origin: URL, options: object) => Dispatcher;

/**
 * Opens tunnels that stand in time or fail in words.
 *
 * The failures must not be undici's own: its client takes a `SocketError` while connecting for a hiccup and connects
 * again at once, for ever, where a proxy answers CONNECT by hanging up.
 */
export async function tunnelFactory(route: Required<Route>, milliseconds: number): Promise<TunnelFactory> {
  const connect = await loadConnect();
  const Pool = await loadPool();
  return (origin, options) => {
    const pool = new Pool(origin, options);
    const connectInTime = async (request: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> => {
      const signal = AbortSignal.timeout(milliseconds);
      try {
        return await connect.call(pool, { ...request, signal });
      } catch (error) {
        throw signal.aborted ? noTunnel(route) : failureOf(error, route);
      }
    };
    return Object.assign(pool, { connect: connectInTime });
  };
}

function failureOf(error: unknown, route: Required<Route>): unknown {
  const failure = explainFailure(error, route);
  return failure instanceof HttpFailure && failure.kind === 'reset' ? noTunnel(route) : failure;
}

function noTunnel({ url, proxy }: Required<Route>): HttpFailure {
  return new HttpFailure('proxy', aboutProxy(proxy, `opens no way to ${hostAndPort(url)}`));
}
