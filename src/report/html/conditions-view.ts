import type { Conditions, Report, ReportSuite, SuiteCell } from '../report.ts';
import { visibleText } from '../visible-text.ts';

/** How each suite was asked: a row for each way, with the runs that asked so. */
export function conditionRows({ suites, runs }: Report): readonly object[] {
  return suites.flatMap((suite) => {
    const ways = Map.groupBy(suite.cells, ({ protocol }) => protocol);
    return [...ways].map(([protocol, cells]) =>
      rowOf(suite, {
        protocol,
        cells,
        names: cells.map(({ run }) => visibleText(runs[run]?.name ?? '')),
        isOne: ways.size === 1,
      }),
    );
  });
}

interface Way {
  readonly protocol: number;
  readonly cells: readonly SuiteCell[];
  readonly names: readonly string[];
  /** Whether all runs asked so. */
  readonly isOne: boolean;
}

function rowOf({ title, id }: ReportSuite, { protocol, cells, names, isOne }: Way): object {
  const [cell] = cells;
  const conditions = cell?.conditions;
  return {
    title,
    id: visibleText(id),
    protocol: isOne ? '' : String.fromCodePoint(65 + (protocol % 26)),
    names: names.join(', '),
    split: cell?.split ?? '',
    isSample: cell?.split === 'sample',
    digest: conditions?.digest.slice(0, 12) ?? '–',
    sources: sourcesOf(conditions),
    prompts: promptsOf(conditions),
    likelihood: conditions?.scoring === 'likelihood',
    openTasks: visibleText((conditions?.openTasks ?? []).join(', ')),
  };
}

function sourcesOf(conditions: Conditions | undefined): readonly string[] {
  const { commit, sources = [] } = conditions ?? {};
  const files = sources.map(({ path, sha256 }) => visibleText(`${path} ${sha256.slice(0, 12)}`));
  return commit === undefined ? files : [`commit ${visibleText(commit.slice(0, 12))}`, ...files];
}

/** Task by task, told once where all are asked alike. */
function promptsOf(conditions: Conditions | undefined): readonly string[] {
  const told = (conditions?.tasks ?? []).map(({ id, promptVariant = '–', maxTokens }) => ({
    id,
    how: `${promptVariant}${maxTokens === undefined ? '' : `, ≤ ${maxTokens}`}`,
  }));
  const ways = new Set(told.map(({ how }) => how));
  if (ways.size === 1) return [...ways].map(visibleText);
  return told.map(({ id, how }) => visibleText(`${id}: ${how}`));
}
