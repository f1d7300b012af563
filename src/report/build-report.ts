import type { Manifest } from '../run/manifest.ts';
import type { ReferenceTable } from '../reference/reference-table.ts';
import type { Headline, SuiteSummary } from '../run/summary.ts';
import { collectSamples } from './collect-samples.ts';
import { conditionsOf } from './conditions-of.ts';
import { findGroups } from './find-groups.ts';
import { findPlaces } from './find-places.ts';
import { nameRuns } from './name-runs.ts';
import { noModelHeadline } from './no-model-headline.ts';
import { protocolOf } from './protocol-of.ts';
import type { ReportInput } from './report-input.ts';
import { reportReferences } from './report-references.ts';
import type { Coverage, Report, ReportRun, ReportSuite, ReportTask, SuiteCell } from './report.ts';

/** One run on one suite, before it is ranked. */
interface Part {
  readonly run: number;
  readonly input: ReportInput;
  readonly summary: SuiteSummary;
}

/** Published scores by suite. */
export type References = ReadonlyMap<string, readonly ReferenceTable[]>;

/** What some runs come to, side by side. `version` is that of fineval. */
export function buildReport(
  inputs: readonly ReportInput[],
  version: string,
  references: References = new Map(),
): Report {
  const parts = inputs.flatMap((input, run) =>
    input.summary.suites.map((summary): Part => ({ run, input, summary })),
  );
  const bySuite = Map.groupBy(parts, ({ summary }) => summary.id);
  return {
    schemaVersion: 1,
    fineval: version,
    runs: namedRuns(inputs),
    suites: [...bySuite].map(([id, group]) => suiteOf(id, group, references.get(id) ?? [])),
  };
}

function namedRuns(inputs: readonly ReportInput[]): readonly ReportRun[] {
  const names = nameRuns(inputs.map(({ manifest }) => manifest));
  return inputs.map((input, position) => ({ name: names[position] ?? '', ...runOf(input) }));
}

function runOf({ manifest, summary, usage }: ReportInput): Omit<ReportRun, 'name'> {
  const { id, stage, generation, selection, status, createdAt, fineval, warnings } = manifest;
  const { ref, provider, identity } = manifest.model;
  return {
    id,
    ...(stage === undefined ? {} : { stage }),
    model: { ref, provider, identity },
    generation,
    selection,
    status,
    createdAt,
    fineval,
    scorer: summary.scorer,
    warnings,
    usage,
  };
}

function suiteOf(id: string, parts: readonly Part[], published: readonly ReferenceTable[]): ReportSuite {
  const questions = parts.flatMap(({ input }) => input.questions.get(id) ?? []);
  const redacted = questions.some((known) => known.redacted);
  const tasks = tasksOf(parts);
  return {
    id,
    title: parts[0]?.summary.title ?? { en: id, zh: id },
    redacted,
    cells: cellsOf(parts),
    tasks,
    ...(published.length === 0 ? {} : { references: reportReferences(published, tasks) }),
    samples: collectSamples(
      parts.map(({ run, input }) => ({
        run,
        questions: input.questions.get(id)?.samples,
        answers: input.answers.filter(({ score }) => score.suite === id),
      })),
      { redacted },
    ),
  };
}

function cellsOf(parts: readonly Part[]): readonly SuiteCell[] {
  const keys = parts.map((part) => protocolKey(part));
  const protocols = [...new Set(keys)];
  const group = (key: string | undefined): readonly Part[] =>
    parts.filter((_, position) => keys[position] === key);
  return parts.map((part, position): SuiteCell => {
    const { run, input, summary } = part;
    const rivals = group(keys[position]);
    const own = rivals.indexOf(part);
    const official = rivals.flatMap(({ summary: { headline } }) => headline.columns.official ?? []);
    const strict = rivals.map(({ summary: { headline } }) => headline.columns.strict);
    const ranked = official.length === rivals.length;
    const bothColumns = <Value>(find: (headlines: readonly Headline[]) => readonly (Value | null)[]) => ({
      strict: find(strict)[own] ?? null,
      ...(ranked ? { official: find(official)[own] ?? null } : {}),
    });
    const noModel = noModelHeadline(summary);
    const recorded = input.manifest.suites.find(({ id }) => id === summary.id);
    return {
      run,
      protocol: protocols.indexOf(keys[position] ?? ''),
      ...splitOf(summary),
      absentTasks: summary.absentTasks,
      headline: summary.headline,
      places: bothColumns(findPlaces),
      groups: bothColumns(findGroups),
      ...(noModel === undefined ? {} : { noModel }),
      coverage: coverageOf(summary, input.manifest),
      ...(recorded === undefined ? {} : { conditions: conditionsOf(recorded) }),
    };
  });
}

function splitOf({ split }: Partial<Pick<SuiteSummary, 'split'>>): Pick<SuiteCell, 'split'> {
  return split === undefined ? {} : { split };
}

function protocolKey({ input, summary, run }: Part): string {
  const suite = input.manifest.suites.find(({ id }) => id === summary.id);
  return suite === undefined ? `unknown ${run}` : protocolOf(input, suite);
}

function coverageOf(summary: SuiteSummary, manifest: Manifest): Coverage {
  const asked = manifest.suites.find(({ id }) => id === summary.id)?.samples ?? 0;
  const sum = (pick: 'answers' | 'unreadable' | 'failed'): number =>
    summary.tasks.reduce((total, { columns }) => total + columns.strict[pick], 0);
  return {
    asked: asked * manifest.selection.repeats,
    answers: sum('answers'),
    unreadable: sum('unreadable'),
    failed: sum('failed'),
  };
}

function tasksOf(parts: readonly Part[]): readonly ReportTask[] {
  const all = parts.flatMap(({ run, summary }) => summary.tasks.map((task) => ({ run, task })));
  return [...Map.groupBy(all, ({ task }) => task.id).values()].flatMap((group) => {
    const first = group[0]?.task;
    if (first === undefined) return [];
    const { id, title, capability } = first;
    const cells = group.map(({ run, task: { columns, baselines } }) => ({ run, columns, baselines }));
    return [{ id, title, ...(capability === undefined ? {} : { capability }), cells }];
  });
}
