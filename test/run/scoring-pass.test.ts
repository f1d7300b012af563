import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Question } from '../../src/dataset/question.ts';
import { logPath, openCompletionLog } from '../../src/run/completion-log.ts';
import type { CompletionLog } from '../../src/run/completion-log.ts';
import type { Manifest } from '../../src/run/manifest.ts';
import type { PlannedSuite } from '../../src/run/run-suites.ts';
import { ScoringPass } from '../../src/run/scoring-pass.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { questions } from './questions.ts';

const count = 40;
const repeats = 2;

function planned(asked: readonly Question[]): PlannedSuite {
  const { task } = asked[0]!;
  const suite = {
    id: 'lanjiang',
    title: { en: 'Lanjiang', zh: '澜江' },
    digest: '',
    directory: '',
    own: false,
    files: [],
    tasks: [task],
    headline: { name: 'Lanjiang', aggregate: 'micro' as const },
    origin: { repository: '', licence: '', citation: '' },
  };
  const data = {
    folder: '',
    split: 'sample' as const,
    questions: asked,
    sources: [],
    absentFiles: [],
    absentTasks: [],
  };
  return { suite, data, questions: asked, maxTokens: {} };
}

const manifest = {
  id: 'run',
  status: 'complete',
  selection: { repeats },
  model: {},
} as unknown as Manifest;

interface Scene {
  readonly folder: string;
  readonly log: CompletionLog;
  readonly pass: ScoringPass;
  readonly write: (sample: number, repeat: number) => void;
}

async function scene(
  folder: string,
  asked: readonly Question[] = questions('safety', count),
): Promise<Scene> {
  const log = await openCompletionLog(folder);
  const pass = new ScoringPass({
    directory: folder,
    suites: [planned(asked)],
    repeats,
    index: log.index,
    log: logPath(folder),
  });
  const write = (sample: number, repeat: number): void => {
    const { id } = asked[sample]!.sample;
    const completion = { text: sample % 3 === 0 ? '否' : '是', stopReason: 'stop' } as const;
    void log.append({ suite: 'lanjiang', sample: id, repeat, prompt: '', completion });
  };
  return { folder, log, pass, write };
}

/** Questions that tell when they are judged. */
function judgedWith(onJudge: (index: number) => void): readonly Question[] {
  return Array.from(questions('safety', count), (question, index) => {
    const { gold } = question;
    const strict: typeof gold.strict = (completion) => {
      onJudge(index);
      return gold.strict(completion);
    };
    return { ...question, gold: { ...gold, strict } };
  });
}

const places = Array.from({ length: repeats }, (_, repeat) =>
  Array.from({ length: count }, (_, sample) => [sample, repeat] as const),
).flat();

async function finish({ folder, log, pass }: Scene): Promise<readonly string[]> {
  await log.close();
  pass.finish(manifest);
  return ['scores.jsonl', 'summary.json'].map((name) => readFileSync(join(folder, name), 'utf8'));
}

async function atOnce(folder: string): Promise<readonly string[]> {
  const whole = await scene(folder);
  for (const place of places) whole.write(...place);
  return finish(whole);
}

/** Judges so many places at most, as far as they are on the disk. */
function advance({ pass, log }: { pass: ScoringPass; log: CompletionLog }, most: number): void {
  for (let count = 0; count < most && pass.advance(log.durable); count += 1);
}

/** Until what was written is on the disk. */
async function settle(log: CompletionLog, bytes: number): Promise<void> {
  while (log.durable < bytes) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('scores are the same whether answers are judged while others are waited for or at the end', async (t) => {
  const expected = await atOnce(temporaryFolder(t));
  const piecewise = await scene(temporaryFolder(t));
  const length = (): number => readFileSync(logPath(piecewise.folder)).length;
  for (const [index, place] of places.toSorted(([a, r], [b, s]) => r - s || (a % 7) - (b % 7)).entries()) {
    piecewise.write(...place);
    if (index % 16 !== 15) continue;
    await settle(piecewise.log, length() + 1);
    advance(piecewise, 10);
  }
  assert.deepEqual(await finish(piecewise), expected);
});

test('it judges nothing that is not on the disk, and asks for nothing behind a gap', async (t) => {
  const reads: number[] = [];
  const asked = judgedWith((index) => reads.push(index));
  const gap = await scene(temporaryFolder(t), asked);
  for (const sample of [0, 1, 3, 4]) gap.write(sample, 0);
  assert.equal(gap.pass.advance(0), false);
  assert.deepEqual(reads, []);
  await settle(gap.log, 1);
  advance(gap, 100);
  assert.deepEqual(reads, [0, 1]);
  await gap.log.close();
});

test('a scorer that fails while others are waited for fails at the end, and leaves no scores', async (t) => {
  const asked = judgedWith((index) => {
    if (index === 2) throw new TypeError('澜江');
  });
  const broken = await scene(temporaryFolder(t), asked);
  for (const place of places) broken.write(...place);
  await settle(broken.log, 1);
  advance(broken, 100);
  await broken.log.close();
  assert.throws(() => broken.pass.finish(manifest), TypeError);
  broken.pass.close();
  assert.deepEqual(readdirSync(broken.folder), ['completions.jsonl']);
});
