import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { SuiteProblem } from '../adapter/adapter.ts';
import type { AnswerForm } from '../adapter/adapter.ts';
import { loadAdapter } from '../adapter/registry.ts';
import { FinevalError } from '../errors.ts';
import { readJsonFile, readTextFile } from '../json/read-json-file.ts';
import { packageRoot } from '../package-root.ts';
import { compilePrompt } from '../prompt/compile-prompt.ts';
import type { MessageTemplate, PromptTemplate } from '../prompt/compile-prompt.ts';
import type { Message } from '../prompt/prompt.ts';
import { digestSuite } from './digest-suite.ts';
import type { PromptFiles, SuiteFile, TaskFile } from './suite-file.ts';
import { validate } from './suite.schema.ts';
import type { Suite, Task } from './suite.ts';

const suitesFolder = join(packageRoot, 'suites');

/** Ids of the suites that come with fineval, in alphabetical order. */
export function listSuites(): readonly string[] {
  return readdirSync(suitesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The suites that come with fineval, each with the first of its prompts. */
export async function loadSuites(): Promise<readonly Suite[]> {
  return await Promise.all(listSuites().map(async (id) => await loadSuite(id)));
}

/** Chooses the prompt variant of a task; `undefined` takes its first one. */
export type PromptChoice = (task: TaskFile, suite: string) => string | undefined;

/**
 * A suite by its id, or by the folder that holds its `suite.json` when the name has a slash.
 * Rejects with `FinevalError` when there is none or when it is wrong.
 */
export async function loadSuite(name: string, choosePrompt: PromptChoice = () => undefined): Promise<Suite> {
  const directory = directoryOf(name);
  const file = join(directory, 'suite.json');
  const definition = readJsonFile({ file, what: 'the definition of a suite' }, validate);
  const tasks: Task[] = [];
  for (const task of definition.tasks) {
    tasks.push(await openTask(directory, task, choosePrompt(task, definition.id)));
  }
  checkFiles(file, definition);
  const { id, title, origin, files, headline } = definition;
  const own = dirname(directory) !== suitesFolder;
  if (own && listSuites().includes(id)) {
    throw new FinevalError('SUITE_BROKEN', {
      file,
      problem: `"${id}" is the id of a suite of fineval; give it another one`,
    });
  }
  return { id, title, directory, own, digest: digestSuite(directory), origin, files, tasks, headline };
}

function directoryOf(name: string): string {
  if (/[/\\]/u.test(name) || name === '.' || name === '..') return resolve(name);
  const directory = join(suitesFolder, name);
  if (!/^[a-z0-9-]+$/u.test(name) || !existsSync(directory)) {
    throw new FinevalError('SUITE_UNKNOWN', { id: name, known: listSuites() });
  }
  return directory;
}

async function openTask(directory: string, task: TaskFile, chosen: string | undefined): Promise<Task> {
  const promptVariant = chosen ?? Object.keys(task.prompts)[0] ?? '';
  const files = task.prompts[promptVariant];
  if (files === undefined) {
    const known = Object.keys(task.prompts);
    throw new FinevalError('PROMPT_UNKNOWN', { task: task.id, variant: promptVariant, known });
  }
  const { id, title, format, fields, adapter, reader = 'rows', optional = false } = task;
  return {
    id,
    title,
    format,
    reader,
    optional,
    fields,
    adapter,
    promptVariant,
    prompt: openPrompt(directory, files),
    shots: files.shots ?? 0,
    form: await openForm(join(directory, 'suite.json'), task),
    ...(task.capability === undefined ? {} : { capability: task.capability }),
    ...(task.breakdown === undefined ? {} : { breakdown: task.breakdown }),
    ...(task.maxTokens === undefined ? {} : { maxTokens: task.maxTokens }),
  };
}

function openPrompt(directory: string, { system, user }: PromptFiles): PromptTemplate {
  const read = (role: Message['role'], name: string): MessageTemplate => {
    const file = join(directory, name);
    return { role, file, text: readTextFile({ file, what: 'a prompt template of the suite' }) };
  };
  return compilePrompt([...(system === undefined ? [] : [read('system', system)]), read('user', user)]);
}

async function openForm(file: string, task: TaskFile): Promise<AnswerForm> {
  const adapter = await loadAdapter(task.adapter);
  if (adapter === undefined) {
    throw new FinevalError('SUITE_BROKEN', {
      file,
      problem: `task "${task.id}" names no known adapter (${task.adapter})`,
    });
  }
  try {
    const official = task.official === undefined ? {} : { official: task.official };
    return adapter.open({ options: task.options ?? {}, ...official });
  } catch (error) {
    if (!(error instanceof SuiteProblem)) throw error;
    throw new FinevalError(
      'SUITE_BROKEN',
      { file, problem: `task "${task.id}": ${error.message}` },
      { cause: error },
    );
  }
}

function checkFiles(file: string, { files, tasks }: SuiteFile): void {
  const known = new Set(tasks.map((task) => task.id));
  const stray = files.find((entry) => !known.has(entry.task));
  if (stray !== undefined) {
    throw new FinevalError('SUITE_BROKEN', {
      file,
      problem: `"${stray.path}" belongs to an unknown task (${stray.task})`,
    });
  }
}
