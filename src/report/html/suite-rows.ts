import type { BaselineSummary } from '../../run/summary.ts';
import type { ReportSuite, ReportTask, SuiteCell, TaskCell } from '../report.ts';
import { baselineTitle } from './baseline-title.ts';
import { groupLetters } from './group-letters.ts';
import { plainScore, publishedScore, scoreView } from './score-view.ts';
import { headlineName } from '../known-names.ts';
import { visibleText } from '../visible-text.ts';
import { inLanguage, pairOf } from '../words.ts';
import type { Bilingual, Label, Words } from '../words.ts';
import { shownPercent } from './shown-percent.ts';

/** The names of runs by their position. */
export type NameOf = (run: number) => Label;

/** Of a suite: a row a run, then what needs no model, then what others published. */
export function suiteRows(suite: ReportSuite, nameOf: NameOf, words: Words): readonly object[] {
  return [
    ...suite.cells.map((cell) => ({
      ...runRow(suite, cell, nameOf(cell.run)),
      headline: pairOf(headlineName(words, cell.headline.name)),
    })),
    ...noModelRows(suite),
    ...publishedRows(suite, ({ headline }) => headline),
  ];
}

/** Of its tasks: the same rows for each. */
export function taskRows(suite: ReportSuite, nameOf: NameOf): readonly object[] {
  return suite.tasks.flatMap((task) => {
    const published = publishedRows(suite, ({ tasks }) => tasks.find((one) => one.task === task.id)?.value);
    const rows = [
      ...task.cells.map((cell) => taskRow(cell, nameOf(cell.run))),
      ...baselineRows(task),
      ...published.filter(({ isKnown }) => isKnown),
    ];
    return rows.map((row) => ofTask(task, row));
  });
}

function ofTask({ id, title }: ReportTask, row: object): object {
  return { id, title, ...row };
}

function runRow(suite: ReportSuite, cell: SuiteCell, name: Label): object {
  const { headline, coverage, protocol, absentTasks, groups } = cell;
  const judged = coverage.answers - coverage.failed;
  const tasks = suite.tasks.filter((task) => task.cells.some(({ run }) => run === cell.run)).length;
  const share = judged === 0 ? null : coverage.unreadable / judged;
  return {
    ...nothing,
    kind: 'run',
    ...namedAs(name),
    strict: scoreView(headline.columns.strict),
    official: scoreView(headline.columns.official),
    group: suite.cells.length > 1 ? groupLetters(groups?.strict) : '',
    groupSort: groups?.strict?.[0] ?? 999,
    isSuiteScore: headline.isSuiteScore,
    answers: `${coverage.answers} / ${coverage.asked}`,
    coverage: coverage.asked === 0 ? 0 : coverage.answers / coverage.asked,
    unreadable: shownPercent(share),
    unreadableSort: share ?? -1,
    failed: String(coverage.failed),
    tasks: `${tasks} / ${tasks + absentTasks.length}`,
    protocol: String.fromCodePoint(65 + (protocol % 26)),
  };
}

/** The cells of a row that is no run; its name is one of the first four. */
const nothing = {
  name: '',
  shownAs: pairOf(''),
  named: '',
  does: '',
  source: '',
  protocol: '',
  headline: pairOf(''),
  group: '',
  groupSort: 999,
  isSuiteScore: true,
  answers: '',
  coverage: -1,
  unreadable: '',
  unreadableSort: -1,
  failed: '',
  tasks: '',
};

/** The name that rows are sorted and filtered by, and as it is shown. */
function namedAs(name: Label): { readonly name: string; readonly shownAs: Bilingual } {
  return { name: inLanguage(name, 'en'), shownAs: pairOf(name) };
}

function noModelRows({ cells }: ReportSuite): readonly object[] {
  const noModel = cells.find((cell) => cell.noModel !== undefined)?.noModel;
  if (noModel === undefined) return [];
  const scores = { strict: plainScore(noModel.strict), official: plainScore(noModel.official) };
  return [{ ...nothing, ...scores, kind: 'baseline', named: 'noModelBest' }];
}

function baselineRows({ cells }: ReportTask): readonly object[] {
  const { baselines = [] } = cells.find((cell) => cell.baselines.length > 0) ?? {};
  return baselines.map(baselineRow);
}

function baselineRow({ title, columns }: BaselineSummary): object {
  const scores = { strict: plainScore(columns.strict), official: plainScore(columns.official) };
  return { ...nothing, ...scores, kind: 'baseline', does: baselineTitle(title) };
}

type Published = NonNullable<ReportSuite['references']>[number];
type PublishedValue = (row: Published['rows'][number]) => number | null | undefined;

function publishedRows(
  { references = [], cells }: ReportSuite,
  valueOf: PublishedValue,
): readonly { readonly isKnown: boolean }[] {
  const hasOfficial = cells.some(({ headline }) => headline.columns.official !== undefined);
  return references.flatMap((table) =>
    table.rows.map((row) => {
      const number = references.indexOf(table) + 1;
      return publishedRow({ table, number, model: row.model, value: valueOf(row) ?? null, hasOfficial });
    }),
  );
}

/** A published number stands in the column of the published scorer, where there is one. */
function publishedRow({
  table: { digits },
  number,
  model,
  value,
  hasOfficial,
}: {
  readonly table: Published;
  /** Of the table among those of the suite, from 1. */
  readonly number: number;
  readonly model: string;
  readonly value: number | null;
  readonly hasOfficial: boolean;
}): { readonly isKnown: boolean } {
  const [known, absent] = [publishedScore(value, digits), publishedScore(null, digits)];
  const row = {
    ...nothing,
    kind: 'reference',
    ...namedAs(visibleText(model)),
    source: String(number),
    strict: hasOfficial ? absent : known,
    official: hasOfficial ? known : absent,
    isKnown: value !== null,
  };
  return row;
}

function taskRow(cell: TaskCell, name: Label): object {
  const { strict, official } = cell.columns;
  const judged = strict.answers - strict.failed;
  const share = judged === 0 ? null : strict.unreadable / judged;
  return {
    ...nothing,
    kind: 'run',
    ...namedAs(name),
    strict: scoreView(strict),
    official: scoreView(official),
    answers: String(judged),
    coverage: judged,
    unreadable: shownPercent(share),
    unreadableSort: share ?? -1,
  };
}
