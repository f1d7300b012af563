import type { Headline } from '../run/summary.ts';

/**
 * Which of some scores cannot be told apart: groups whose 95 % intervals all overlap each other, the best group first,
 * numbered from 0. A score may be in several groups; two scores that share none differ. `null` for what was not measured.
 */
export function findGroups(headlines: readonly Headline[]): readonly (readonly number[] | null)[] {
  const measured = headlines.flatMap(({ interval }, position) =>
    interval === null ? [] : [{ ...interval, position }],
  );
  // Intervals that all overlap each other have a point in common: the highest of their lower ends.
  const sets = measured.map(({ low: point }) =>
    measured.filter(({ low, high }) => low <= point && point <= high).map(({ position }) => position),
  );
  const maximal = sets.filter(
    (set, number) =>
      !sets.some(
        (other, at) => at !== number && contains(other, set) && (other.length > set.length || at < number),
      ),
  );
  const groups = maximal.toSorted((a, b) => topOf(headlines, b) - topOf(headlines, a));
  return headlines.map(({ interval }, position) =>
    interval === null ? null : groups.flatMap((group, number) => (group.includes(position) ? [number] : [])),
  );
}

function contains(all: readonly number[], some: readonly number[]): boolean {
  return some.every((one) => all.includes(one));
}

/** The highest of the lower ends: where a group begins. */
function topOf(headlines: readonly Headline[], group: readonly number[]): number {
  return Math.max(...group.map((position) => headlines[position]?.interval?.low ?? 0));
}
