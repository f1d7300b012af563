import Handlebars from 'handlebars';
import type { Report } from '../report.ts';
import { wordOf } from '../words.ts';
import type { Bilingual, Words } from '../words.ts';
import { ablationView } from './ablation-view.ts';
import { conditionRows } from './conditions-view.ts';
import { overviewRows, suiteView } from './leaderboard-view.ts';
import { runView } from './run-view.ts';
import { fitTexts, pieceText } from './fit-texts.ts';
import { sampleData } from './sample-data.ts';
import type { SampleIndex } from './sample-data.ts';
import { visibleText } from '../visible-text.ts';

export type Language = 'zh' | 'en';

/** What the page is made of besides the report: the texts of `reports/`, and what only the machine can do. */
export interface PageParts {
  /** Name → Handlebars text; `page` is the whole. */
  readonly templates: Readonly<Record<string, string>>;
  readonly style: string;
  /** Joined into one module. */
  readonly script: string;
  readonly words: Words;
  /** Text as the printable form of its raw deflate. */
  readonly compress: (text: string) => string;
  /** `sha256-…` of a text, as a Content-Security-Policy names it. */
  readonly hash: (text: string) => string;
}

export interface PageOptions {
  /** The language it opens in; the page has both. */
  readonly lang: Language;
  /** Bytes that the file may take; answers are shortened until it does, or have 64 characters. */
  readonly maxBytes: number;
}

export interface RenderedPage {
  readonly html: string;
  /** Characters an answer may have in it; infinite where all are whole. */
  readonly textLimit: number;
}

/** The report as one HTML file that needs no network. Same report, same bytes. */
export function renderPage(report: Report, options: PageOptions, parts: PageParts): RenderedPage {
  const { lang, maxBytes } = options;
  const render = templateOf(lang, parts);
  const { index, pieces } = sampleData(report);
  const view = pageView(report, { lang, index }, parts);
  const frame = byteBound(render({ ...view, chunks: [], shortened: '' }));
  const room = { bytes: maxBytes - frame - 60 * pieces.length, compress: parts.compress };
  const textLimit = fitTexts(pieces, room);
  const chunks = pieces.map((piece, number) => ({
    number,
    data: parts.compress(pieceText(piece, textLimit)),
  }));
  const shortened = Number.isFinite(textLimit) ? String(textLimit) : '';
  return { html: render({ ...view, chunks, shortened }), textLimit };
}

/** No fewer bytes than the text has in UTF-8. */
function byteBound(text: string): number {
  return text.length + 2 * (text.match(/[^\0-\u007F]/gu)?.length ?? 0);
}

function templateOf(lang: Language, { templates, words }: PageParts): (view: object) => string {
  const handlebars = Handlebars.create();
  for (const [name, text] of Object.entries(templates)) handlebars.registerPartial(name, text);
  handlebars.registerHelper('t', (key: string) => new Handlebars.SafeString(bilingual(wordOf(words, key))));
  handlebars.registerHelper(
    'both',
    (zh: string, en: string) => new Handlebars.SafeString(bilingual({ zh, en })),
  );
  handlebars.registerHelper('say', (key: string) => wordOf(words, key)[lang]);
  return handlebars.compile(templates['page'] ?? '', { strict: true });
}

function pageView(
  report: Report,
  { lang, index }: { readonly lang: Language; readonly index: SampleIndex },
  { script, style, hash, compress, words }: PageParts,
): object {
  return {
    htmlLang: lang === 'zh' ? 'zh-Hans' : 'en',
    lang,
    zh: lang === 'zh',
    policy: policyOf(hash(script), hash(style)),
    style,
    script,
    words: compress(JSON.stringify(words)),
    index: compress(JSON.stringify(index)),
    sampleCount: index.rows.length,
    fineval: report.fineval,
    runCount: report.runs.length,
    suiteCount: report.suites.length,
    suites: report.suites.map((suite) => suiteView(suite, report, words)),
    rows: overviewRows(report, words),
    hasReferences: report.suites.some(({ references = [] }) => references.length > 0),
    runs: report.runs.map((run) => runView(run, words)),
    ablation: report.ablation === undefined ? null : ablationView(report.ablation, words),
    conditions: conditionRows(report, words),
    invented: report.suites.some(({ cells }) => cells.some(({ split }) => split === 'sample')),
    unfinished: report.runs
      .filter(({ status }) => status !== 'complete')
      .map(({ name }) => visibleText(name))
      .join(', '),
  };
}

function policyOf(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${script}'`,
    `style-src '${style}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** A text in both languages; the style sheet shows that of the page. */
function bilingual({ zh, en }: Bilingual): string {
  const escape = (text: string): string => Handlebars.escapeExpression(visibleText(text));
  if (zh === en) return escape(zh);
  return `<span lang="zh-Hans">${escape(zh)}</span><span lang="en">${escape(en)}</span>`;
}
