import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { isJsonObject } from '../json/json.ts';
import { parseJsonText, readTextFile } from '../json/read-json-file.ts';
import { packageRoot } from '../package-root.ts';
import { printableBytes } from '../report/html/printable-bytes.ts';
import { renderPage } from '../report/html/render-page.ts';
import type { Language, PageParts } from '../report/html/render-page.ts';
import type { Report } from '../report/report.ts';
import type { Words } from '../report/words.ts';

export interface HtmlOptions {
  /** The language it opens in; the page has both. */
  readonly lang: Language;
  /** Megabytes that the page may take; 40 where absent. */
  readonly maxSize?: number;
  /** Is told how many characters of an answer are shown at most, where they had to be shortened. */
  readonly onShortened?: (textLimit: number) => void;
}

/** For standard error. */
export function shortenedSentence(textLimit: number): string {
  return `Answers are shown with at most ${textLimit} characters, around the place that decided, so that the page stays small; --max-size allows a larger one, and completions.jsonl has them whole.\n`;
}

/** Megabytes that open within seconds. */
export const defaultMaxSize = 40;

/** The report as one HTML file. Answers are shown in part where they would make it too large. */
export function renderHtml(report: Report, options: HtmlOptions): string {
  const { lang, maxSize = defaultMaxSize, onShortened } = options;
  // The size is foreseen by some of the pieces, hence the margin.
  const maxBytes = 0.97e6 * maxSize;
  const { html, textLimit } = renderPage(report, { lang, maxBytes }, readParts());
  if (Number.isFinite(textLimit)) onShortened?.(textLimit);
  return html;
}

const folder = join(packageRoot, 'reports');

function readParts(): PageParts {
  const templates = globSync('*.hbs', { cwd: folder }).sort();
  return {
    templates: Object.fromEntries(templates.map((file) => [basename(file, '.hbs'), readPart(file)])),
    style: ['page.css', 'ablation.css', 'plot.css'].map(readPart).join(''),
    script: readScript(),
    words: readWords(),
    compress: (text) => printableBytes(deflateRawSync(text, { level: 6 })),
    hash: (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`,
  };
}

function readPart(file: string): string {
  return readTextFile({ file: join(folder, file), what: 'a part of the HTML report' });
}

/** The modules of `reports/script/` as one: in the order of their names, without their imports and exports. */
function readScript(): string {
  const files = globSync('*.js', { cwd: join(folder, 'script') }).sort();
  const texts = files.map((file) => readPart(join('script', file)));
  return texts.map((text) => text.replaceAll(/^import .*;\n/gmu, '').replaceAll(/^export /gmu, '')).join('');
}

/** The sentences of the reports in both languages, and the names of rules and reasons. */
export function readWords(): Words {
  return Object.assign({}, ...['words.json', 'words-ablation.json', 'rules.json'].map(wordsOf));
}

/** The style sheet of plots. */
export function readPlotStyle(): string {
  return readPart('plot.css');
}

function wordsOf(part: string): Words {
  const file = join(folder, part);
  const value = parseJsonText(file, readPart(part));
  const words: Record<string, { zh: string; en: string }> = {};
  for (const [key, word] of Object.entries(isJsonObject(value) ? value : {})) {
    const { zh, en } = isJsonObject(word) ? word : {};
    if (typeof zh !== 'string' || typeof en !== 'string')
      throw new Error(`${file}: “${key}” lacks a language`);
    words[key] = { zh, en };
  }
  return words;
}
