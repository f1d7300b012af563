import { findData } from '../dataset/data-folder.ts';
import type { SamplePolicy } from '../dataset/data-folder.ts';
import { readSamples } from '../dataset/read-samples.ts';
import type { ReadOptions } from '../dataset/read-samples.ts';
import { FinevalError } from '../errors.ts';
import { loadSuite } from '../suite/load-suite.ts';
import type { PromptChoice } from '../suite/load-suite.ts';
import type { ModelDescription } from '../model/model.ts';
import type { Suite } from '../suite/suite.ts';
import type { Selection } from './manifest.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';
import type { PlannedSuite } from './run-suites.ts';
import { selectQuestions } from './select-questions.ts';

/** Which suites to ask, with which data. */
export interface SuiteRequest {
  /** Ids, or folders. */
  readonly names: readonly string[];
  readonly dataRoot: string;
  readonly samples: SamplePolicy;
  readonly selection: Selection;
  /** Seed of the order of GPQA's options. */
  readonly seed: number;
  /** How suites are asked, by id; answers are written where it says nothing. */
  readonly scoringOf?: (suite: string) => ScoringMode | undefined;
  /** Chooses the prompt variants; the suites' first ones where absent. */
  readonly choosePrompt?: PromptChoice;
}

/** The suites of a run before its model is known. */
export type ChosenSuite = Omit<PlannedSuite, 'maxTokens'>;

/** New tokens an answer may take where neither the user, nor the checkpoint, nor the suite says. */
const defaultMaxTokens = 4096;

/** Loads suites and their data and chooses the questions. Throws `FinevalError` for the first thing that is wrong. */
export async function chooseSuites(request: SuiteRequest): Promise<readonly ChosenSuite[]> {
  const { names, dataRoot, samples, selection, choosePrompt, scoringOf } = request;
  if (selection.tasks !== undefined) await checkTasks(names, selection.tasks);
  const chosen: ChosenSuite[] = [];
  const left: string[] = [];
  for (const name of new Set(names)) {
    const suite = await loadSuite(name, choosePrompt);
    const found = findData({ suite, root: dataRoot, samples });
    const data = await readSamples(suite, found, readOptions(selection, request.seed));
    const questions = selectQuestions(data.questions, selection);
    if (questions.length === 0) throw new FinevalError('NOTHING_CHOSEN', { suite: suite.id });
    const asked = { suite, data, questions };
    const choosing = scoringOf?.(suite.id) === 'likelihood' ? onlyChoices(asked) : asked;
    if (choosing.questions.length === 0) left.push(suite.id);
    else chosen.push(choosing);
  }
  if (chosen.length === 0) throw new FinevalError('SCORING_IMPOSSIBLE', { suites: left });
  return chosen;
}

/** What of a suite can be asked by likelihood: the tasks that offer options to choose from. */
function onlyChoices(asked: ChosenSuite): ChosenSuite {
  const questions = asked.questions.filter(({ task }) => task.form.choices !== undefined);
  const open = asked.questions.map(({ task }) => task).filter(({ form }) => form.choices === undefined);
  const openTasks = [...new Set(open.map(({ id }) => id))];
  return { ...asked, questions, scoring: 'likelihood', openTasks };
}

/** How a selection has the data read. */
export function readOptions(selection: Selection, seed: number): ReadOptions {
  const { tasks, optionOrder = 'hash', repeats, goldless = false } = selection;
  return {
    goldless,
    ordering: { order: optionOrder, seed, repeats },
    ...(tasks === undefined ? {} : { tasks }),
  };
}

async function checkTasks(names: readonly string[], tasks: readonly string[]): Promise<void> {
  const suites = await Promise.all(names.map(async (name) => await loadSuite(name)));
  const known = [...new Set(suites.flatMap((suite) => suite.tasks.map((task) => task.id)))];
  const stray = tasks.find((task) => !known.includes(task));
  if (stray !== undefined) throw new FinevalError('TASK_UNKNOWN', { task: stray, known });
}

/** Settles how many new tokens each task may take: the user's word, else the checkpoint's, else the suite's. */
export function limitTokens(
  suites: readonly ChosenSuite[],
  user: number | undefined,
  model: ModelDescription,
): readonly PlannedSuite[] {
  const limitOf = (suite: Suite): Record<string, number> =>
    Object.fromEntries(
      suite.tasks.map((task) => [task.id, user ?? model.maxTokens ?? task.maxTokens ?? defaultMaxTokens]),
    );
  return suites.map((chosen) => {
    const maxTokens = chosen.scoring === 'likelihood' ? {} : limitOf(chosen.suite);
    return { ...chosen, maxTokens };
  });
}
