import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { discordantEProcess } from '../../src/stats/discordant-e-process.ts';
import { afterScore, meanRejectedAt, noMeanEvidence } from '../../src/stats/mean-e-process.ts';
import { mulberry32 } from '../../src/stats/mulberry32.ts';
import { assertClose } from './assert-close.ts';

describe('the e-process of a mean', () => {
  it('agrees with the products of its bets, by numpy', () => {
    const eValues: number[] = [];
    let evidence = noMeanEvidence({ atMost: -0.05, lowest: -1 });
    for (const difference of [1, 0, 0.5, 1, -1, 0, 1, 1]) {
      evidence = afterScore(evidence, difference);
      eValues.push(evidence.eValue);
    }
    const expected = [
      1.2573253588516746, 1.2771639136237722, 1.5025146811031427, 2.088304563755526, 1.172404677252016,
      1.1865699168625854, 1.4917506070956283, 1.9642536214609019,
    ];
    assertClose(eValues, expected, 1e-13);
    assertClose(evidence.p, 1 / 2.088304563755526, 1e-13);
    assert.equal(evidence.n, 8);
  });

  it('finds a score above its threshold, and not one below', () => {
    const threshold = { atMost: 0.6, lowest: 0 };
    const scores = (share: number) =>
      Array.from({ length: 300 }, (_, i) => ((i * share) % 1 < share ? 1 : 0));
    assert.ok((meanRejectedAt(threshold, scores(0.9), 0.05) ?? 300) < 60);
    assert.equal(meanRejectedAt(threshold, scores(0.5), 0.05), null);
    assert.equal(meanRejectedAt(threshold, [], 0.05), null);
  });

  it('is one of the discordant pairs where it tests for any difference: samples that do not flip change nothing', () => {
    const flips = [1, -1, 1, 1, 1, -1, 1, 1];
    const fold = (differences: readonly number[]) =>
      differences.reduce(afterScore, noMeanEvidence({ atMost: 0, lowest: -1 }));
    const among = flips.flatMap((flip) => [0, flip, 0, 0]);
    assertClose([fold(among).eValue, fold(among).p], [fold(flips).eValue, fold(flips).p], 1e-12);
  });

  it('finds one direction more often, and sooner, than the two-sided process of the reference', () => {
    const random = mulberry32(2718);
    const stops: { one: number[]; two: number[] } = { one: [], two: [] };
    for (let i = 0; i < 400; i += 1) {
      const gains = Array.from({ length: 400 }, () => random() < 0.6);
      const flips = gains.map((gain) => (gain ? 1 : -1));
      stops.one.push(meanRejectedAt({ atMost: 0, lowest: -1 }, flips, 0.05) ?? 401);
      stops.two.push(discordantEProcess(gains, 0.05).stoppedAt ?? 401);
    }
    const found = (all: readonly number[]) => all.filter((stop) => stop <= 400).length / all.length;
    // The reference: 83 % of 400 pairs at 60 to 40.
    assert.ok(
      found(stops.two) > 0.78 && found(stops.one) > found(stops.two),
      JSON.stringify(found(stops.one)),
    );
    const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[200]!;
    assert.ok(median(stops.one) <= median(stops.two));
  });

  it('refuses scores below the lowest and thresholds without room', () => {
    assert.throws(() => afterScore(noMeanEvidence({ atMost: 0.5, lowest: 0 }), -0.1), RangeError);
    assert.throws(() => noMeanEvidence({ atMost: 0, lowest: 0 }), RangeError);
  });
});
