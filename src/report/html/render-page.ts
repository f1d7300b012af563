import Handlebars from 'handlebars';
import type { Report } from '../report.ts';
import { wordOf } from '../words.ts';
import type { Bilingual, Words } from '../words.ts';
import { ablationView } from './ablation-view.ts';
import { overviewRows, suiteView } from './leaderboard-view.ts';
import { runView } from './run-view.ts';
import { sampleData } from './sample-data.ts';
import { visibleText } from './visible-text.ts';

export type Language = 'zh' | 'en';

/** What the page is made of besides the report: the texts of `reports/`, and what only the machine can do. */
export interface PageParts {
  /** Name → Handlebars text; `page` is the whole. */
  readonly templates: Readonly<Record<string, string>>;
  readonly style: string;
  /** Joined into one module. */
  readonly script: string;
  readonly words: Words;
  /** Text as base64 of its raw deflate. */
  readonly compress: (text: string) => string;
  /** `sha256-…` of a text, as a Content-Security-Policy names it. */
  readonly hash: (text: string) => string;
}

/** The report as one HTML file that needs no network. Same report, same bytes. */
export function renderPage(report: Report, lang: Language, parts: PageParts): string {
  const handlebars = Handlebars.create();
  const { templates, words } = parts;
  for (const [name, text] of Object.entries(templates)) handlebars.registerPartial(name, text);
  handlebars.registerHelper('t', (key: string) => new Handlebars.SafeString(bilingual(wordOf(words, key))));
  handlebars.registerHelper(
    'both',
    (zh: string, en: string) => new Handlebars.SafeString(bilingual({ zh, en })),
  );
  handlebars.registerHelper('say', (key: string) => wordOf(words, key)[lang]);
  const render = handlebars.compile(templates['page'] ?? '', { strict: true });
  return render(pageView(report, lang, parts));
}

function pageView(report: Report, lang: Language, parts: PageParts): object {
  const { index, chunks } = sampleData(report);
  const { script, style, hash, compress, words } = parts;
  return {
    htmlLang: lang === 'zh' ? 'zh-Hans' : 'en',
    lang,
    zh: lang === 'zh',
    policy: policyOf(hash(script), hash(style)),
    style,
    script,
    // Base64 holds no character that HTML or a script could read as its own.
    words: compress(JSON.stringify(words)),
    index: compress(JSON.stringify(index)),
    chunks: chunks.map((chunk, number) => ({ number, data: compress(JSON.stringify(chunk)) })),
    sampleCount: index.rows.length,
    fineval: report.fineval,
    runCount: report.runs.length,
    suiteCount: report.suites.length,
    suites: report.suites.map((suite) => suiteView(suite, report)),
    rows: overviewRows(report),
    runs: report.runs.map((run) => runView(run)),
    ablation: report.ablation === undefined ? null : ablationView(report.ablation, words),
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
