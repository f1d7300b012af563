import type { Conditions, Report, ReportSuite, SuiteCell } from '../report.ts';
import { knownName, runName } from '../known-names.ts';
import { visibleText } from '../visible-text.ts';
import { fillWord, joinLabels, pairOf, wordOf } from '../words.ts';
import type { Bilingual, Label, Words } from '../words.ts';

/** More data files than this are folded away. */
const mostFiles = 3;

/** How each suite was asked: a row for each way, with the runs that asked so. */
export function conditionRows({ suites, runs }: Report, words: Words): readonly object[] {
  return suites.flatMap((suite) => {
    const ways = Map.groupBy(suite.cells, ({ protocol }) => protocol);
    return [...ways].map(([protocol, cells]) =>
      rowOf(words, suite, {
        protocol,
        cells,
        names: cells.map(({ run }) => runName(words, runs[run]?.name ?? '')),
        isOne: ways.size === 1,
      }),
    );
  });
}

interface Way {
  readonly protocol: number;
  readonly cells: readonly SuiteCell[];
  readonly names: readonly Label[];
  /** Whether all runs asked so. */
  readonly isOne: boolean;
}

function rowOf(words: Words, { title, id }: ReportSuite, { protocol, cells, names, isOne }: Way): object {
  const [cell] = cells;
  const conditions = cell?.conditions;
  return {
    title,
    id: visibleText(id),
    protocol: isOne ? '' : String.fromCodePoint(65 + (protocol % 26)),
    names: joinLabels(names, { zh: '、', en: ', ' }),
    split: cell?.split ?? '',
    isSample: cell?.split === 'sample',
    digest: conditions?.digest.slice(0, 12) ?? '–',
    ...dataOf(words, conditions),
    prompts: promptsOf(words, conditions),
    likelihood: conditions?.scoring === 'likelihood',
    openTasks: visibleText((conditions?.openTasks ?? []).join(', ')),
  };
}

/** The data files with their digests; many of them are folded away behind their number. */
function dataOf(words: Words, conditions: Conditions | undefined): object {
  const { commit = '', sources = [] } = conditions ?? {};
  const count = String(sources.length);
  return {
    commit: visibleText(commit.slice(0, 12)),
    sources: sources.map(({ path, sha256 }) => visibleText(`${path} ${sha256.slice(0, 12)}`)),
    folded: sources.length > mostFiles ? fillWord(wordOf(words, 'fileCount'), { count }) : null,
  };
}

/** Task by task, told once where all are asked alike. */
function promptsOf(words: Words, conditions: Conditions | undefined): readonly Bilingual[] {
  const told = (conditions?.tasks ?? []).map((task) => ({ task: task.id, how: askedHow(words, task) }));
  const ways = Map.groupBy(told, ({ how }) => how.en);
  if (ways.size === 1) return told.slice(0, 1).map(({ how }) => how);
  return told.map((one) => fillWord(wordOf(words, 'taskAsked'), one));
}

/** `zero-shot, ≤ 48 new tokens`; nothing is written where options are weighed. */
function askedHow(words: Words, { promptVariant = '–', maxTokens }: Conditions['tasks'][number]): Bilingual {
  const how = knownName(words, 'prompt', promptVariant);
  if (maxTokens === undefined || maxTokens === 0) return pairOf(how);
  return fillWord(wordOf(words, 'newTokens'), { how, count: String(maxTokens) });
}
