import type { Dispatcher } from 'undici';
import { proxyFor } from './proxy-for.ts';
import type { Environment } from './proxy-for.ts';
import { tunnelFactory } from './tunnel-factory.ts';
import { loadPool, loadProxyAgent } from './undici-parts.ts';

/** Keep-alive connections to one origin, direct or through a proxy. */
export interface Connections {
  /** Any URL of the origin. */
  readonly url: URL;
  /** The proxy that stands between, absent for a direct connection. */
  readonly proxy?: URL;
  readonly dispatcher: Dispatcher;
}

export interface ConnectionOptions {
  /** How many connections are held at most; a request beyond them waits. */
  readonly connections: number;
  /** Time for looking up the name, connecting and, for https, agreeing on keys. */
  readonly connectMilliseconds: number;
  /** Where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are looked for; `process.env` unless given. */
  readonly environment?: Environment;
}

/**
 * Connections to the origin of a URL. Nothing is sent yet. They end with `dispatcher.destroy()`; idle ones do not keep
 * the process alive. Extra certificate authorities come from `NODE_EXTRA_CA_CERTS`, which Node itself reads.
 */
export async function openConnections(url: URL, options: ConnectionOptions): Promise<Connections> {
  const { connections, connectMilliseconds } = options;
  const proxy = proxyFor(url, options.environment ?? process.env);
  const connect = { timeout: connectMilliseconds };
  if (proxy === undefined) {
    const Pool = await loadPool();
    return { url, dispatcher: new Pool(url.origin, { connections, connect }) };
  }
  const ProxyAgent = await loadProxyAgent();
  const dispatcher = new ProxyAgent({
    uri: proxy.href,
    connections,
    proxyTls: connect,
    clientFactory: await tunnelFactory({ url, proxy }, connectMilliseconds),
    // For plain http no tunnel, as in curl: many proxies allow CONNECT to port 443 only.
    proxyTunnel: false,
  });
  return { url, proxy, dispatcher };
}
