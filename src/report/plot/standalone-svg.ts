import { inLanguage } from '../words.ts';
import type { Bilingual } from '../words.ts';
import { hatches } from './hatches.ts';
import type { Plot } from './plot.ts';
import { standaloneStyle } from './plot-style.ts';
import { svg, writeSvg } from './svg.ts';
import { wrapLabel } from './text-width.ts';

const width = 960;
const margin = 16;

/** A plot as an SVG file of its own, in one language. `style` is the style sheet of plots. Same plot, same bytes. */
export function standaloneSvg(plot: Plot, language: keyof Bilingual, style: string): string {
  const drawing = plot.draw(width);
  const reading = wrapLabel(inLanguage(plot.reading, language), (drawing.width - 10) / 12, 4);
  const top = 40 + 16 * reading.length;
  const [wide, high] = [drawing.width + 2 * margin, Math.ceil(drawing.height + top + 2 * margin)];
  const title = inLanguage(plot.title, language);
  const root = svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'plot',
      viewBox: `0 0 ${wide} ${high}`,
      width: wide,
      height: high,
      role: 'img',
      'aria-labelledby': 'title desc',
      lang: language === 'zh' ? 'zh-Hans' : 'en',
    },
    [
      svg('title', { id: 'title' }, [title]),
      svg('desc', { id: 'desc' }, [plot.reading]),
      svg('style', {}, [standaloneStyle(style)]),
      svg('defs', {}, hatches),
      svg('rect', { class: 'back', width: wide, height: high }),
      svg('g', { transform: `translate(${margin},${margin})` }, [
        svg('text', { class: 'title', x: 0, y: 16 }, [title]),
        ...reading.map((line, index) => svg('text', { class: 'muted', x: 0, y: 38 + 16 * index }, [line])),
        svg('g', { transform: `translate(0,${top})` }, drawing.nodes),
      ]),
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeSvg([root], language)}\n`;
}
