import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { openConnections } from '../../src/http/connections.ts';
import { exchange } from '../../src/http/exchange.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { HttpFailure } from '../../src/http/http-failure.ts';
import type { HttpReply } from '../../src/http/http-reply.ts';
import type { Limits } from '../../src/http/watch.ts';
import { startRawServer } from './raw-server.ts';
import { TestClock } from './test-clock.ts';

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

type Behaviour = (socket: Socket) => void;

/** Sends one request to a server that behaves so, and closes everything. */
async function exchangeWith(behaviour: Behaviour, changes: Partial<HttpRequest> = {}): Promise<HttpReply> {
  const server = await startRawServer((socket) => socket.once('data', () => behaviour(socket)));
  const connections = await openConnections(server.url, { connections: 1, connectMilliseconds: 5000 });
  try {
    return await exchange(connections, requestTo('/v1/models', changes));
  } finally {
    await connections.dispatcher.destroy();
    await server.close();
  }
}

function requestTo(path: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  const limits = { headers: 60_000, idle: 60_000, total: 60_000 };
  return { method: 'GET', path, headers: {}, limits, maxBytes: 2 ** 20, clock: new TestClock(), ...changes };
}

function reply(body: Buffer | string, headers = ''): Behaviour {
  const bytes = Buffer.from(body);
  return (socket) =>
    socket.end(
      Buffer.concat([
        Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${bytes.length}\r\n${headers}\r\n`),
        bytes,
      ]),
    );
}

async function failureOf(promise: Promise<unknown>): Promise<HttpFailure> {
  const error = await promise.then(
    () => assert.fail('a reply came'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof HttpFailure)) throw error;
  return {
    name: error.name,
    kind: error.kind,
    message: error.message.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST'),
  };
}

test('exchange', async (t) => {
  await t.test('it reads a reply with its status and headers', async () => {
    const answer = await exchangeWith(
      reply('{"data":[]}', 'x-request-id: 7\r\nset-cookie: a\r\nset-cookie: b\r\n'),
    );
    assert.equal(answer.status, 200);
    assert.equal(answer.text, '{"data":[]}');
    assert.equal(answer.headers['x-request-id'], '7');
    assert.deepEqual(answer.headers['set-cookie'], ['a', 'b']);
  });

  await t.test('it joins text that is cut within a character, and drops a byte order mark', async () => {
    const bytes = Buffer.from('\ufeff澜江稳健债券A');
    const answer = await exchangeWith((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${bytes.length}\r\n\r\n`);
      for (const byte of bytes) socket.write(Buffer.of(byte));
    });
    assert.equal(answer.text, '澜江稳健债券A');
  });

  await t.test('it passes over interim replies', async () => {
    const answer = await exchangeWith((socket) => {
      socket.write('HTTP/1.1 103 Early Hints\r\nlink: </style.css>\r\n\r\n');
      reply('done')(socket);
    });
    assert.deepEqual([answer.status, answer.text], [200, 'done']);
  });

  const packed = [
    ['gzip', gzipSync('澜江人寿')],
    ['x-gzip', gzipSync('澜江人寿')],
    ['deflate', deflateSync('澜江人寿')],
    ['br', brotliCompressSync('澜江人寿')],
    ['identity', Buffer.from('澜江人寿')],
  ] as const;
  for (const [encoding, bytes] of packed) {
    await t.test(`it unpacks ${encoding}`, async () => {
      assert.equal((await exchangeWith(reply(bytes, `content-encoding: ${encoding}\r\n`))).text, '澜江人寿');
    });
  }

  const failures: readonly (readonly [string, Behaviour, HttpFailure['kind'], string])[] = [
    [
      'a reset before the reply',
      (socket) => socket.resetAndDestroy(),
      'reset',
      'HOST closed the connection before its reply was complete.',
    ],
    [
      'an end before the reply',
      (socket) => socket.end(),
      'reset',
      'HOST closed the connection before its reply was complete.',
    ],
    [
      'an end within the head',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-le'),
      'reset',
      'HOST closed the connection before its reply was complete.',
    ],
    [
      'an end within the body',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{"cho'),
      'reset',
      'HOST closed the connection before its reply was complete.',
    ],
    [
      'an end within the chunks',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"cho\r\n'),
      'reset',
      'HOST closed the connection before its reply was complete.',
    ],
    [
      'something that is not HTTP',
      (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
      'unreadable',
      'HOST replied with something that is not HTTP: should the address begin with https://?',
    ],
    ['too much', reply('x'.repeat(2 ** 20 + 1)), 'too-large', 'HOST replied with more than 1 MiB.'],
    [
      'too much, packed small',
      reply(gzipSync('x'.repeat(2 ** 24)), 'content-encoding: gzip\r\n'),
      'too-large',
      'HOST replied with more than 1 MiB.',
    ],
    [
      'broken gzip',
      reply('no gzip', 'content-encoding: gzip\r\n'),
      'unreadable',
      'HOST replied with gzip data that cannot be unpacked.',
    ],
    [
      'half of a gzip',
      reply(gzipSync('澜江').subarray(0, 12), 'content-encoding: gzip\r\n'),
      'unreadable',
      'HOST replied with gzip data that cannot be unpacked.',
    ],
    [
      'an unknown encoding',
      reply('x', 'content-encoding: lzma\r\n'),
      'unreadable',
      'HOST replied in an encoding that was not asked for (lzma).',
    ],
  ];
  for (const [title, behaviour, kind, message] of failures) {
    await t.test(`it explains ${title}`, async () => {
      assert.deepEqual(await failureOf(exchangeWith(behaviour)), { name: 'HttpFailure', kind, message });
    });
  }

  await t.test('it explains that nothing listens', async () => {
    const server = await startRawServer(() => {});
    await server.close();
    const connections = await openConnections(server.url, { connections: 1, connectMilliseconds: 5000 });
    const { kind, message } = await failureOf(exchange(connections, requestTo('/')));
    assert.equal(kind, 'refused');
    assert.equal(message, 'Nothing answers at HOST (connection refused): is the server running?');
    await connections.dispatcher.destroy();
  });

  await t.test('it explains a host that does not exist', async () => {
    const url = new URL('http://llm.lanjiang.invalid/v1');
    const connections = await openConnections(url, {
      connections: 1,
      connectMilliseconds: 5000,
      environment: {},
    });
    const { kind, message } = await failureOf(exchange(connections, requestTo('/')));
    assert.equal(kind, 'unknown-host');
    assert.match(message, /llm\.lanjiang\.invalid/);
    await connections.dispatcher.destroy();
  });
});

