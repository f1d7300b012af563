import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dataRoot } from '../../dataset/data-folder.ts';
import { inspectData } from '../../dataset/data-state.ts';
import { readSamples } from '../../dataset/read-samples.ts';
import { exitCodes, FinevalError } from '../../errors.ts';
import type { ExitCode } from '../../errors.ts';
import { listSuites, loadSuite } from '../../suite/load-suite.ts';
import type { Suite, Task } from '../../suite/suite.ts';
import type { Question } from '../../dataset/question.ts';
import type { Terminal } from '../terminal.ts';
import { fileLine } from './data-pull.ts';

/**
 * `fineval data verify`: compares the data on this machine, or of a mirror folder, with what the suites are made for,
 * reads every row, and says how many questions there are.
 */
export async function dataVerifyCommand(
  name: string,
  options: { readonly mirror?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const root =
    options.mirror === undefined ? dataRoot(terminal.env) : resolve(terminal.cwd(), options.mirror);
  if (options.mirror !== undefined && !existsSync(root)) {
    throw new FinevalError('MIRROR_ABSENT', { mirror: options.mirror });
  }
  let wrong = 0;
  for (const id of name === 'all' ? listSuites() : [name]) {
    const suite = await loadSuite(id);
    const folder = join(root, suite.id);
    const states = inspectData(suite.files, folder);
    const bad = states.filter(({ state }) => state !== 'verified');
    if (bad.length === states.length && name !== 'all' && bad.every(({ state }) => state === 'absent')) {
      throw new FinevalError('DATA_ABSENT', { suite: suite.id, folder });
    }
    wrong += bad.filter(({ state }) => state === 'wrong').length;
    for (const state of bad) terminal.stdout.write(`${fileLine(suite.id, state)}\n`);
    terminal.stdout.write(
      `${suite.id}: ${states.length - bad.length} of ${states.length} files verified in ${folder}\n`,
    );
    if (bad.every(({ state }) => state === 'absent')) await countQuestions(suite, folder, terminal);
  }
  return wrong === 0 ? exitCodes.ok : exitCodes.usage;
}

async function countQuestions(suite: Suite, folder: string, terminal: Terminal): Promise<void> {
  const tasks = suite.tasks.map(({ id }) => id);
  const { questions } = await readSamples(suite, { split: 'official', folder }, { tasks });
  for (const task of suite.tasks) {
    const found = questions.filter((question) => question.task.id === task.id);
    if (found.length === 0) continue;
    const parts = partsOf(task, found).map(([value, count]) => `${value} ${count}`);
    const detail = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
    terminal.stdout.write(`${suite.id}/${task.id}: ${found.length} questions${detail}\n`);
  }
}

function partsOf(
  { breakdown }: Task,
  questions: readonly Question[],
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { sample } of questions) {
    for (const value of sample.labels[breakdown ?? ''] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts];
}
