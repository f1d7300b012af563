import type * as undici from 'undici';
import type undiciConnect from 'undici/lib/api/api-connect.js';
import type undiciRequest from 'undici/lib/api/api-request.js';

// The main index of undici costs 50 ms to import, its parts 20 ms; the package has no `exports`, so its files may be
// named. They are loaded when the first connection is opened.

/** A keep-alive pool of connections to one origin. */
export async function loadPool(): Promise<typeof undici.Pool> {
  return (await import('undici/lib/dispatcher/pool.js')).default;
}

/** A pool that goes through an HTTP or SOCKS proxy. */
export async function loadProxyAgent(): Promise<typeof undici.ProxyAgent> {
  return (await import('undici/lib/dispatcher/proxy-agent.js')).default;
}

/** Opens a tunnel. The index hangs it on every dispatcher; a `ProxyAgent` expects it on its connection to the proxy. */
export async function loadConnect(): Promise<typeof undiciConnect> {
  return (await import('undici/lib/api/api-connect.js')).default;
}

/** One request with its reply as a stream. The index hangs it on every dispatcher; here it is called on one. */
export async function loadRequest(): Promise<typeof undiciRequest> {
  return (await import('undici/lib/api/api-request.js')).default;
}
