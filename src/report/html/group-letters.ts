/** Groups as letters, the best one `A`: `B C` for a run that is in two. A dash where nothing was measured. */
export function groupLetters(groups: readonly number[] | null | undefined): string {
  if (groups === null || groups === undefined) return '–';
  return groups.map(letterOf).join(' ');
}

/** `A` to `Z`, then `A2`. */
function letterOf(group: number): string {
  const round = Math.floor(group / 26);
  return `${String.fromCodePoint(65 + (group % 26))}${round === 0 ? '' : round + 1}`;
}
