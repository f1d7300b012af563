import type { JudgedGroup } from './judged-group.ts';
import type { KeyedOptions } from './option-key.ts';

/** Leaves out the groups inside the options' own texts: what stands there is the question's, not the response's. */
export function withoutInnerGroups(groups: readonly JudgedGroup[]): readonly JudgedGroup[] {
  let coveredTo = 0;
  return groups.filter(({ start, end, follow }) => {
    const inner = start < coveredTo;
    if (!inner) coveredTo = end + follow.ownText;
    return !inner;
  });
}

/**
 * Leaves out the groups of places where a response repeats the question's options: `A. … B. … C. … D. …`. Where the
 * texts are known they must be the options' own, else all letters must be there, one after the other.
 */
export function withoutRestatedOptions(
  groups: readonly JudgedGroup[],
  { byLetter }: KeyedOptions,
): readonly JudgedGroup[] {
  // One group is no list; to find that out by the options' texts would cost more than all else that reads an answer.
  if (groups.length < 2) return groups;
  const order = [...byLetter.keys()];
  const known = [...byLetter.values()].every(({ key }) => key !== '');
  const shortest = known ? 2 : Math.max(2, order.length);
  const kept: JudgedGroup[] = [];
  let index = 0;
  while (index < groups.length) {
    const length = listLength(groups.slice(index, index + order.length), order, known);
    if (length < shortest) kept.push(...groups.slice(index, index + 1));
    index += length < shortest ? 1 : length;
  }
  return kept;
}

/** How many groups label the first, second, … option in turn. */
function listLength(groups: readonly JudgedGroup[], order: readonly string[], known: boolean): number {
  const broken = groups.findIndex(({ letters, follow }, place) => {
    const labels = follow.labels && follow.kind === 'end' && (!known || follow.ownText > 0);
    return letters.length !== 1 || letters[0] !== order[place] || !labels;
  });
  return broken === -1 ? groups.length : broken;
}