test('exchange, where the server takes its time', async (t) => {
  const hour = 3_600_000;
  const slow: readonly (readonly [string, string, Partial<Limits>, string])[] = [
    ['sends nothing', '', { headers: 1000 }, 'HOST did not reply within 1 s.'],
    ['stops in the head', 'HTTP/1.1 200 OK\r\ncontent-', { headers: 1000 }, 'HOST did not reply within 1 s.'],
    [
      'stops in the body',
      'HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{"cho',
      { idle: 2000 },
      'HOST fell silent in its reply for 2 s.',
    ],
  ];
  for (const [title, bytes, changes, message] of slow) {
    await t.test(`it gives up a server that ${title}`, async () => {
      const clock = new TestClock();
      const limits = { headers: hour, idle: hour, total: hour, ...changes };
      const behaviour = whileOpen((socket, round) => {
        if (round === 0) socket.write(bytes);
        else clock.advance(500);
      });
      assert.deepEqual(await failureOf(exchangeWith(behaviour, { clock, limits })), {
        name: 'HttpFailure',
        kind: 'timeout',
        message,
      });
      assert.equal(clock.pending, 0);
    });
  }

  await t.test('it gives up a server that trickles for ever', async () => {
    const clock = new TestClock();
    const limits = { headers: hour, idle: 8000, total: 10_000 };
    const behaviour = whileOpen((socket, round) => {
      if (round === 0) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2000000\r\n\r\n');
      else clock.advance(500);
      socket.write(' ');
    });
    assert.deepEqual(await failureOf(exchangeWith(behaviour, { clock, limits })), {
      name: 'HttpFailure',
      kind: 'timeout',
      message: 'HOST was not done after 10 s.',
    });
  });
});

/** Acts every 2 ms for as long as the connection stands. */
function whileOpen(act: (socket: Socket, round: number) => void): Behaviour {
  return (socket) => {
    let round = 0;
    const timer = setInterval(() => {
      act(socket, round);
      round += 1;
    }, 2);
    socket.once('close', () => clearInterval(timer));
  };
}

test('exchange, when it is called off', async (t) => {
  const calledOff = { name: 'HttpFailure', kind: 'aborted', message: 'The request to HOST was called off.' };

  await t.test('it sends nothing where it was called off before', async () => {
    let connections = 0;
    const behaviour = (): void => {
      connections += 1;
    };
    assert.deepEqual(await failureOf(exchangeWith(behaviour, { signal: AbortSignal.abort() })), calledOff);
    assert.equal(connections, 0);
  });

  await t.test('it ends the connection in mid-reply', async () => {
    const controller = new AbortController();
    let closed: Promise<unknown> | undefined;
    const behaviour = (socket: Socket): void => {
      closed = once(socket, 'close');
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{"cho', () => controller.abort());
    };
    assert.deepEqual(await failureOf(exchangeWith(behaviour, { signal: controller.signal })), calledOff);
    await closed;
  });

  await t.test('it keeps nobody waiting for a connection that another request holds', async () => {
    const arrived = Promise.withResolvers<Socket>();
    const paths: (string | undefined)[] = [];
    const server = await startRawServer((socket) =>
      socket.on('data', (data) => {
        paths.push(data.toString().split(' ')[1]);
        if (paths.length === 1) arrived.resolve(socket);
        else socket.write(ok);
      }),
    );
    const connections = await openConnections(server.url, { connections: 1, connectMilliseconds: 5000 });
    const first = exchange(connections, requestTo('/first'));
    const socket = await arrived.promise;
    const controller = new AbortController();
    const second = failureOf(exchange(connections, requestTo('/second', { signal: controller.signal })));
    controller.abort();
    assert.deepEqual(await second, calledOff);
    socket.write(ok);
    assert.equal((await first).text, 'ok');
    assert.equal((await exchange(connections, requestTo('/third'))).text, 'ok');
    assert.deepEqual(paths, ['/first', '/third']);
    await connections.dispatcher.destroy();
    await server.close();
  });
});

test('exchange keeps a connection for the next request', async () => {
  let connected = 0;
  const server = await startRawServer((socket) => {
    connected += 1;
    socket.on('data', () => socket.write(ok));
  });
  const connections = await openConnections(server.url, { connections: 1, connectMilliseconds: 5000 });
  for (let request = 0; request < 3; request += 1) {
    assert.equal((await exchange(connections, requestTo('/'))).text, 'ok');
  }
  assert.equal(connected, 1);
  await connections.dispatcher.destroy();
  await server.close();
});
