import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Turns } from '../../../src/model/endpoint/turns.ts';

/** Keeps the event loop busy for so long. */
async function work(milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) await nextTurn();
}

test('turns', async (t) => {
  await t.test('it lets all go on, a few in each turn of the event loop, in order', async () => {
    const turns = new Turns();
    const order: number[] = [];
    const all = Array.from({ length: 20 }, async (_, index) => {
      await turns.next();
      order.push(index);
    });
    const seen = [order.length];
    while (order.length < all.length) {
      await nextTurn();
      seen.push(order.length);
    }
    assert.deepEqual(
      order,
      all.map((_, index) => index),
    );
    assert.ok(seen.length > 3, `all went on in ${seen.join(', ')}`);
    await Promise.all(all);
  });

  await t.test('it puts nothing off where the process is the one that is waited for', async () => {
    const turns = new Turns();
    assert.equal(turns.areWorthIt, true);
    await work(150);
    assert.equal(turns.areWorthIt, false);
    assert.equal(turns.next(), undefined);
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(turns.areWorthIt, true);
    await turns.next();
  });
});
