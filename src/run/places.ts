import type { Question } from '../dataset/question.ts';
import type { PlannedSuite } from './run-suites.ts';

/** One question of a run in one repeat. */
export interface Place {
  readonly planned: PlannedSuite;
  readonly question: Question;
  readonly repeat: number;
}

/**
 * All questions of a run in the order in which they are asked and scores stand: of suites, repeats and samples. Where
 * several repeats are asked together, each place stands for so many from its repeat on.
 */
export function* placesOf(
  suites: readonly PlannedSuite[],
  repeats: number,
  together: number = 1,
): Generator<Place> {
  for (const planned of suites) {
    for (let repeat = 0; repeat < repeats; repeat += together) {
      for (const question of planned.questions) {
        yield { planned, question, repeat };
      }
    }
  }
}
