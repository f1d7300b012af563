// Run by tls.test.ts in a process of its own, because Node reads NODE_EXTRA_CA_CERTS once.
import { openConnections } from '../../src/http/connections.ts';
import { exchange } from '../../src/http/exchange.ts';
import { TestClock } from './test-clock.ts';

const outcomes: unknown[] = [];
for (const url of process.argv.slice(2)) {
  const connections = await openConnections(new URL(url), { connections: 1, connectMilliseconds: 5000 });
  const limits = { headers: 60_000, idle: 60_000, total: 60_000 };
  const request = { method: 'GET', path: '/v1/models', headers: {}, limits, maxBytes: 2 ** 20 } as const;
  const outcome = exchange(connections, { ...request, clock: new TestClock() });
  outcomes.push(
    await outcome.then(
      ({ status }) => status,
      (error: unknown) => (error instanceof Error ? error.message : error),
    ),
  );
  await connections.dispatcher.destroy();
}
console.log(JSON.stringify(outcomes));
