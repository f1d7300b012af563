import type { SuiteFacts } from './run-scores.ts';

/** What a sample needs so that it can be given its place in a headline. */
export interface Placed {
  readonly task: string;
  readonly labels: Readonly<Record<string, readonly string[]>>;
}

/** Samples that count alike, and what their mean counts. A headline is the weighted sum of the means. */
export interface Stratum<Sample> {
  readonly id: string;
  readonly weight: number;
  readonly samples: readonly Sample[];
}

/**
 * The parts a suite's headline is made of: all samples, its tasks, or the values of its label. Weights are positive
 * and add up to 1. The strata come in the order of their names, so that the order of samples changes nothing.
 */
export function headlineStrata<Sample extends Placed>(
  { headline }: SuiteFacts,
  samples: readonly Sample[],
): readonly Stratum<Sample>[] {
  const { aggregate, label, tasks } = headline;
  const counted = tasks === undefined ? samples : samples.filter(({ task }) => tasks.includes(task));
  switch (aggregate) {
    case 'micro':
      return oneStratum('all', counted);
    case 'mean-of-tasks':
      return equalStrata(counted, ({ task }) => task);
    case 'macro':
      return equalStrata(counted, ({ task, labels }) =>
        label === undefined ? task : (labels[label]?.[0] ?? ''),
      );
  }
}

/** Whether a suite's headline counts a task. */
export function isInHeadline({ headline }: SuiteFacts, task: string): boolean {
  return headline.tasks?.includes(task) ?? true;
}

/** All samples weighed alike. */
export function oneStratum<Sample>(id: string, samples: readonly Sample[]): readonly Stratum<Sample>[] {
  return samples.length === 0 ? [] : [{ id, weight: 1, samples }];
}

/** Groups that weigh alike however many samples each has. */
export function equalStrata<Sample>(
  samples: readonly Sample[],
  groupOf: (sample: Sample) => string,
): readonly Stratum<Sample>[] {
  const groups = [...Map.groupBy(samples, groupOf)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return groups.map(([id, members]) => ({ id, weight: 1 / groups.length, samples: members }));
}

/** Tasks of several suites, which weigh alike. */
export function taskStrata<Sample extends { readonly suite: string; readonly task: string }>(
  samples: readonly Sample[],
): readonly Stratum<Sample>[] {
  return equalStrata(samples, ({ suite, task }) => `${suite}/${task}`);
}
