import type { Interval } from '../../stats/interval.ts';
import { scoreInterval } from '../../stats/score-interval.ts';
import { meanPoints } from '../gate/scope.ts';
import type { ScoredSample } from '../compare/run-scores.ts';

/** What a stage has lost of what the chain had gained before it. */
export interface Forgetting {
  /** Samples wrong at the base and right at a stage between it and this one. */
  readonly learned: number;
  /** Of these, wrong at this stage. */
  readonly forgotten: number;
  /** forgotten / learned; `null` where nothing was learned. */
  readonly share: number | null;
  /** 95 %. Sampled decoding loses some of them by chance: compare it with another stage's. */
  readonly interval: Interval | null;
  /** Ids of the forgotten, in the order of their names. */
  readonly samples: readonly string[];
}

/** Looks along one path of the chain; `path` holds a suite's samples from the base to the stage. */
export function forgettingOf(path: readonly (readonly ScoredSample[])[]): Forgetting | null {
  const [base, ...later] = path;
  const last = later.pop();
  if (base === undefined || last === undefined || later.length === 0) return null;
  const between = later.map((samples) => new Map(samples.map((sample) => [sample.id, sample])));
  const atBase = new Map(base.map((sample) => [sample.id, sample]));
  const learned = last.filter((sample) => {
    const before = rightness(atBase.get(sample.id));
    return before === false && between.some((stage) => rightness(stage.get(sample.id)) === true);
  });
  const judged = learned.filter((sample) => rightness(sample) !== null);
  const forgotten = judged.filter((sample) => rightness(sample) === false);
  return {
    learned: judged.length,
    forgotten: forgotten.length,
    share: judged.length === 0 ? null : forgotten.length / judged.length,
    interval: intervalOf(judged),
    samples: forgotten.map(({ id }) => id),
  };
}

/** Whether a sample is right in half of its repeats or more; `null` where it has no answer. */
function rightness(sample: ScoredSample | undefined): boolean | null {
  const points = sample === undefined ? null : meanPoints(sample.outcomes);
  return points === null ? null : points >= 0.5;
}

function intervalOf(judged: readonly ScoredSample[]): Interval | null {
  const clusters = judged.map(({ cluster }) => cluster);
  const lost = judged.map((sample) => (rightness(sample) === false ? 1 : 0));
  return scoreInterval(lost, clusters);
}
