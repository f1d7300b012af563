import type { Manifest, ManifestSuite } from '../run/manifest.ts';
import type { SuiteSummary, UsageSummary } from '../run/summary.ts';
import { percent, percentInterval } from './percent.ts';

/** What was measured: data, split, model, protocol. One sentence. */
export function measuredSentence(manifest: Manifest, suite: ManifestSuite): string {
  const data = dataOf(suite);
  const variants = [...new Set(suite.tasks.map((task) => task.promptVariant ?? 'prompt unknown'))].join(', ');
  const parts = [
    `${suite.id}, ${data}, ${suite.samples} samples${repeatsOf(manifest)}${selectionOf(manifest)}`,
    `${manifest.model.ref} (${modelOf(manifest)})${manifest.stage === undefined ? '' : `, stage ${manifest.stage}`}`,
    `${variants}, ${answeringOf(manifest, suite)}`,
  ];
  return `Measured: ${parts.join('; ')}.`;
}

/** What has to be known before a number is used: sample split, absent tasks, a part of the samples. */
export function cautions(manifest: Manifest, suite: ManifestSuite): readonly string[] {
  const notes: string[] = [];
  if (suite.split === 'sample') {
    notes.push(
      'These are invented samples, not the benchmark: the numbers show that fineval works, and nothing else.',
    );
  }
  if (suite.absentTasks.length > 0) {
    const total = suite.tasks.length + suite.absentTasks.length;
    notes.push(
      `${suite.tasks.length} of ${total} tasks: ${suite.absentTasks.join(', ')} could not be measured, its data are not here.`,
    );
  }
  if (suite.openTasks !== undefined && suite.openTasks.length > 0) {
    notes.push(
      `Without ${suite.openTasks.join(', ')}: answers there have to be written, and likelihood scoring only chooses between options.`,
    );
  }
  const filesAway = suite.absentFiles.length;
  if (filesAway > 0 && suite.absentTasks.length === 0) {
    notes.push(
      `${filesAway} of ${filesAway + suite.sources.length} files are not here, and their samples not measured.`,
    );
  }
  if (isPart(manifest)) notes.push('Only part of the samples was asked: this is no score of the suite.');
  if (manifest.status !== 'complete')
    notes.push('The run is not complete: these numbers are of the answers so far.');
  return notes;
}

/** The suite's one number with its interval, by column. */
export function headlineSentence({ headline }: SuiteSummary): string {
  const { strict, official } = headline.columns;
  const other = official === undefined ? '' : `; official ${percent(official.value)}`;
  const name = headline.name.charAt(0).toUpperCase() + headline.name.slice(1);
  const micro =
    headline.micro === undefined ? '' : `; over all answers alike ${percent(headline.micro.strict.value)}`;
  return `${name}: strict ${percent(strict.value)} (95 % interval ${percentInterval(strict.interval)})${other}${micro}`;
}

function dataOf(suite: ManifestSuite): string {
  if (suite.split === 'sample') return 'sample split';
  if (suite.split === undefined) return 'data unknown';
  return suite.directory === undefined ? `official data${commitOf(suite)}` : 'own data';
}

/** What the answers took: tokens, and money where a price is known. */
export function usageSentence({
  answers,
  inputTokens,
  outputTokens,
  reasoningTokens,
  wasted,
  cost,
}: UsageSummary): string {
  const thinking = reasoningTokens === undefined ? '' : `, ${reasoningTokens} of them thinking`;
  const money =
    cost === undefined ? '' : `; ${cost.amount.toFixed(2)} ${cost.currency} at the configured price`;
  const failed =
    wasted === undefined
      ? ''
      : `; failed requests took ${(wasted.inputTokens ?? 0) + (wasted.outputTokens ?? 0)} tokens more`;
  return `Used by ${answers} answers: ${inputTokens} tokens of prompts, ${outputTokens} of answers${thinking}${failed}${money}.`;
}

function commitOf({ commit }: ManifestSuite): string {
  return commit === undefined ? '' : ` of commit ${commit.slice(0, 7)}`;
}

function repeatsOf({ selection }: Manifest): string {
  return selection.repeats === 1 ? '' : ` × ${selection.repeats} repeats`;
}

function isPart({ selection }: Manifest): boolean {
  return selection.limit !== undefined || selection.samples !== undefined || selection.shard !== undefined;
}

function selectionOf(manifest: Manifest): string {
  const { limit, samples, shard } = manifest.selection;
  const words = [
    ...(limit === undefined ? [] : [`at most ${limit} a task`]),
    ...(samples === undefined ? [] : [`${samples.length} named ones`]),
    ...(shard === undefined ? [] : [`part ${shard.index} of ${shard.count}`]),
  ];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

function modelOf({ model }: Manifest): string {
  const weights = model.identity['weights'];
  const url = model.identity['url'];
  if (typeof weights === 'string') return `${model.provider}, weights ${weights.slice(0, 8)}`;
  return typeof url === 'string' ? `${model.provider} ${url}` : model.provider;
}

function answeringOf(manifest: Manifest, suite: ManifestSuite): string {
  if (suite.scoring === 'likelihood') return 'the likeliest option’s letter, nothing written';
  return `${decodingOf(manifest)}, ${tokensOf(suite)}`;
}

function decodingOf({ generation }: Manifest): string {
  const { temperature, topP, seed, thinking } = generation;
  const mode = thinking === undefined || thinking === 'auto' ? '' : `, thinking ${thinking}`;
  if (temperature === undefined) return `decoding unknown${mode}`;
  if (temperature === 0) return `greedy${mode}`;
  return `temperature ${temperature}${topP === undefined ? '' : `, top-p ${topP}`}, seed ${seed ?? 'unknown'}${mode}`;
}

function tokensOf({ tasks }: ManifestSuite): string {
  const limits = tasks.flatMap(({ maxTokens }) => (maxTokens === undefined ? [] : [maxTokens]));
  if (limits.length === 0) return 'token limit unknown';
  const [low, high] = [Math.min(...limits), Math.max(...limits)];
  return low === high ? `at most ${high} new tokens` : `at most ${low} to ${high} new tokens`;
}
