import { inputDigest, inputText } from './input-digest.ts';
import type { Question } from './question.ts';

/** Marks samples that ask exactly the same as one cluster: their scores are not independent. */
export function clusterSamples(questions: readonly Question[]): readonly Question[] {
  // Where all questions are held their texts are compared: to digest them takes as long as to read them.
  const areHeld = questions.every((question) => question.inputDigest === undefined);
  const keys = questions.map((question) =>
    areHeld ? inputText(question.task, question.sample) : digestOf(question),
  );
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  if (counts.size === questions.length) return questions;
  return questions.map((question, index) => {
    if ((counts.get(keys[index] ?? '') ?? 0) < 2) return question;
    const cluster = digestOf(question).slice(0, 12);
    return question.inCluster?.(cluster) ?? { ...question, sample: { ...question.sample, cluster } };
  });
}

function digestOf(question: Question): string {
  return question.inputDigest ?? inputDigest(question.task, question.sample);
}
