import type { Report, ReportRun, ReportSuite, SuiteCell } from '../report.ts';
import { groupLetters } from './group-letters.ts';
import { costText, durationText, numberText } from './run-view.ts';
import { scoreView } from './score-view.ts';
import { suiteRows, taskRows } from './suite-rows.ts';
import type { NameOf } from './suite-rows.ts';
import { runName } from '../known-names.ts';
import { visibleText } from '../visible-text.ts';
import { joinLabels, pairOf } from '../words.ts';
import type { Bilingual, Words } from '../words.ts';
import { shownPercent } from './shown-percent.ts';

/** The rows of models by suites. */
export function overviewRows({ runs, suites }: Report, words: Words): readonly object[] {
  return runs.map((run, position) => ({
    run: visibleText(run.name),
    shownAs: pairOf(runName(words, run.name)),
    cells: suites.map((suite) =>
      overviewCell(
        suite,
        suite.cells.find(({ run: of }) => of === position),
      ),
    ),
    ...takenBy(run),
  }));
}

function overviewCell(suite: ReportSuite, cell: SuiteCell | undefined): object {
  const strict = scoreView(cell?.headline.columns.strict);
  if (cell === undefined) return { ...strict, absent: true };
  const { official } = cell.headline.columns;
  const { answers, failed, asked, unreadable } = cell.coverage;
  const judged = answers - failed;
  return {
    ...strict,
    absent: false,
    leads: leads(suite, cell),
    tied: leads(suite, cell) && cell.places.strict?.worst !== 1,
    official: shownPercent(official?.value ?? null),
    hasOfficial: official !== undefined,
    group: groupLetters(cell.groups?.strict),
    hasGroup: isRanked(suite, cell) && cell.groups !== undefined,
    judged: judged === asked ? numberText(judged) : `${numberText(judged)} / ${numberText(asked)}`,
    unreadable: shownPercent(judged === 0 ? null : unreadable / judged),
  };
}

function takenBy({ usage }: ReportRun): object {
  return {
    tokens: `${numberText(usage.inputTokens)} / ${numberText(usage.outputTokens)}`,
    tokensSort: usage.outputTokens ?? -1,
    time: durationText(usage.seconds),
    timeSort: usage.seconds ?? -1,
    cost: costText(usage.cost) || '–',
    costSort: usage.cost?.amount ?? -1,
  };
}

function isRanked(suite: ReportSuite, cell: SuiteCell): boolean {
  return suite.cells.filter(({ protocol }) => protocol === cell.protocol).length > 1;
}

function leads(suite: ReportSuite, cell: SuiteCell): boolean {
  return cell.places.strict?.best === 1 && isRanked(suite, cell);
}

/** A suite with its rows, the verdict on them, and where published rows come from. */
export function suiteView(suite: ReportSuite, { runs }: Report, words: Words): object {
  const nameOf: NameOf = (run) => runName(words, runs[run]?.name ?? '');
  const protocols = new Set(suite.cells.map(({ protocol }) => protocol)).size;
  return {
    id: suite.id,
    title: suite.title,
    zh: visibleText(suite.title.zh),
    en: visibleText(suite.title.en),
    rows: suiteRows(suite, nameOf, words),
    tasks: taskRows(suite, nameOf),
    hasOfficial: suite.cells.some(({ headline }) => headline.columns.official !== undefined),
    mixed: protocols > 1,
    sample: suite.cells.some(({ split }) => split === 'sample'),
    redacted: suite.redacted,
    references: (suite.references ?? []).map(({ source, url, note }, position) =>
      visibleText(`[${position + 1}] ${source}. ${url}. ${note}`),
    ),
    ...verdictOf(suite, nameOf),
  };
}

/** Which runs no other one is certainly better than, with their scores, and the best of those behind them. */
function verdictOf(suite: ReportSuite, nameOf: NameOf): object {
  const measured = suite.cells.filter(({ places }) => places.strict !== null);
  const comparable = new Set(measured.map(({ protocol }) => protocol)).size === 1 && measured.length > 1;
  const ordered = measured.toSorted((a, b) => valueOf(b) - valueOf(a));
  const shown = (cell: SuiteCell): Bilingual =>
    joinLabels([nameOf(cell.run), shownPercent(valueOf(cell))], ' ');
  const best = ordered.filter(({ places }) => places.strict?.best === 1);
  const next = ordered.find(({ places }) => places.strict?.best !== 1);
  return {
    comparable,
    single: best.length === 1,
    all: next === undefined,
    best: joinLabels(best.map(shown), { zh: '、', en: ', ' }),
    next: next === undefined ? pairOf('') : shown(next),
  };
}

function valueOf({ headline }: SuiteCell): number {
  return headline.columns.strict.value ?? -1;
}
