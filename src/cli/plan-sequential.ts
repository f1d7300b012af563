import { isStatistical } from '../ablation/gate/gate-policy.ts';
import { sequentialOrder } from '../ablation/gate/sequential-order.ts';
import { dataRoot } from '../dataset/data-folder.ts';
import { questionInRepeat } from '../dataset/question.ts';
import type { Ask } from '../run/ask.ts';
import { chooseSuites } from '../run/plan-suites.ts';
import type { PlannedSuite } from '../run/run-suites.ts';
import { wholeGeneration } from '../run/whole-generation.ts';
import { samplesFolder } from '../samples-folder.ts';
import type { SequentialJob } from './sequential-gate.ts';

/** The baseline's suites that a rule is about, with the same data, samples and token limits. */
export async function planSequential({
  policy,
  baseline,
  terminal,
}: SequentialJob): Promise<readonly PlannedSuite[]> {
  const { manifest } = baseline;
  const { seed } = wholeGeneration(manifest, baseline.name);
  const scopes = policy.rules.filter(isStatistical);
  const wanted = manifest.suites.filter(({ id }) =>
    scopes.some(({ suite }) => suite === undefined || suite === id),
  );
  const planned: PlannedSuite[] = [];
  for (const { id, directory, split, tasks, scoring } of wanted) {
    const [chosen] = await chooseSuites({
      names: [directory ?? id],
      dataRoot: dataRoot(terminal.env),
      samples: { use: split === 'sample' ? 'always' : 'never', folder: samplesFolder },
      selection: manifest.selection,
      seed,
      scoringOf: () => scoring,
      choosePrompt: (task) => tasks.find((asked) => asked.id === task.id)?.promptVariant,
    });
    if (chosen === undefined) continue;
    const maxTokens = Object.fromEntries(tasks.map((task) => [task.id, task.maxTokens ?? 0]));
    planned.push({ ...chosen, maxTokens });
  }
  return planned;
}

/** Everything that may be asked, in the order in which it counts. */
export function sequentialAsks(
  suites: readonly PlannedSuite[],
  { policy, baseline: { manifest } }: SequentialJob,
): readonly Ask[] {
  const samples = suites.flatMap(({ suite, questions, maxTokens, scoring }) =>
    questions.map((question) => ({
      suite: suite.id,
      id: question.sample.id,
      cluster: question.sample.cluster ?? question.sample.id,
      question,
      maxTokens: maxTokens[question.task.id] ?? 0,
      scoring,
    })),
  );
  const repeats = Array.from({ length: manifest.selection.repeats }, (_, repeat) => repeat);
  return sequentialOrder(samples, policy.seed ?? 0).flatMap(({ suite, question, maxTokens, scoring }) =>
    repeats.map((repeat) => ({
      suite,
      question: questionInRepeat(question, repeat),
      repeat,
      maxTokens,
      scoring,
    })),
  );
}
