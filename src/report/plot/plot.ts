import type { Bilingual, Label } from '../words.ts';
import type { Svg } from './svg.ts';

/** A picture that can be drawn at any width, with what it shows in words and as a table. */
export interface Plot {
  /** Unique in a report; also the name of its file. */
  readonly id: string;
  readonly title: Bilingual;
  /** How it is read. */
  readonly reading: Bilingual;
  readonly draw: (width: number) => Drawing;
  readonly table: PlotTable;
}

/** May be wider than it was asked to be where it would not be legible else. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Svg[];
}

/** The numbers of a plot. */
export interface PlotTable {
  readonly heads: readonly Bilingual[];
  readonly rows: readonly (readonly Label[])[];
}
