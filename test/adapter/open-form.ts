import type { AnswerForm, Gold } from '../../src/adapter/adapter.ts';
import { adapterKinds, loadAdapter } from '../../src/adapter/registry.ts';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { pointsOf } from '../../src/scoring/score.ts';
import type { Score } from '../../src/scoring/score.ts';
import { completionOf } from '../scoring/completion-of.ts';

const adapters = new Map(
  await Promise.all(adapterKinds.map(async (kind) => [kind, await loadAdapter(kind)] as const)),
);

/** An answer form as a suite opens it, with Finova's scorer for the official column. */
export function openForm(kind: string, options: JsonObject = {}): AnswerForm {
  const adapter = adapters.get(kind);
  if (adapter === undefined) throw new Error(`no adapter ${kind}`);
  return adapter.open({ options, official: 'finova' });
}

/** What a gold's columns give for an answer. */
export function judge(gold: Gold, text: string): { strict: Score; official: Score } {
  const completion = completionOf(text);
  const official = gold.official?.(completion);
  if (official === undefined) throw new Error('no official column');
  return { strict: gold.strict(completion), official };
}

/** The points of both columns for an answer to one question. */
export function pointsFor(
  question: { form: AnswerForm; target: Json; input?: JsonObject },
  text: string,
): object {
  const { strict, official } = judge(question.form.readGold(question.target, question.input ?? {}), text);
  return { strict: pointsOf(strict), official: pointsOf(official) };
}
