import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SuiteProblem } from '../../src/adapter/adapter.ts';
import { adapterKinds, loadAdapter } from '../../src/adapter/registry.ts';

describe('the registry of adapters', () => {
  it('finds an adapter by its word, each word once', async () => {
    for (const kind of adapterKinds) assert.equal((await loadAdapter(kind))?.kind, kind);
    assert.equal(new Set(adapterKinds).size, adapterKinds.length);
    assert.equal(await loadAdapter('essay'), undefined);
  });

  it('holds the answer forms of Finova', async () => {
    for (const kind of ['label-set', 'entity-set', 'tool-set', 'yes-no', 'blanks']) {
      const adapter = await loadAdapter(kind);
      assert.ok(adapter !== undefined, kind);
      assert.throws(() => adapter.open({ options: {}, official: 'essay' }), SuiteProblem);
    }
  });

  it('leaves the official column out where a task names no scorer', async () => {
    const gold = (await loadAdapter('yes-no'))?.open({ options: {} }).readGold('是', {});
    assert.ok(gold !== undefined && !('official' in gold));
  });
});
