import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberedId, SampleIds } from '../../src/dataset/sample-ids.ts';

test('it numbers rows with four digits or more', () => {
  assert.equal(numberedId('funds-', 7), 'funds-0007');
  assert.equal(numberedId('funds-', 12_345), 'funds-12345');
});

const repeated = (id: string) => (error: unknown) =>
  error instanceof Error && error.message.includes(`the id “${id}” is that of another row too`);

test('it refuses an id that a row before has brought', () => {
  const ids = new SampleIds();
  ids.add('lj-1', 'a.jsonl');
  ids.add('lj-2', 'a.jsonl');
  assert.throws(() => ids.add('lj-1', 'b.jsonl'), repeated('lj-1'));
});

test('it refuses two files that are numbered alike', () => {
  const ids = new SampleIds();
  ids.addNumbered('funds-', 20, 'a.csv');
  ids.addNumbered('loans-', 20, 'b.csv');
  assert.throws(() => ids.addNumbered('funds-', 3, 'c.csv'), repeated('funds-0001'));
});

test('it refuses an id that a numbered row has too, whichever comes first', () => {
  const first = new SampleIds();
  first.addNumbered('funds-', 20, 'a.csv');
  assert.throws(() => first.add('funds-0020', 'b.csv'), repeated('funds-0020'));
  const second = new SampleIds();
  second.add('funds-0003', 'b.csv');
  assert.throws(() => second.addNumbered('funds-', 20, 'a.csv'), repeated('funds-0003'));
});

test('it takes ids that only look like those of numbered rows', () => {
  const ids = new SampleIds();
  ids.addNumbered('funds-', 20, 'a.csv');
  for (const id of ['funds-0021', 'funds-0000', 'funds-7', 'funds-00007', 'funds-', 'funds', '', 'x-0001']) {
    ids.add(id, 'b.csv');
  }
});
