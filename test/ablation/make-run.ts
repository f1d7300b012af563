import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, RunScores, ScoredSample, SuiteFacts } from '../../src/ablation/compare/run-scores.ts';
import type { ScoringMode } from '../../src/model/scoring-mode.ts';
import type { Manifest } from '../../src/run/manifest.ts';
import type { ScoreRecord } from '../../src/run/score-record.ts';
import type { Score } from '../../src/scoring/score.ts';
import type { RandomNumbers } from '../../src/stats/mulberry32.ts';

/** 1 right, 0 wrong, `u` unreadable, `t` cut off, `f` failed; fractions as they are. */
export type Mark = number | 'u' | 't' | 'f';

export interface MadeSample {
  readonly id: string;
  readonly task: string;
  readonly marks: readonly Mark[];
  readonly labels?: Record<string, readonly string[]>;
  readonly cluster?: string;
}

export interface MadeRun {
  readonly name?: string;
  readonly stage?: string;
  readonly suites: Record<string, readonly MadeSample[]>;
  readonly facts?: Partial<Omit<SuiteFacts, 'id'>>;
  readonly manifest?: Partial<Manifest>;
  readonly scorer?: number;
  readonly scoring?: ScoringMode;
}

/** Samples `task-0001` … with one mark each. */
export function marked(task: string, marks: readonly Mark[] | string): readonly MadeSample[] {
  const list = typeof marks === 'string' ? Array.from(marks, toMark) : marks;
  return list.map((mark, index) => ({
    id: `${task}-${String(index + 1).padStart(4, '0')}`,
    task,
    marks: [mark],
  }));
}

const toMark = (character: string): Mark =>
  character === 'u' || character === 't' || character === 'f' ? character : Number(character);

/** Marks of `n` samples, right with this chance. */
export function randomMarks(n: number, chance: number, random: RandomNumbers): readonly Mark[] {
  return Array.from({ length: n }, () => (random() < chance ? 1 : 0));
}

/** A run as `readRun` gives it. */
export function makeRun(made: MadeRun): RunScores {
  const manifest = makeManifest(made);
  const suites = Object.entries(made.suites).map(([id, samples]) => ({
    facts: {
      id,
      headline: { aggregate: 'mean-of-tasks' as const },
      capabilities: {},
      ...made.facts,
    },
    scoring: made.scoring ?? ('generation' as const),
    samples: samples.map(toSample).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }));
  return { name: made.name ?? 'run', manifest, scorer: made.scorer ?? 1, suites };
}

function toSample({ id, task, marks, labels = {}, cluster = id }: MadeSample): ScoredSample {
  return { id, task, labels, cluster, outcomes: marks.map(toOutcome) };
}

function toOutcome(mark: Mark): Outcome {
  if (mark === 'u') return { points: 0, state: 'no-answer' };
  if (mark === 't') return { points: 0, state: 'truncated' };
  if (mark === 'f') return { points: null, state: 'failed' };
  return { points: mark, state: 'scored', answer: mark === 1 ? '是' : '否' };
}

function makeManifest({ name = 'run', stage, suites, manifest, scoring }: MadeRun): Manifest {
  const repeats = Math.max(
    1,
    ...Object.values(suites).flatMap((samples) => samples.map(({ marks }) => marks.length)),
  );
  const asked = scoring === undefined ? {} : { scoring };
  return {
    schemaVersion: 1,
    id: name,
    fineval: '0.1.0',
    createdAt: '2026-11-20T09:30:00.000Z',
    ...(stage === undefined ? {} : { stage }),
    model: {
      ref: `ckpt/${stage ?? name}`,
      provider: 'scripted',
      identity: { chatTemplate: 'one' },
      environment: {},
    },
    suites: Object.entries(suites).map(([id, samples]) =>
      Object.assign({}, asked, {
        id,
        digest: `digest of ${id}`,
        split: 'sample' as const,
        sources: [{ path: `${id}.json`, sha256: 'aa', rows: samples.length }],
        absentFiles: [],
        absentTasks: [],
        tasks: [...new Set(samples.map(({ task }) => task))]
          .toSorted()
          .map((task) => ({ id: task, promptVariant: 'zero-shot', maxTokens: 48 })),
        samples: samples.length,
      }),
    ),
    generation: { temperature: 0, seed: 0, thinking: 'auto' },
    selection: { repeats },
    status: 'complete',
    finishedAt: '2026-11-20T09:31:00.000Z',
    warnings: [],
    ...manifest,
  };
}

/** Writes a run directory with manifest, scores and summary. */
export function writeRun(directory: string, made: MadeRun): void {
  mkdirSync(directory, { recursive: true });
  const manifest = makeManifest(made);
  const records = Object.entries(made.suites).flatMap(([suite, samples]) =>
    samples.flatMap(({ id, task, marks, labels = {}, cluster }) =>
      marks.map((mark, repeat): ScoreRecord => ({
        suite,
        task,
        sample: id,
        repeat,
        labels,
        ...(cluster === undefined ? {} : { cluster }),
        strict: toScore(mark),
      })),
    ),
  );
  const capabilities = made.facts?.capabilities ?? {};
  const suites = Object.entries(made.suites).map(([id, samples]) => ({
    id,
    tasks: [...new Set(samples.map(({ task }) => task))].map((task) =>
      withCapability(task, capabilities[task]),
    ),
  }));
  const summary = { schemaVersion: 1, run: manifest.id, scorer: made.scorer ?? 1, suites };
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(directory, 'summary.json'), JSON.stringify(summary));
  writeFileSync(
    join(directory, 'scores.jsonl'),
    records.map((record) => `${JSON.stringify(record)}\n`).join(''),
  );
}

function toScore(mark: Mark): Score {
  if (mark === 'u') return { status: 'unreadable', reason: 'no-answer' };
  if (mark === 't') return { status: 'unreadable', reason: 'truncated' };
  if (mark === 'f') return { status: 'failed', kind: 'timeout', message: 'no answer in 60 s' };
  return { status: 'scored', value: mark, answer: mark === 1 ? '是' : '否' };
}

function withCapability(id: string, capability: string | undefined): object {
  return capability === undefined ? { id } : { id, capability };
}
