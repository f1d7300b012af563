import { inputDigest, inputText } from './input-digest.ts';
import type { Question } from './question.ts';

/** Marks samples that ask exactly the same as one cluster: their scores are not independent. */
export function clusterSamples(questions: readonly Question[]): readonly Question[] {
  // Where all questions are held their texts are compared, of those that begin alike: to digest them takes as long as to
  // read them.
  const areHeld = questions.every((question) => question.inputDigest === undefined);
  const alike = areHeld
    ? sharing(sharing(questions, firstText), ({ task, sample }) => inputText(task, sample))
    : sharing(questions, digestOf);
  if (alike.length === 0) return questions;
  const clustered = new Set(alike);
  return questions.map((question) => {
    if (!clustered.has(question)) return question;
    const cluster = digestOf(question).slice(0, 12);
    return question.inCluster?.(cluster) ?? { ...question, sample: { ...question.sample, cluster } };
  });
}

/** The questions whose key others have too. */
function sharing(questions: readonly Question[], keyOf: (question: Question) => string): readonly Question[] {
  const keys = questions.map(keyOf);
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  if (counts.size === questions.length) return [];
  return questions.filter((_, index) => (counts.get(keys[index] ?? '') ?? 0) > 1);
}

/** Questions that ask the same have it in common. */
function firstText({ sample }: Question): string {
  const first = Object.values(sample.input).find((value) => typeof value === 'string');
  return typeof first === 'string' ? first : '';
}

function digestOf(question: Question): string {
  return question.inputDigest ?? inputDigest(question.task, question.sample);
}
