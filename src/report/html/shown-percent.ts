import { percent } from '../percent.ts';

/** A share in percent whose sign is not parted from its number at the end of a line. */
export function shownPercent(share: number | null): string {
  return percent(share).replace(' ', '\u00A0');
}
