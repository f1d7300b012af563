import { questionInRepeat } from '../dataset/question.ts';
import type { Ask } from './ask.ts';
import type { CompletionIndex } from './completion-index.ts';
import { placesOf } from './places.ts';
import type { Place } from './places.ts';
import type { RunPlan } from './run-suites.ts';

/** What of a run is not answered yet, in the order of asking; repeats together where one request may answer several. */
export function* missingAsks(
  { suites, selection, generation, model }: RunPlan,
  index: CompletionIndex,
): Generator<Ask> {
  // Greedy answers are all the same, and endpoints refuse to give several of them.
  const together = generation.temperature === 0 ? 1 : (model.answersPerRequest ?? 1);
  // Of a fresh run nothing is answered, and to look for it would mean to read every question once more.
  const recorded = index.answered === 0 ? undefined : index;
  for (const place of placesOf(suites, selection.repeats, together)) {
    const end = Math.min(place.repeat + together, selection.repeats);
    // Where the options stand in another order in each repeat, each is another prompt.
    const alike = place.question.inRepeat === undefined ? end - place.repeat : 1;
    for (let first = place.repeat; first < end; first += alike) {
      const one = missingAsk({ ...place, repeat: first }, alike, recorded);
      if (one !== undefined) yield one;
    }
  }
}

/** What is not answered yet of so many repeats with one prompt. */
function missingAsk(
  { planned, question: stored, repeat: first }: Place,
  repeats: number,
  recorded: CompletionIndex | undefined,
): Ask | undefined {
  const suite = planned.suite.id;
  const question = questionInRepeat(stored, first);
  const missing: number[] = [];
  for (let repeat = first; repeat < first + repeats; repeat += 1) {
    if (recorded?.isAnswered({ suite, sample: question.sample.id, repeat }) !== true) missing.push(repeat);
  }
  const [repeat, ...further] = missing;
  if (repeat === undefined) return undefined;
  const { maxTokens, scoring } = planned;
  const asked = { suite, question, repeat, maxTokens: maxTokens[question.task.id] ?? 0, scoring };
  return further.length === 0 ? asked : { ...asked, further };
}
