import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConnections } from '../../../src/http/connections.ts';
import { servedModels } from '../../../src/model/endpoint/served-models.ts';
import { startChatServer } from '../../chat-server.ts';
import { startRawServer } from '../../http/raw-server.ts';
import { TestClock } from '../../http/test-clock.ts';

async function servedAt(url: URL): Promise<readonly string[] | undefined> {
  const connections = await openConnections(url, { connections: 1, connectMilliseconds: 5000 });
  const limits = { headers: 3000, idle: 3000, total: 3000 };
  const bounds = { limits, maxBytes: 1000, clock: new TestClock() };
  try {
    return await servedModels(connections, { method: 'GET', path: '/v1/models', headers: {}, ...bounds });
  } finally {
    await connections.dispatcher.destroy();
  }
}

test('servedModels', async (t) => {
  await t.test('it gives the names in the order of the endpoint', async (t) => {
    const server = await startChatServer({ models: ['lanjiang-14b', 'lanjiang-7b'] });
    t.after(server.close);
    assert.deepEqual(await servedAt(new URL(server.url)), ['lanjiang-14b', 'lanjiang-7b']);
  });

  for (const [title, reply] of [
    ['no reply', ''],
    ['another list', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]'],
    ['no JSON', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello'],
  ] as const) {
    await t.test(`it gives nothing for ${title}`, async (t) => {
      const server = await startRawServer((socket) => socket.once('data', () => socket.end(reply)));
      t.after(server.close);
      assert.equal(await servedAt(server.url), undefined);
    });
  }
});
