import type { SequentialGate } from '../ablation/gate/sequential-gate.ts';
import type { Ask } from '../run/ask.ts';

/** Whether a sample came before the verdict stood: others were only in flight, and how many is chance. */
export type CountedSamples = (suite: string, sample: string) => boolean;

/** Hands samples to the gate once all their repeats are there. */
export function watchSamples(
  gate: SequentialGate,
  repeats: number,
  onSample: (asked: number) => void,
): {
  onPoints: (ask: Ask, points: number | null) => boolean;
  asked: () => number;
  hasCounted: CountedSamples;
} {
  let known: number[] = [];
  let asked = 0;
  const counted = new Map<string, Set<string>>();
  const onPoints = ({ suite, question, repeat }: Ask, points: number | null): boolean => {
    if (repeat === 0) known = [];
    if (points !== null) known.push(points);
    if (repeat < repeats - 1) return false;
    asked += 1;
    const ofSuite = counted.get(suite) ?? new Set();
    counted.set(suite, ofSuite.add(question.sample.id));
    const mean = known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
    const stands = gate.observe({ suite, id: question.sample.id }, mean);
    onSample(asked);
    return stands;
  };
  const hasCounted: CountedSamples = (suite, sample) => counted.get(suite)?.has(sample) === true;
  return { onPoints, asked: () => asked, hasCounted };
}
