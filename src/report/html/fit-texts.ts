import type { ReportSample } from '../report.ts';
import { shortenSample } from '../shorten-texts.ts';
import { packSample } from './pack-sample.ts';

/** A piece of the samples as the page opens it. */
export type Piece = readonly ReportSample[];

export interface Room {
  /** Bytes that all pieces may take together. */
  readonly bytes: number;
  /** A text as it stands in the page. */
  readonly compress: (text: string) => string;
}

/** Pieces that are looked at to tell the size of all. */
const looks = 12;
/** Under so many characters an answer says too little to be shown. */
const shortest = 64;

/** A piece in which no answer has more than `limit` characters. */
export function pieceText(piece: Piece, limit: number): string {
  const shown = Number.isFinite(limit) ? piece.map((sample) => shortenSample(sample, limit)) : piece;
  return JSON.stringify(shown.map(packSample));
}

/**
 * The largest limit of characters an answer with which the pieces find room, by those that are looked at; infinite where
 * they find room as they are.
 */
export function fitTexts(pieces: readonly Piece[], { bytes, compress }: Room): number {
  const step = Math.max(1, Math.floor(pieces.length / looks));
  const seen = pieces.filter((_, number) => number % step === 0);
  const fits = (limit: number): boolean => {
    const sum = seen.reduce((total, piece) => total + compress(pieceText(piece, limit)).length, 0);
    return sum * (pieces.length / Math.max(1, seen.length)) <= bytes;
  };
  if (fits(Infinity)) return Infinity;
  let [low, high] = [shortest, Math.max(shortest, longestOf(seen))];
  while (high - low > low / 50) {
    const middle = Math.round(Math.sqrt(low * high));
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function longestOf(pieces: readonly Piece[]): number {
  let longest = 0;
  for (const { prompt = [], answers } of pieces.flat()) {
    for (const { content } of prompt) longest = Math.max(longest, content.length);
    for (const { text = '', reasoning = '' } of answers)
      longest = Math.max(longest, text.length, reasoning.length);
  }
  return longest;
}
