import { scaleLinear } from 'd3-scale';
import type { Interval } from '../../stats/interval.ts';
import type { Label } from '../words.ts';
import { drawLegend } from './legend.ts';
import type { LegendItem } from './legend.ts';
import { drawMark } from './mark.ts';
import type { Mark } from './mark.ts';
import type { Drawing } from './plot.ts';
import { svg } from './svg.ts';
import type { Svg } from './svg.ts';
import { shorten, textWidth } from './text-width.ts';

/** Small plots side by side that share their columns: a score over stages. */
export interface Panels {
  /** Names of the columns. */
  readonly columns: readonly string[];
  readonly panels: readonly Panel[];
  readonly legend: readonly LegendItem[];
}

export interface Panel {
  readonly title: Label;
  readonly points: readonly PanelPoint[];
  readonly links: readonly PanelLink[];
}

/** A score of 0 to 1 in its column. */
export interface PanelPoint {
  readonly column: number;
  readonly value: number;
  readonly interval: Interval | null;
  readonly mark: Mark;
  /** What is shown where the pointer rests. */
  readonly note: string;
}

/** A line from a column to a later one; dashed where the change may be chance. */
export interface PanelLink {
  readonly from: number;
  readonly to: number;
  readonly sure: boolean;
}

const narrowest = 215;
const gap = 28;
const plotHeight = 128;
const titleHeight = 30;
const size = 11;

/** Draws the panels in rows, as many in each as there is room for. */
export function drawPanels({ columns, panels, legend }: Panels, width: number): Drawing {
  const most = Math.max(1, Math.floor((width + gap) / (narrowest + gap)));
  // As many rows as are needed, and the panels spread evenly over them.
  const across = Math.max(1, Math.ceil(panels.length / Math.ceil(panels.length / most)));
  const names = columns.map((name) => shorten(name, 11));
  const own = Math.max((width + gap) / across - gap, 60 + 14 * columns.length);
  const axis = nameAxis(names, own);
  const height = titleHeight + plotHeight + axis.height + 14;
  const drawn = panels.flatMap((panel, index) => {
    const [x, y] = [(index % across) * (own + gap), Math.floor(index / across) * height];
    return svg('g', { transform: `translate(${Math.round(x)},${y})` }, drawPanel(panel, names, axis));
  });
  const bottom = Math.ceil(panels.length / across) * height;
  const total = Math.max(width, Math.ceil(across * (own + gap) - gap));
  const key = drawLegend(legend, total);
  const legendGroup = svg('g', { transform: `translate(0,${bottom})` }, key.nodes);
  return { width: total, height: bottom + key.height, nodes: [...drawn, legendGroup] };
}

interface NameAxis {
  readonly left: number;
  readonly width: number;
  readonly pitch: number;
  readonly turned: boolean;
  readonly height: number;
}

/** Names stand level where they have room, else aslant. */
function nameAxis(names: readonly string[], width: number): NameAxis {
  const widest = Math.max(0, ...names.map((name) => textWidth(name) * size));
  const level = (width - 40) / Math.max(1, names.length);
  if (widest + 8 <= level) return { left: 40, width: width - 40, pitch: level, turned: false, height: 22 };
  const first = textWidth(names[0] ?? '') * size * 0.8;
  const pitchOf = (left: number): number => (width - left) / Math.max(1, names.length);
  const left = Math.max(40, first - pitchOf(40) / 2 + 8);
  return { left, width: width - left, pitch: pitchOf(left), turned: true, height: 16 + widest * 0.62 };
}

function drawPanel(panel: Panel, names: readonly string[], axis: NameAxis): readonly Svg[] {
  const [low, high] = domainOf(panel);
  const scale = scaleLinear([low, high], [titleHeight + plotHeight, titleHeight + 14]).nice(4);
  const xOf = (column: number): number => axis.left + axis.pitch * (column + 0.5);
  const ticks = scale.ticks(4);
  const places = new Map(
    panel.points.map((point) => [point.column, { x: xOf(point.column), y: scale(point.value) }]),
  );
  return [
    svg('text', { x: 0, y: 14, class: 'heading' }, [panel.title]),
    ...ticks.flatMap((tick) => [
      svg('line', {
        class: 'grid',
        x1: axis.left,
        x2: axis.left + axis.width,
        y1: scale(tick),
        y2: scale(tick),
      }),
      svg('text', { class: 'small muted', x: axis.left - 6, y: scale(tick) + 4, 'text-anchor': 'end' }, [
        tickText(tick),
      ]),
    ]),
    ...panel.links.flatMap(({ from, to, sure }) => {
      const [start, end] = [places.get(from), places.get(to)];
      if (start === undefined || end === undefined) return [];
      const line = { x1: start.x, y1: start.y, x2: end.x, y2: end.y };
      return [svg('line', { class: sure ? 'link' : 'link unsure', ...line })];
    }),
    ...panel.points.map((point) =>
      drawPoint(point, { x: xOf(point.column), yOf: (value) => scale(value), roomy: axis.pitch >= 28 }),
    ),
    ...names.map((name, column) => drawName(name, xOf(column), axis)),
  ];
}

function domainOf({ points }: Panel): readonly [number, number] {
  const values = points.flatMap(({ value, interval }) => [
    value,
    interval?.low ?? value,
    interval?.high ?? value,
  ]);
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0.02, (high - low) * 0.06);
  return [Math.max(0, low - room), Math.min(1, high + room)];
}

interface PointPlace {
  readonly x: number;
  readonly yOf: (value: number) => number;
  /** Whether there is room for the number. */
  readonly roomy: boolean;
}

function drawPoint({ value, interval, mark, note }: PanelPoint, { x, yOf, roomy }: PointPlace): Svg {
  const top = yOf(interval?.high ?? value);
  const range =
    interval === null ? [] : [svg('line', { class: 'range', x1: x, x2: x, y1: top, y2: yOf(interval.low) })];
  const number = { class: 'small halo', x, y: top - 5, 'text-anchor': 'middle' };
  return svg('g', {}, [
    svg('title', {}, [note]),
    ...range,
    drawMark(mark, { x, y: yOf(value) }),
    ...(roomy ? [svg('text', number, [(100 * value).toFixed(1)])] : []),
  ]);
}

function drawName(name: string, x: number, { turned }: NameAxis): Svg {
  const y = titleHeight + plotHeight + 16;
  if (!turned) return svg('text', { class: 'small', x, y, 'text-anchor': 'middle' }, [name]);
  return svg(
    'text',
    {
      class: 'small',
      transform: `translate(${Math.round(x + 4)},${y - 2}) rotate(-36)`,
      'text-anchor': 'end',
    },
    [name],
  );
}

function tickText(tick: number): string {
  const text = (100 * tick).toFixed(1);
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}
