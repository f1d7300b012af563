import type { Gold } from '../adapter/adapter.ts';
import type { Completion } from '../model/model.ts';
import type { Score } from '../scoring/score.ts';

/** The strict verdict on a completion, whether its answer was written or chosen. */
export function strictScoreOf({ strict, chosen }: Gold, completion: Completion): Score {
  const isChosen = completion.choices !== undefined && chosen !== undefined;
  return isChosen ? chosen(completion.text) : strict(completion);
}
