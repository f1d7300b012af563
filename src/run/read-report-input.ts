import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { FinevalError } from '../errors.ts';
import { tryParseJson } from '../json/json.ts';
import { readJsonFile } from '../json/read-json-file.ts';
import { readLines } from '../json/read-lines.ts';
import { describeSchemaError } from '../json/schema.ts';
import type { Labels } from '../dataset/sample.ts';
import type { InputAnswer, ReportInput } from '../report/report-input.ts';
import { shortenScore } from '../report/shorten-texts.ts';
import { readAnswers } from './read-answers.ts';
import { QuestionShelf } from './question-shelf.ts';
import type { DataPlaces } from './reopen-run.ts';
import { readManifest } from './run-directory.ts';
import { validate as validateScore } from './score-record.schema.ts';
import type { ScoreRecord } from './score-record.ts';
import { validate as validateSummary } from './summary.schema.ts';
import { TextBudget } from './text-budget.ts';

export interface ReportReading {
  /** Whether samples are shown: their prompts are then looked for, in these places. */
  readonly samples?: DataPlaces;
}

/** UTF-16 units of an answer as it was understood; a model may say anything. */
const longestAnswer = 4096;

/** UTF-16 units of answers that are held in memory at once: some 80 MB. */
const mostText = 40_000_000;

/**
 * What a report needs of run directories. Where their answers are too long to be held together, all are shortened alike.
 * Throws `FinevalError` where one holds no scored run.
 */
export async function readReportInputs(
  directories: readonly string[],
  { samples }: ReportReading,
): Promise<readonly ReportInput[]> {
  const inputs: ReportInput[] = [];
  const budget = new TextBudget(mostText);
  const shelf = new QuestionShelf(samples);
  for (const directory of directories) inputs.push(await readReportInput(directory, { budget, shelf }));
  return inputs;
}

async function readReportInput(
  directory: string,
  { budget, shelf }: { readonly budget: TextBudget; readonly shelf: QuestionShelf },
): Promise<ReportInput> {
  const manifest = readManifest(directory);
  const what = 'what a run comes to; fineval score makes it';
  const summary = readJsonFile({ file: join(directory, 'summary.json'), what }, validateSummary);
  const scores: ScoreRecord[] = [];
  if (shelf.isWanted) for await (const score of readScoreRecords(directory)) scores.push(score);
  const { completions, usage: sums } = await readAnswers(directory, scores, budget);
  const cost = summary.usage?.cost;
  const usage = { ...sums, ...(cost === undefined ? {} : { cost }) };
  const answers = scores.map((score, position): InputAnswer => {
    const completion = completions[position];
    return completion === undefined ? { score } : { score, completion };
  });
  return { manifest, summary, usage, answers, questions: await shelf.questionsOf(directory, manifest) };
}

async function* readScoreRecords(directory: string): AsyncGenerator<ScoreRecord> {
  const file = join(directory, 'scores.jsonl');
  if (!existsSync(file))
    throw new FinevalError('FILE_MISSING', { file, what: 'the scores of a run; fineval score makes them' });
  const known = new Map<string, Labels>();
  let row = 0;
  for await (const line of readLines(createReadStream(file))) {
    row += 1;
    const record = tryParseJson(line);
    if (!validateScore(record))
      throw new FinevalError('ROW_WRONG', { file, row, problem: describeSchemaError(validateScore.errors) });
    const score: ScoreRecord = record;
    const { strict, official } = score;
    yield {
      ...score,
      labels: sharedLabels(score.labels, known),
      strict: shortenScore(strict, longestAnswer),
      ...(official === undefined ? {} : { official: shortenScore(official, longestAnswer) }),
    };
  }
}

/** One object for all samples with the same labels: there are many samples and few labels. */
function sharedLabels(labels: Labels, known: Map<string, Labels>): Labels {
  const key = JSON.stringify(labels);
  const same = known.get(key) ?? labels;
  known.set(key, same);
  return same;
}
