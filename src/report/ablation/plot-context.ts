import type { AblationReport, StageReport } from '../../ablation/chain/ablation-report.ts';
import type { Compared } from '../../ablation/compare/comparison.ts';
import type { DeltaVerdict } from '../../ablation/compare/verdict.ts';
import type { Interval } from '../../stats/interval.ts';
import { mismatchWords, points } from '../compare-words.ts';
import { knownName } from '../known-names.ts';
import { visibleText } from '../visible-text.ts';
import type { LegendItem } from '../plot/legend.ts';
import type { Mark } from '../plot/mark.ts';
import { fillWord, wordOf } from '../words.ts';
import type { Bilingual, Label, Words } from '../words.ts';

/** What plots of an ablation are made of. */
export interface PlotContext {
  readonly report: AblationReport;
  readonly words: Words;
}

/** A sentence of the report with its places filled in. */
export function say(
  { words }: Pick<PlotContext, 'words'>,
  key: string,
  values: Readonly<Record<string, Label>> = {},
): Bilingual {
  return fillWord(wordOf(words, key), values);
}

/** Several sentences or heads. */
export function sayAll(context: Pick<PlotContext, 'words'>, keys: readonly string[]): readonly Bilingual[] {
  return keys.map((key) => say(context, key));
}

/** A name from outside, as it may be shown. */
export function shown(name: string): string {
  return visibleText(name);
}

/** Stages that have a parent, with it. */
export function laterStages({
  stages,
}: AblationReport): readonly (StageReport & { readonly parent: string })[] {
  return stages.flatMap((stage) => (stage.parent === undefined ? [] : [{ ...stage, parent: stage.parent }]));
}

/** The mark of a cell. */
export function markOf(cell: Compared | undefined): Mark {
  if (cell === undefined) return 'score';
  return cell.state === 'compared' ? cell.verdict : 'not-comparable';
}

const verdictKeys: Readonly<Record<DeltaVerdict, string>> = {
  better: 'abBetter',
  worse: 'abWorse',
  tied: 'abTied',
  'cannot tell': 'abCannotTell',
};

/** The word of a verdict. */
export function verdictLabel(context: Pick<PlotContext, 'words'>, verdict: DeltaVerdict): Bilingual {
  return say(context, verdictKeys[verdict]);
}

/** Why a cell could not be compared. */
export function whyNot(context: Pick<PlotContext, 'words'>, cell: Compared): Bilingual {
  const fields = cell.state === 'compared' ? '' : shown(mismatchWords(cell.mismatches));
  return fields === '' ? say(context, 'abNotComparable') : say(context, 'abNotComparableFields', { fields });
}

/** `[−1.2, +3.4]`; empty where there is no interval. */
export function intervalText(interval: Interval | null): string {
  return interval === null ? '' : `[${points(interval.low)}, ${points(interval.high)}]`;
}

/** `[38.0, 48.5]` of a share; empty where there is no interval. */
export function shareInterval(interval: Interval | null): string {
  return interval === null ? '' : `[${(100 * interval.low).toFixed(1)}, ${(100 * interval.high).toFixed(1)}]`;
}

/** The legend of marks of differences. */
export function verdictLegend(
  context: Pick<PlotContext, 'words'>,
  more: readonly Mark[] = [],
): readonly LegendItem[] {
  const marks: readonly Mark[] = ['better', 'worse', 'tied', 'cannot tell', ...more];
  const keys: Readonly<Record<Mark, string>> = {
    ...verdictKeys,
    score: 'abBaseMark',
    'not-comparable': 'abNotComparable',
  };
  return marks.map((mark) => ({ sign: { mark }, label: say(context, keys[mark]) }));
}

/** The name of a label inside of a sentence. */
export function dimensionWord(context: Pick<PlotContext, 'words'>, dimension: string): Label {
  if (dimension === 'task') return say(context, 'abByTask');
  const name = knownName(context.words, 'label', dimension);
  return typeof name === 'string' ? { zh: ` ${name} `, en: name } : name;
}
