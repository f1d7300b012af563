import { promptOf } from '../dataset/question.ts';
import type { Question } from '../dataset/question.ts';
import { FinevalError } from '../errors.ts';
import type { SuiteQuestions } from '../report/report-input.ts';
import type { ReportSample } from '../report/report.ts';
import { shortenPrompt } from '../report/shorten-texts.ts';
import type { Manifest, ManifestSuite } from './manifest.ts';
import { ownText } from './own-text.ts';
import { reopenSuite } from './reopen-run.ts';
import type { DataPlaces } from './reopen-run.ts';

/** UTF-16 units of the prompts of one suite that are held in memory. */
const mostText = 10_000_000;

/** The questions of suites, read once for all the runs that asked them alike. */
export class QuestionShelf {
  readonly #places: DataPlaces | undefined;
  readonly #read = new Map<string, SuiteQuestions>();

  /** Without places no questions are wanted. */
  constructor(places: DataPlaces | undefined) {
    this.#places = places;
  }

  get isWanted(): boolean {
    return this.#places !== undefined;
  }

  /** Suite id → its questions, for the suites of a run. */
  async questionsOf(directory: string, manifest: Manifest): Promise<ReadonlyMap<string, SuiteQuestions>> {
    const questions = new Map<string, SuiteQuestions>();
    if (this.#places === undefined) return questions;
    for (const recorded of manifest.suites) {
      const key = JSON.stringify([recorded, manifest.selection, manifest.generation.seed]);
      const known = this.#read.get(key);
      const found = known ?? (await suiteQuestions(directory, manifest, { recorded, places: this.#places }));
      this.#read.set(key, found);
      questions.set(recorded.id, found);
    }
    return questions;
  }
}

async function suiteQuestions(
  directory: string,
  manifest: Manifest,
  { recorded, places }: { recorded: ManifestSuite; places: DataPlaces },
): Promise<SuiteQuestions> {
  if (!isNamed(recorded)) return { redacted: isWithheld(recorded), samples: new Map() };
  try {
    const { suite, questions } = await reopenSuite(directory, manifest, { recorded, places });
    // GPQA asks that its items be in no public text; a suite of its form is treated alike.
    const redacted = suite.origin.gated === true || suite.tasks.some(({ reader }) => reader === 'gpqa');
    return { redacted, samples: redacted ? new Map() : shown(questions) };
  } catch (error) {
    if (!(error instanceof FinevalError)) throw error;
    return { redacted: isWithheld(recorded), samples: new Map() };
  }
}

/** Another tool's suite may be called anything, also like a path of this machine. */
function isNamed({ id, directory }: ManifestSuite): boolean {
  return directory === undefined ? /^[a-z0-9-]+$/u.test(id) : !directory.includes('\0');
}

/** Without its definition nobody knows whether a suite may be shown, except those of fineval. */
function isWithheld({ id, directory }: ManifestSuite): boolean {
  return /gpqa/iu.test(id) || directory !== undefined;
}

function shown(questions: readonly Question[]): SuiteQuestions['samples'] {
  const limit = Math.max(400, Math.floor(mostText / Math.max(1, questions.length)));
  return new Map(
    questions.map((question) => [
      question.sample.id,
      {
        ...promptWithin(limit, question),
        target: ownText(textOf(question.sample.target).slice(0, limit)),
      },
    ]),
  );
}

function promptWithin(limit: number, question: Question): Pick<ReportSample, 'prompt' | 'promptIsCut'> {
  const { messages } = promptOf(question);
  const short = shortenPrompt(messages, limit);
  if (short.promptIsCut === undefined) return short;
  return { ...short, prompt: short.prompt.map(({ role, content }) => ({ role, content: ownText(content) })) };
}

function textOf(target: unknown): string {
  return typeof target === 'string' ? target : JSON.stringify(target);
}
