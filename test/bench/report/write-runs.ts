import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeManifest } from '../../../src/run/make-manifest.ts';
import { chooseSuites, limitTokens } from '../../../src/run/plan-suites.ts';
import { runSuites } from '../../../src/run/run-suites.ts';
import { mulberry32 } from '../../../src/stats/mulberry32.ts';
import { ScriptedModel } from '../../scripted-model.ts';
import { textInventor } from './invent-text.ts';
import type { InventText } from './invent-text.ts';
import { writeSuites } from './write-suites.ts';

export interface RunSizes {
  readonly stages: number;
  readonly suites: number;
  /** Of each suite. */
  readonly samples: number;
}

const generation = { temperature: 0, seed: 0, thinking: 'auto' } as const;
const selection = { repeats: 1 } as const;

/** Runs of a chain of stages, with answers of 200 to 600 characters, made once and kept in the folder; gives back their directories. */
export async function writeRuns(root: string, sizes: RunSizes): Promise<readonly string[]> {
  const directories = Array.from({ length: sizes.stages }, (_, stage) => join(root, `stage-${stage}`));
  const done = join(root, 'done');
  if (existsSync(done)) return directories;
  mkdirSync(root, { recursive: true });
  const text = textInventor();
  const folders = writeSuites(root, sizes, { text, random: mulberry32(2) });
  for (const [stage, directory] of directories.entries())
    await writeRun({ directory, stage, folders, text, random: mulberry32(3 + stage) });
  writeFileSync(done, '');
  return directories;
}

interface Writing {
  readonly directory: string;
  readonly stage: number;
  readonly folders: readonly string[];
  readonly text: InventText;
  readonly random: () => number;
}

async function writeRun({ directory, stage, folders, text, random }: Writing): Promise<void> {
  const samples = { use: 'never', folder: '' } as const;
  const chosen = await chooseSuites({ names: folders, dataRoot: '', samples, selection, seed: 0 });
  const model = new ScriptedModel(() => {
    model.calls.length = 0;
    return answerOf(stage, { text, random });
  }, 64);
  const suites = limitTokens(chosen, undefined, model.description);
  const now = (): Date => new Date('2026-11-20T09:30:00Z');
  const common = { model, suites, generation, selection, stage: `stage-${stage}` };
  const made = { id: `stage-${stage}`, version: '0.1.0', createdAt: now() };
  await runSuites({
    ...common,
    manifest: makeManifest({ ...common, ...made }),
    directory,
    resume: false,
    concurrency: 64,
    errorBudget: 0,
    stop: new AbortController().signal,
    signal: new AbortController().signal,
    now,
    onProgress: () => {},
  });
}

/** Better from stage to stage; one answer in fifty is cut off. */
function answerOf(stage: number, { text, random }: Pick<Writing, 'text' | 'random'>): string {
  const letter = random() < 0.1 * stage ? 'ABCD'.charAt(stage % 4) : 'ABCD'.charAt(Math.floor(random() * 4));
  const body = text(random, 200 + Math.floor(random() * 400));
  return random() < 0.02 ? `<think>${body}` : `${body}\n答案：${letter}`;
}
