import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { Limiter } from '../../../src/model/endpoint/limiter.ts';
import { TestClock } from '../../http/test-clock.ts';

const fresh = { retried: false, tokens: 10 };

test('a limiter', async (t) => {
  await t.test('it lets requests through in order and never more than it may', async () => {
    const limiter = new Limiter(2, new TestClock());
    const order: string[] = [];
    let running = 0;
    let most = 0;
    const task = async (name: string): Promise<void> => {
      const pass = await limiter.enter();
      running += 1;
      most = Math.max(most, running);
      order.push(name);
      await turn();
      running -= 1;
      limiter.leave(pass);
    };
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(task));
    assert.deepEqual(order, ['a', 'b', 'c', 'd', 'e']);
    assert.equal(most, 2);
  });

  await t.test('it passes over who was called off', async () => {
    const limiter = new Limiter(1, new TestClock());
    const first = await limiter.enter();
    const controller = new AbortController();
    const second = limiter.enter(controller.signal);
    const third = limiter.enter();
    controller.abort(new Error('Ctrl-C'));
    await assert.rejects(async () => second, { message: 'Ctrl-C' });
    limiter.leave(first);
    assert.equal((await third).number, 2);
    assert.throws(() => limiter.enter(controller.signal), { message: 'Ctrl-C' });
  });

  await t.test(
    'it counts a burst of refusals once, and lets nobody through while the endpoint asks to wait',
    async () => {
      const clock = new TestClock();
      const limiter = new Limiter(undefined, clock);
      const passes = await Promise.all(Array.from({ length: 8 }, async () => limiter.enter()));
      for (const pass of passes) {
        limiter.refused(pass, 'rate-limited', 9000);
        limiter.leave(pass);
      }
      assert.deepEqual(
        limiter.history.map(({ limit, because }) => [limit, because]),
        [
          [8, 'start'],
          [4, 'rate-limited'],
        ],
      );
      await limiter.enter();
      assert.deepEqual(clock.slept, [9250]);
    },
  );

  await t.test('it waits longer with each refusal that names no time, until an answer comes', async () => {
    const clock = new TestClock();
    const limiter = new Limiter(4, clock);
    for (const refusal of [0, 1, 2, 3]) {
      const pass = await limiter.enter();
      if (refusal === 2) limiter.answered(pass, fresh);
      limiter.refused(pass, 'rate-limited', undefined);
      limiter.leave(pass);
    }
    await limiter.enter();
    assert.deepEqual(clock.slept, [375, 750, 375, 750]);
  });

  await t.test('it takes only answers at the first try as a sign to go faster', async () => {
    for (const retried of [true, false]) {
      const limiter = new Limiter(undefined, new TestClock());
      for (let round = 0; round < 20; round += 1) {
        const passes = await Promise.all(Array.from({ length: 8 }, async () => limiter.enter()));
        for (const pass of passes) {
          limiter.answered(pass, { retried, tokens: 1 });
        }
        for (const pass of passes) limiter.leave(pass);
      }
      assert.equal(limiter.history.length > 1, !retried);
    }
  });

  await t.test('it honours what the headers leave', async () => {
    const clock = new TestClock();
    const limiter = new Limiter(8, clock);
    const pass = await limiter.enter();
    limiter.read({ 'x-ratelimit-remaining-requests': '1', 'x-ratelimit-reset-requests': '30s' }, pass);
    await limiter.enter();
    await limiter.enter();
    assert.deepEqual(clock.slept, [30_000]);
  });
});
