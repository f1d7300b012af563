import { CellTally } from '../../../src/metric/cell-tally.ts';
import type { Cell } from '../../../src/metric/cell.ts';
import { buildReport } from '../../../src/report/build-report.ts';
import type { InputAnswer, ReportInput } from '../../../src/report/report-input.ts';
import type { Report } from '../../../src/report/report.ts';
import type { Manifest, ManifestSuite } from '../../../src/run/manifest.ts';
import type { ScoreRecord } from '../../../src/run/score-record.ts';
import type { Columns, SuiteSummary } from '../../../src/run/summary.ts';
import { mulberry32 } from '../../../src/stats/mulberry32.ts';
import type { Score } from '../../../src/scoring/score.ts';

export interface Invention {
  /** Stage → share of right answers. */
  readonly stages: Readonly<Record<string, number>>;
  readonly suites: readonly string[];
  readonly samples: number;
  /** What the model says in place of an invented answer. */
  readonly answer?: string;
  readonly prompt?: string;
  readonly label?: string;
  readonly split?: 'official' | 'sample';
}

const zh: Readonly<Record<string, string>> = {
  finova: '金融智能体',
  fineval: '金融知识',
  financeiq: '金融资格考试',
  'math-500': '数学',
  gpqa: '研究生科学',
};

/** A report of invented runs in the world of 澜江银行; the same for the same invention. */
export function inventedReport(invention: Invention): Report {
  return buildReport(inventedInputs(invention), '0.1.0');
}

export function inventedInputs(invention: Invention): readonly ReportInput[] {
  return Object.entries(invention.stages).map(([stage, share], run) =>
    inputOf(invention, { stage, share, run }),
  );
}

function inputOf(invention: Invention, stage: { stage: string; share: number; run: number }): ReportInput {
  const random = mulberry32(stage.run + 1);
  const answers = invention.suites.flatMap((suite) =>
    Array.from({ length: invention.samples }, (_, n) => answerOf(invention, { suite, n, stage, random })),
  );
  return {
    manifest: manifestOf(invention, stage.stage),
    summary: {
      schemaVersion: 1,
      run: `run-${stage.stage}`,
      scorer: 1,
      suites: invention.suites.map((suite) =>
        summaryOf(
          invention,
          suite,
          answers.filter(({ score }) => score.suite === suite).map(({ score }) => score),
        ),
      ),
    },
    usage: {
      inputTokens: 120_450,
      outputTokens: 48_211,
      seconds: 96.52,
      cost: { amount: 1.234, currency: 'CNY' },
    },
    answers,
    questions: new Map(invention.suites.map((suite) => [suite, questionsOf(invention, suite)])),
  };
}

function questionsOf(
  { samples, prompt }: Invention,
  suite: string,
): { redacted: boolean; samples: Map<string, never> } {
  const redacted = suite === 'gpqa';
  const entries = Array.from({ length: samples }, (_, n) => [
    idOf(n),
    {
      prompt: [
        {
          role: 'user',
          content: prompt ?? `林女士在澜江银行持有澜江稳健债券A ${n + 1} 份，净值 1.05 元。市值是多少元？`,
        },
      ],
      target: ((n + 1) * 1.05).toFixed(2),
    },
  ]);
  return { redacted, samples: new Map(entries as never) };
}

function idOf(n: number): string {
  return `main-${String(n + 1).padStart(5, '0')}`;
}

interface Draw {
  readonly suite: string;
  readonly n: number;
  readonly stage: { stage: string; share: number; run: number };
  readonly random: () => number;
}

function answerOf(invention: Invention, { suite, n, stage, random }: Draw): InputAnswer {
  const draw = random();
  const value = ((n + 1) * (draw < stage.share ? 1.05 : 1.15)).toFixed(2);
  const text =
    invention.answer ?? `<think>份额乘以净值，${n + 1} × 1.05。</think>周先生您好，市值为答案：${value} 元。`;
  const at = text.lastIndexOf(value);
  const scored: Score = {
    status: 'scored',
    value: draw < stage.share ? 1 : 0,
    answer: invention.answer ?? value,
    rule: 'last-marked',
    ...(at < 0 ? {} : { span: [at, at + value.length] as const }),
  };
  const strict: Score = draw > 0.97 ? { status: 'unreadable', reason: 'no-answer' } : scored;
  return {
    score: {
      suite,
      task: n % 2 === 0 ? 'main' : 'other',
      sample: idOf(n),
      repeat: 0,
      labels: { scene: [invention.label ?? (n % 3 === 0 ? '基金' : '保险')] },
      strict,
      ...(suite === 'finova' ? { official: scored } : {}),
    },
    completion: { texts: { text }, stopReason: 'stop' },
  };
}

function summaryOf(
  { split = 'official' }: Invention,
  suite: string,
  scores: readonly ScoreRecord[],
): SuiteSummary {
  const tasks = [...Map.groupBy(scores, ({ task }) => task)].map(([id, group]) => ({
    id,
    title: { en: id === 'main' ? 'Calculation' : 'Terms', zh: id === 'main' ? '金融计算' : '金融术语' },
    columns: columnsOf(group),
    baselines: [{ id: 'constant', title: 'always A', columns: { strict: 0.25, official: 0.31 } }],
    labels: {},
  }));
  const all = columnsOf(scores);
  const headlineOf = ({ value, interval }: { value: number | null; interval: never }) => ({
    value,
    interval,
  });
  return {
    id: suite,
    title: { en: suite, zh: zh[suite] ?? suite },
    split,
    headline: {
      name: suite,
      isSuiteScore: split === 'official',
      columns: Object.fromEntries(
        Object.entries(all).map(([column, cell]) => [column, headlineOf(cell as never)]),
      ) as never,
    },
    tasks,
    absentTasks: suite === 'finova' ? ['expression'] : [],
  };
}

function columnsOf(scores: readonly ScoreRecord[]): Columns<Cell> {
  const tallies = { strict: new CellTally(), official: new CellTally() };
  for (const { strict, official, sample } of scores) {
    tallies.strict.add(strict, sample);
    if (official !== undefined) tallies.official.add(official, sample);
  }
  const official = tallies.official.cell();
  return { strict: tallies.strict.cell(), ...(official.answers === 0 ? {} : { official }) };
}

function manifestOf({ suites, samples, split = 'official' }: Invention, stage: string): Manifest {
  const suiteOf = (id: string): ManifestSuite => ({
    id,
    digest: 'd1',
    split,
    sources: [],
    absentFiles: [],
    absentTasks: [],
    tasks: [{ id: 'main', promptVariant: 'zero-shot', maxTokens: 512 }],
    samples,
  });
  return {
    schemaVersion: 1,
    id: `run-${stage}`,
    fineval: '0.1.0',
    createdAt: '2026-11-20T09:30:00.000Z',
    stage,
    model: {
      ref: `ckpt/${stage}`,
      provider: 'onnx',
      identity: { weights: '0123456789abcdef' },
      environment: {},
    },
    suites: suites.map(suiteOf),
    generation: { temperature: 0, seed: 0, thinking: 'auto' },
    selection: { repeats: 1 },
    status: 'complete',
    finishedAt: '2026-11-20T09:40:00.000Z',
    warnings: [],
  };
}
