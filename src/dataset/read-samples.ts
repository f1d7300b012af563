import { existsSync } from 'node:fs';
import { isJsonObject } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import type { DataFile } from '../suite/suite-file.ts';
import type { Suite, Task } from '../suite/suite.ts';
import { clusterSamples } from './cluster-samples.ts';
import type { DataFolder } from './data-folder.ts';
import { orderOptions } from './gpqa/order-options.ts';
import type { OptionOrdering } from './gpqa/order-options.ts';
import type { Question } from './question.ts';
import type { GoldRecord } from './row-reader.ts';
import { filePath, isLarge, readFileRecords, storeFileQuestions } from './read-file-records.ts';
import type { FilePlace } from './read-file-records.ts';
import type { SourceRead } from './source-read.ts';
import { SampleIds } from './sample-ids.ts';
import { StoredQuestion } from './stored-questions.ts';
import { takeShots } from './take-shots.ts';

/** A suite's questions in the order of its tasks and files, and what was and was not there. */
export interface SuiteData extends DataFolder {
  readonly questions: readonly Question[];
  readonly sources: readonly SourceRead[];
  /** Paths of files to be scored that are not there. */
  readonly absentFiles: readonly string[];
  /** Ids of tasks of which no file to be scored is there. */
  readonly absentTasks: readonly string[];
}

export interface ReadOptions {
  /** Tasks to read; all that are not optional where absent. */
  readonly tasks?: readonly string[];
  /** Whether the rows without gold are read instead of those with it: for a submission to a suite's authors. */
  readonly goldless?: boolean;
  /** How the options of GPQA are put in order. */
  readonly ordering?: OptionOrdering;
}

/**
 * Reads and checks a suite's data files. Official files must be the ones the suite names, byte for byte.
 * Throws `FinevalError` naming file, row and field.
 */
export async function readSamples(
  suite: Suite,
  data: DataFolder,
  options: ReadOptions = {},
): Promise<SuiteData> {
  const tasks = suite.tasks.filter(({ id, optional }) => options.tasks?.includes(id) ?? !optional);
  const wanted = suite.files.filter((file) => tasks.some(({ id }) => id === file.task));
  const present = wanted.filter((file) => existsSync(filePath({ file, data })));
  const questions: Question[] = [];
  const sources: SourceRead[] = [];
  const ids = new SampleIds();
  for (const task of tasks) {
    const files = present.filter((file) => file.task === task.id);
    const read = await readTask({ task, data, files, ids, goldless: options.goldless ?? false });
    sources.push(...read.sources);
    const ordered = task.reader === 'gpqa' ? orderOptions(read.questions, options.ordering) : read.questions;
    for (const question of ordered) questions.push(question);
  }
  const isThere = (id: string): boolean => present.some((file) => file.task === id && isScored(file));
  return {
    ...data,
    questions: clusterSamples(questions),
    sources,
    absentFiles: wanted.filter((file) => isScored(file) && !present.includes(file)).map((file) => file.path),
    absentTasks: tasks.map((task) => task.id).filter((id) => !isThere(id)),
  };
}

function isScored({ use }: DataFile): boolean {
  return use === undefined || use === 'score';
}

interface TaskRead {
  readonly questions: readonly Question[];
  readonly sources: readonly SourceRead[];
}

async function readTask(place: {
  task: Task;
  data: DataFolder;
  files: readonly DataFile[];
  ids: SampleIds;
  goldless: boolean;
}): Promise<TaskRead> {
  const { task, data, files, ids, goldless } = place;
  const questions: Question[] = [];
  const sources: SourceRead[] = [];
  for (const file of files.filter(goldless ? isAsked : isScored)) {
    const read = await readAsked({ task, file, data }, goldless, ids);
    sources.push(read.source);
    const shots = task.shots === 0 ? undefined : await takeShots({ task, data, files, scored: file });
    if (shots !== undefined) sources.push(shots.source);
    // One by one, as a spread of so many arguments would not fit on the stack.
    for (const question of read.questions) {
      questions.push(shots === undefined ? question : withShots(question, shots.examples));
    }
  }
  return { questions, sources };
}

async function readAsked(
  place: FilePlace,
  goldless: boolean,
  ids: SampleIds,
): Promise<{ readonly source: SourceRead; readonly questions: readonly Question[] }> {
  if (!goldless && isLarge(place)) return storeFileQuestions(place, ids);
  const { source, records } = await readFileRecords(place, ids);
  const make = goldless ? asGoldless : asQuestion;
  return { source, questions: records.flatMap((record) => make(place.task, record) ?? []) };
}

function withShots(question: Question, shots: readonly JsonObject[]): Question {
  return question instanceof StoredQuestion ? question.showing(shots) : { ...question, shots };
}

function isAsked({ use }: DataFile): boolean {
  return use !== 'shots';
}

function asQuestion(task: Task, { sample, gold }: GoldRecord): Question | undefined {
  return gold === undefined ? undefined : { task, sample, gold };
}

/** A question whose gold is not known; a stand-in of the right form serves for reading answers, never for judging. */
function asGoldless(task: Task, { sample, gold }: GoldRecord): Question | undefined {
  if (gold !== undefined) return undefined;
  const options = sample.input['options'];
  const standIn = isJsonObject(options) ? (Object.keys(options)[0] ?? '') : '是';
  return { task, sample, gold: task.form.readGold(standIn, sample.input), goldless: true };
}
