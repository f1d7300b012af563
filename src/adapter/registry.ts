import type { Adapter } from './adapter.ts';

type Load = () => Promise<Adapter>;

/**
 * Every answer form that a suite may name. A new one is a line here. Each is loaded when a suite asks for it: with what
 * judges them, all together are 170 modules and a fifth of the time to a run's first question.
 */
const adapters: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['blanks', async () => (await import('./blanks.ts')).blanks],
  ['choice', async () => (await import('./choice.ts')).choice],
  ['entity-set', async () => (await import('./entity-set.ts')).entitySet],
  ['label-set', async () => (await import('./label-set.ts')).labelSet],
  ['math', async () => (await import('./math.ts')).math],
  ['tool-set', async () => (await import('./tool-set.ts')).toolSet],
  ['yes-no', async () => (await import('./yes-no.ts')).yesNo],
]);

/** The words for all adapters, in alphabetical order. */
export const adapterKinds: readonly string[] = [...adapters.keys()];

/** The adapter of that name, if there is one. */
export async function loadAdapter(kind: string): Promise<Adapter | undefined> {
  return await adapters.get(kind)?.();
}
