import { hash } from 'node:crypto';
import { promptOf } from '../dataset/question.ts';
import type { Question } from '../dataset/question.ts';
import type { GenerateOptions, Model } from '../model/model.ts';
import { ModelError } from '../model/model-error.ts';
import { choicePrompt } from '../prompt/choice-prompt.ts';
import { chooseLikeliest } from './choose-likeliest.ts';
import type { CompletionRecord } from './completion-record.ts';
import type { Generation } from './manifest.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';

/** One question of a run in one repeat. */
export interface Ask {
  readonly suite: string;
  readonly question: Question;
  readonly repeat: number;
  readonly maxTokens: number;
  /** By a text that the model writes where absent. */
  readonly scoring?: ScoringMode | undefined;
}

/** What answers and how. */
export interface Asking {
  readonly model: Model;
  readonly generation: Generation;
  readonly signal: AbortSignal;
}

/**
 * Puts a question to the model. A `ModelError` becomes a record of a failure; this is the one place that catches it.
 * Errors that any other question would meet as well are not recorded but thrown (`stopsRun`).
 */
export async function ask(one: Ask, { model, generation, signal }: Asking): Promise<CompletionRecord> {
  const { sample, task } = one.question;
  const whole = promptOf(one.question);
  const choices = one.scoring === 'likelihood' ? task.form.choices?.(sample.input) : undefined;
  const choice = choices === undefined ? undefined : { ...choicePrompt(whole, choices), choices };
  const { messages } = choice?.prompt ?? whole;
  const record = {
    suite: one.suite,
    sample: sample.id,
    repeat: one.repeat,
    prompt: hash('sha256', JSON.stringify(messages)).slice(0, 16),
  };
  try {
    const { thinking } = generation;
    const completion =
      choice === undefined
        ? await model.generate(whole, { ...optionsOf(one, generation), signal })
        : await chooseLikeliest(model, choice, { thinking, signal });
    return { ...record, completion };
  } catch (error) {
    if (!(error instanceof ModelError) || stopsRun(error)) throw error;
    const { kind, message, usage } = error;
    return { ...record, error: { kind, message, ...(usage === undefined ? {} : { usage }) } };
  }
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

function optionsOf({ suite, question, repeat, maxTokens }: Ask, generation: Generation): GenerateOptions {
  const { temperature, topP, stop, thinking, seed } = generation;
  return {
    maxTokens,
    temperature,
    thinking,
    repeat,
    ...(topP === undefined ? {} : { topP }),
    ...(stop === undefined ? {} : { stop }),
    ...(temperature === 0 ? {} : { seed: seedOf(`${seed}/${suite}/${question.sample.id}#${repeat}`) }),
  };
}

/** 31 bits, because some endpoints take a signed number. */
function seedOf(name: string): number {
  return Number.parseInt(hash('sha256', name).slice(0, 8), 16) >>> 1;
}
