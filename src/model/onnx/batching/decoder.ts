/** Decodes several texts at once, each in a row of its own. One call at a time. */
export interface Decoder {
  /** How many rows there can be. */
  readonly mostRows: number;
  /** Memory that a token of a row takes. */
  readonly bytesPerToken: number;
  /** How many tokens are read at once, so that a long prompt does not hold up everything else. */
  readonly pieceLength: number;
  /** Begins a text; it is no row yet. */
  readonly begin: () => Reading;
  /** Makes a text the last row. The reading is used up by it. */
  readonly join: (reading: Reading) => void;
  /** Reads one more token in every row. Where `onlyLikeliest` is set, logits need not come, if likeliest tokens do. */
  readonly step: (tokens: readonly number[], options?: StepOptions) => Promise<LogitRows>;
  /** Ends a row; the last one moves into its place. */
  readonly leave: (row: number) => void;
  readonly close: () => Promise<void>;
}

export interface StepOptions {
  readonly onlyLikeliest: boolean;
}

/** A text that is being read, and what has been understood of it so far. */
export interface Reading {
  readonly length: number;
  /** Reads more tokens, at most `pieceLength`. Logits come for the tokens that are asked for. */
  readonly read: (tokens: readonly number[], wanted: Wanted) => Promise<LogitRows>;
  /** Another reading of the same text up to a length. */
  readonly fork: (length: number) => Promise<Reading>;
  /** Gives its memory back; it cannot be used any more. */
  readonly free: () => void;
}

/** For which of the tokens that are read logits are wanted. */
export type Wanted = 'none' | 'last' | 'all';

/** Logits, a row for each token that they were wanted for. Valid until the next call to their decoder. */
export interface LogitRows {
  readonly row: (index: number) => Float32Array;
  /** The likeliest token of a row, where that came instead of its logits. */
  readonly likeliest?: (index: number) => number;
}

/** Whose logits are wanted, by their place among the tokens. */
export function wantedPlaces(count: number, wanted: Wanted): readonly number[] {
  switch (wanted) {
    case 'none':
      return [];
    case 'last':
      return [count - 1];
    case 'all':
      return Array.from({ length: count }, (_, index) => index);
  }
}
