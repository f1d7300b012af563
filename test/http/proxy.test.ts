import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { openConnections } from '../../src/http/connections.ts';
import { exchange } from '../../src/http/exchange.ts';
import type { Environment } from '../../src/http/proxy-for.ts';
import { startChatServer } from '../chat-server.ts';
import { startProxyServer } from './proxy-server.ts';
import { startRawServer } from './raw-server.ts';
import { selfSigned } from './self-signed.ts';
import { TestClock } from './test-clock.ts';

/** The status of the list of models, or the failure's kind and sentence. */
async function get(url: string, environment: Environment, connectMilliseconds = 5000): Promise<unknown> {
  const connections = await openConnections(new URL(url), {
    connections: 2,
    connectMilliseconds,
    environment,
  });
  const limits = { headers: 60_000, idle: 60_000, total: 60_000 };
  const request = { method: 'GET', path: '/v1/models', headers: {}, limits, maxBytes: 2 ** 20 } as const;
  try {
    return (await exchange(connections, { ...request, clock: new TestClock() })).status;
  } catch (error) {
    if (!(error instanceof Error) || !('kind' in error)) throw error;
    return [error.kind, error.message.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')];
  } finally {
    await connections.dispatcher.destroy();
  }
}

async function setUp(
  t: TestContext,
  options: { credentials?: string; refusal?: number; https?: boolean } = {},
) {
  const { https = false, ...rest } = options;
  const tls = selfSigned({ host: 'llm.lanjiang.example' });
  const server = await startChatServer(https ? { tls } : {});
  t.after(server.close);
  const proxy = await startProxyServer({ target: server.port, ...rest });
  t.after(proxy.close);
  return proxy;
}

test('a proxy of the environment', async (t) => {
  await t.test('it is asked for a plain address with the whole address', async (t) => {
    const proxy = await setUp(t);
    assert.equal(await get('http://llm.lanjiang.example/v1', { HTTP_PROXY: proxy.origin }), 200);
    assert.deepEqual(proxy.seen, ['GET http://llm.lanjiang.example/v1/models']);
  });

  await t.test('it is asked for a tunnel to a secure address', async (t) => {
    const proxy = await setUp(t, { https: true });
    const result = await get('https://llm.lanjiang.example/v1', { HTTPS_PROXY: proxy.origin });
    assert.deepEqual(proxy.seen, ['CONNECT llm.lanjiang.example:443']);
    // Nobody vouches for the server's certificate, so it is the server that has been reached.
    assert.match(
      JSON.stringify(result),
      /^\["tls","llm\.lanjiang\.example:443 shows a certificate that no authority/,
    );
  });

  await t.test('it is given its user name and password', async (t) => {
    const proxy = await setUp(t, { credentials: 'lin:geheim' });
    const HTTP_PROXY = proxy.origin.replace('//', '//lin:geheim@');
    assert.equal(await get('http://llm.lanjiang.example/v1', { HTTP_PROXY }), 200);
  });

  const source = 'it comes from HTTPS_PROXY or HTTP_PROXY in the environment.';

  await t.test('it fails in words where it wants a password', async (t) => {
    const proxy = await setUp(t, { credentials: 'lin:geheim', https: true });
    const sentence = ['proxy', `The proxy http://HOST wants a user name and a password; ${source}`];
    assert.deepEqual(await get('https://llm.lanjiang.example/v1', { HTTPS_PROXY: proxy.origin }), sentence);
    assert.deepEqual(await get('http://llm.lanjiang.example/v1', { HTTP_PROXY: proxy.origin }), sentence);
  });

  await t.test('it fails in words where it refuses, without telling a password', async (t) => {
    const proxy = await setUp(t, { refusal: 403, https: true, credentials: 'lin:geheim' });
    const HTTPS_PROXY = proxy.origin.replace('//', '//lin:geheim@');
    assert.deepEqual(await get('https://llm.lanjiang.example/v1', { HTTPS_PROXY }), [
      'proxy',
      `The proxy http://HOST refuses the connection (403); ${source}`,
    ]);
  });

  for (const [title, behaviour] of [
    ['hangs up', (socket: Socket) => socket.end()],
    ['breaks off', (socket: Socket) => socket.resetAndDestroy()],
    ['stays silent', () => {}],
  ] as const) {
    await t.test(`it fails in words, at its first try, where it ${title}`, async (t) => {
      let tries = 0;
      const proxy = await startRawServer((socket) => {
        tries += 1;
        socket.once('data', () => behaviour(socket));
      });
      t.after(proxy.close);
      assert.deepEqual(await get('https://llm.lanjiang.example/v1', { HTTPS_PROXY: proxy.url.href }, 300), [
        'proxy',
        `The proxy http://HOST opens no way to llm.lanjiang.example:443; ${source}`,
      ]);
      assert.equal(tries, 1);
    });
  }

  await t.test('it fails in words where it is not there', async (t) => {
    const proxy = await setUp(t);
    await proxy.close();
    for (const scheme of ['http', 'https']) {
      const environment = { HTTP_PROXY: proxy.origin, HTTPS_PROXY: proxy.origin };
      assert.deepEqual(await get(`${scheme}://llm.lanjiang.example/v1`, environment), [
        'refused',
        `The proxy http://HOST cannot be reached (ECONNREFUSED); ${source}`,
      ]);
    }
  });
});
