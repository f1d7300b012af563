import { hash } from '../node-24.ts';
import { promptOf } from '../dataset/question.ts';
import type { Question } from '../dataset/question.ts';
import type { Completion, GenerateOptions, Model } from '../model/model.ts';
import { ModelError } from '../model/model-error.ts';
import { choicePrompt } from '../prompt/choice-prompt.ts';
import { chooseLikeliest } from './choose-likeliest.ts';
import type { CompletionRecord } from './completion-record.ts';
import type { Generation } from './manifest.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';

/** One question of a run in one repeat, or in several that one request may answer. */
export interface Ask {
  readonly suite: string;
  readonly question: Question;
  readonly repeat: number;
  /** Further repeats of the same prompt; none where absent. */
  readonly further?: readonly number[];
  readonly maxTokens: number;
  /** By a text that the model writes where absent. */
  readonly scoring?: ScoringMode | undefined;
}

/** What came of asking. */
export interface Asked {
  /** Of the first repeats, in their order. */
  readonly records: readonly CompletionRecord[];
  /** The repeats that the request has not answered, to be asked again. */
  readonly left?: Ask;
}

/** What answers and how. */
export interface Asking {
  readonly model: Model;
  readonly generation: Generation;
  readonly signal: AbortSignal;
  /** Calls off what has not been put to the model yet. */
  readonly stopAsking: AbortSignal;
}

/**
 * Puts a question to the model, once. A `ModelError` becomes a record of a failure, of each repeat that was asked for; this
 * is the one place that catches it. Errors that any other question would meet as well are not recorded but thrown
 * (`stopsRun`).
 */
export async function ask(one: Ask, asking: Asking): Promise<Asked> {
  const { sample, task } = one.question;
  const whole = promptOf(one.question);
  const choices = one.scoring === 'likelihood' ? task.form.choices?.(sample.input) : undefined;
  const choice = choices === undefined ? undefined : { ...choicePrompt(whole, choices), choices };
  const { messages } = choice?.prompt ?? whole;
  const prompt = hash('sha256', JSON.stringify(messages)).slice(0, 16);
  const named = { suite: one.suite, sample: sample.id, repeat: one.repeat, prompt };
  try {
    const { generation, model, signal, stopAsking } = asking;
    const completion =
      choice === undefined
        ? await model.generate(whole, { ...optionsOf(one, generation), signal, stopAsking })
        : await chooseLikeliest(model, choice, { thinking: generation.thinking, signal });
    return answered(one, named, completion);
  } catch (error) {
    if (!(error instanceof ModelError) || stopsRun(error)) throw error;
    return failed(one, named, error);
  }
}

/** A record of the first of an ask's repeats, without what came of it. */
type Named = Omit<CompletionRecord, 'completion' | 'error'>;

function answered(one: Ask, named: Named, { further: others = [], ...completion }: Completion): Asked {
  const first = { ...named, completion };
  const { further = [] } = one;
  if (further.length === 0) return { records: [first] };
  const given = others.slice(0, further.length);
  const records = given.map((other, index) => ({
    ...named,
    repeat: further[index] ?? named.repeat,
    completion: other,
  }));
  const [repeat, ...rest] = further.slice(given.length);
  const asked = { records: [first, ...records] };
  return repeat === undefined ? asked : { ...asked, left: { ...one, repeat, further: rest } };
}

function failed({ further = [] }: Ask, named: Named, { kind, message, usage }: ModelError): Asked {
  const first = { ...named, error: { kind, message, ...(usage === undefined ? {} : { usage }) } };
  // What the request took is said once.
  const others = further.map((repeat) => ({ ...named, repeat, error: { kind, message } }));
  return { records: [first, ...others] };
}

/** Whether an error is the model's as a whole and not one sample's. */
export function stopsRun({ kind }: ModelError): boolean {
  switch (kind) {
    case 'unauthorized':
    case 'unknown-model':
    case 'not-an-api':
    case 'unreachable':
    case 'aborted':
      return true;
    case 'timeout':
    case 'rate-limited':
    case 'server':
    case 'rejected':
    case 'malformed':
      return false;
  }
}

function optionsOf(
  { suite, question, repeat, further = [], maxTokens }: Ask,
  generation: Generation,
): GenerateOptions {
  const { temperature, topP, stop, thinking, seed } = generation;
  return {
    maxTokens,
    temperature,
    thinking,
    repeat,
    ...(further.length === 0 ? {} : { answers: 1 + further.length }),
    ...(topP === undefined ? {} : { topP }),
    ...(stop === undefined ? {} : { stop }),
    ...(temperature === 0 ? {} : { seed: seedOf(`${seed}/${suite}/${question.sample.id}#${repeat}`) }),
  };
}

/** 31 bits, because some endpoints take a signed number. */
function seedOf(name: string): number {
  return Number.parseInt(hash('sha256', name).slice(0, 8), 16) >>> 1;
}
