import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { isJsonObject } from '../json/json.ts';
import { parseJsonText, readTextFile } from '../json/read-json-file.ts';
import { packageRoot } from '../package-root.ts';
import { renderPage } from '../report/html/render-page.ts';
import type { Language, PageParts } from '../report/html/render-page.ts';
import type { Report } from '../report/report.ts';
import type { Words } from '../report/words.ts';

/** The report as one HTML file. `lang` is the language it opens in; the page has both. */
export function renderHtml(report: Report, { lang }: { readonly lang: Language }): string {
  return renderPage(report, lang, readParts());
}

const folder = join(packageRoot, 'reports');

function readParts(): PageParts {
  const templates = globSync('*.hbs', { cwd: folder }).sort();
  return {
    templates: Object.fromEntries(templates.map((file) => [basename(file, '.hbs'), readPart(file)])),
    style: ['page.css', 'ablation.css', 'plot.css'].map(readPart).join(''),
    script: readScript(),
    words: readWords(),
    compress: (text) => deflateRawSync(text, { level: 6 }).toString('base64'),
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

/** Every sentence of the reports in both languages. */
export function readWords(): Words {
  return Object.assign({}, ...['words.json', 'words-ablation.json'].map(readWordFile));
}

/** The style sheet of plots. */
export function readPlotStyle(): string {
  return readPart('plot.css');
}

function readWordFile(name: string): Words {
  const file = join(folder, name);
  const value = parseJsonText(file, readPart(name));
  const words: Record<string, { zh: string; en: string }> = {};
  for (const [key, word] of Object.entries(isJsonObject(value) ? value : {})) {
    const { zh, en } = isJsonObject(word) ? word : {};
    if (typeof zh !== 'string' || typeof en !== 'string')
      throw new Error(`${file}: “${key}” lacks a language`);
    words[key] = { zh, en };
  }
  return words;
}
