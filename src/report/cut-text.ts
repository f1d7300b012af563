/** Which part of a longer text stands in a report. */
export interface Cut {
  /** Where the part begins in the whole, in UTF-16 units. */
  readonly start: number;
  /** Of the whole, in UTF-16 units. */
  readonly length: number;
}

export interface Part {
  readonly text: string;
  /** Absent where the text is whole. */
  readonly cut?: Cut;
}

export interface Window {
  /** UTF-16 units that may stay. */
  readonly limit: number;
  /** The place of the whole text that stays in the middle; its end where it is beyond it. */
  readonly around: number;
}

/**
 * At most `limit` units of a text. A smaller window lies within a larger one around the same place, so a text that is cut
 * twice is cut as if at once.
 */
export function cutText({ text, cut }: Part, { limit, around }: Window): Part {
  const length = cut?.length ?? text.length;
  if (text.length <= limit) return cut === undefined ? { text } : { text, cut };
  const offset = cut?.start ?? 0;
  const start = Math.min(Math.max(0, Math.round(around - limit / 2)), length - limit);
  const first = isLowSurrogate(text, start - offset) ? start + 1 : start;
  const last = isLowSurrogate(text, start + limit - offset) ? start + limit - 1 : start + limit;
  return { text: text.slice(first - offset, last - offset), cut: { start: first, length } };
}

/** Whether a character of two units would be torn there. */
function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc_00 && unit <= 0xdf_ff;
}
