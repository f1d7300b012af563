import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { searchOverlap } from '../../src/ablation/overlap/overlap-search.ts';
import type { SampleOverlap } from '../../src/ablation/overlap/overlap-search.ts';
import { tokenizeText } from '../../src/ablation/overlap/tokenize-text.ts';
import { labelWeights } from '../../src/ablation/weights/label-weights.ts';
import { benjaminiHochberg } from '../../src/stats/benjamini-hochberg.ts';
import { betaBinomialSequence } from '../../src/stats/beta-binomial-sequence.ts';
import { bootstrapMeans, meanReplicates } from '../../src/stats/bootstrap.ts';
import { clopperPearsonInterval } from '../../src/stats/clopper-pearson-interval.ts';
import { cohenKappa } from '../../src/stats/cohen-kappa.ts';
import { connorSampleSize } from '../../src/stats/connor-sample-size.ts';
import { differenceInterval } from '../../src/stats/difference-interval.ts';
import { discordantEProcess } from '../../src/stats/discordant-e-process.ts';
import { betaQuantile } from '../../src/stats/distribution/beta.ts';
import { normalCdf, normalQuantile } from '../../src/stats/distribution/normal.ts';
import { studentTQuantile } from '../../src/stats/distribution/student-t.ts';
import { gPassAtK, mgPassAtK } from '../../src/stats/g-pass-at-k.ts';
import { holm } from '../../src/stats/holm.ts';
import type { Interval } from '../../src/stats/interval.ts';
import { krippendorffAlpha } from '../../src/stats/krippendorff-alpha.ts';
import { mcnemarPower } from '../../src/stats/mcnemar-power.ts';
import { mcnemarTest } from '../../src/stats/mcnemar-test.ts';
import { meanEstimate } from '../../src/stats/mean-estimate.ts';
import { clusteredError } from '../../src/stats/clustered-error.ts';
import { mulberry32 } from '../../src/stats/mulberry32.ts';
import { equivalenceTest } from '../../src/stats/non-inferiority-test.ts';
import { passAtK, passHatK } from '../../src/stats/pass-at-k.ts';
import { requiredSampleSize } from '../../src/stats/required-sample-size.ts';
import { resamples } from '../../src/stats/resamples.ts';
import { signFlipTest } from '../../src/stats/sign-flip-test.ts';
import { tangoInterval } from '../../src/stats/tango-interval.ts';
import { varianceOfRepeatedMean } from '../../src/stats/variance-decomposition.ts';
import { wilsonInterval } from '../../src/stats/wilson-interval.ts';
import { sharedFolder, skipWithoutSharedFolder } from '../official-data.ts';
import { assertClose } from './assert-close.ts';

interface GoldenCase {
  readonly id: string;
  // The shape of both differs from case to case.
  readonly inputs: unknown;
  readonly expected: unknown;
  readonly tol: number;
}

type Check = (golden: GoldenCase) => void;

interface Typed<Inputs, Expected> {
  readonly inputs: Inputs;
  readonly expected: Expected;
  readonly tol: number;
}

/** A check that names the shape of its case. */
function of<Inputs, Expected>(check: (golden: Typed<Inputs, Expected>) => void): Check {
  return ({ inputs, expected, tol }) =>
    check({ inputs: inputs as Inputs, expected: expected as Expected, tol });
}

type List = readonly number[];

/** By id, or by what stands before the point. What a check does not read is named in `variants`. */
const checks: Readonly<Record<string, Check>> = {
  'norm.quantiles': of<{ p: List }, { z: List }>(({ inputs, expected, tol }) =>
    assertClose(inputs.p.map(normalQuantile), expected.z, tol),
  ),
  'norm.cdf': of<{ z: List }, { cdf: List; two_sided_p: List }>(({ inputs, expected, tol }) => {
    assertClose(inputs.z.map(normalCdf), expected.cdf, tol);
    assertClose(
      inputs.z.map((z) => 2 * normalCdf(-Math.abs(z))),
      expected.two_sided_p,
      tol,
    );
  }),
  't.quantiles': of<{ df: List }, { t: List }>(({ inputs, expected, tol }) =>
    assertClose(
      inputs.df.map((df) => studentTQuantile(0.975, df)),
      expected.t,
      tol,
    ),
  ),
  'beta.quantiles': of<{ args: [number, number, number][] }, { x: List }>(({ inputs, expected, tol }) =>
    assertClose(
      inputs.args.map(([p, a, b]) => betaQuantile(p, a, b)),
      expected.x,
      tol,
    ),
  ),
  prop: of<{ k: number; n: number; alpha: number }, { wilson: List; clopper_pearson: List }>(
    ({ inputs: { k, n, alpha }, expected, tol }) => {
      assertClose(ends(wilsonInterval(k, n, 1 - alpha)), expected.wilson, tol);
      assertClose(ends(clopperPearsonInterval(k, n, 1 - alpha)), expected.clopper_pearson, tol);
    },
  ),
  cluster: of<
    { scores: List; clusters: string[] },
    Record<'mean' | 'se_clustered_cr1' | 'design_effect_cr1' | 'se_clt' | 'n' | 'clusters', number> & {
      ci95_t_cr1: List;
    }
  >(({ inputs: { scores, clusters }, expected, tol }) => {
    const clustered = meanEstimate(scores, { clusters });
    const plain = meanEstimate(scores);
    assertClose(clustered?.estimate, expected.mean, tol);
    assertClose(clustered?.standardError, expected.se_clustered_cr1, tol);
    assertClose(ends(clustered?.interval), expected.ci95_t_cr1, tol);
    assertClose(clustered?.designEffect, expected.design_effect_cr1, tol);
    assertClose(plain?.standardError, expected.se_clt, tol);
    assertClose(clusteredError(scores, clusters)?.independentError, expected.se_clt, tol);
    assert.deepEqual([clustered?.n, clustered?.clusters], [expected.n, expected.clusters]);
  }),
  'power.miller_n': of(millerSize),
  'power.miller_n_k1': of(millerSize),
  'variance.resample_uniform': of<{ k: List }, { var_x: number; mean_cond_var: number; factor: List }>(
    ({ inputs, expected, tol }) => {
      const parts = { between: expected.var_x, within: expected.mean_cond_var };
      const factors = inputs.k.map(
        (k) => varianceOfRepeatedMean(parts, k) / varianceOfRepeatedMean(parts, 1),
      );
      assertClose(factors, expected.factor, tol);
    },
  ),
  'power.mcnemar_connor': of<{ psi: List; delta: List; alpha: number; power: number }, { n: List[] }>(
    ({ inputs: { psi, delta, alpha, power }, expected, tol }) => {
      for (const [i, discordance] of psi.entries()) {
        const sizes = delta.map((delta) => connorSampleSize({ discordance, delta, alpha, power }));
        assertClose(sizes, expected.n[i]!, tol);
      }
    },
  ),
  'power.mcnemar_exact': of<{ n: number; psi: number; delta: number; alpha: number }, { power: number }>(
    ({ inputs: { n, psi, delta, alpha }, expected, tol }) =>
      assertClose(mcnemarPower({ n, discordance: psi, delta, alpha, test: 'exact' }), expected.power, tol),
  ),
  mcnemar: of<
    { b: number; c: number },
    { exact_p: number; mid_p?: number; one_sided_exact_p_b_gt_c?: number }
  >(({ inputs, expected, tol }) => {
    const test = mcnemarTest({ gained: inputs.b, lost: inputs.c });
    assertClose(test.exactP, expected.exact_p, tol);
    assertClose(test.midP, expected.mid_p ?? 1, tol);
    assertClose(test.greaterP, expected.one_sided_exact_p_b_gt_c ?? 1, tol);
  }),
  pairedci: of<
    { n11: number; b: number; c: number; n00: number; alpha: number },
    { tango: List; newcombe10: List; phi: number }
  >(({ inputs: { n11, b, c, n00, alpha }, expected, tol }) => {
    const n = n11 + b + c + n00;
    assertClose(ends(tangoInterval({ n, gained: b, lost: c }, 1 - alpha)), expected.tango, tol);
    const newcombe = differenceInterval(
      proportion(n11 + c, n, alpha),
      proportion(n11 + b, n, alpha),
      expected.phi,
    );
    assertClose(ends(newcombe), expected.newcombe10, tol);
  }),
  'indep.newcombe': of<{ k1: number; n1: number; k2: number; n2: number; alpha: number }, { newcombe: List }>(
    ({ inputs: { k1, n1, k2, n2, alpha }, expected, tol }) => {
      const interval = differenceInterval(proportion(k2, n2, alpha), proportion(k1, n1, alpha));
      assertClose(ends(interval), expected.newcombe, tol);
    },
  ),
  'perm.signflip_exact': of<{ d: List }, { mean: number; p_two_sided: number; p_one_sided_greater: number }>(
    ({ inputs, expected, tol }) => {
      const test = signFlipTest(inputs.d, { seed: 0 });
      assert.equal(test?.exact, true);
      assertClose(test?.estimate, expected.mean, tol);
      assertClose(test?.p, expected.p_two_sided, tol);
      assertClose(test?.greaterP, expected.p_one_sided_greater, tol);
    },
  ),
  'prng.mulberry32': of<{ seed: number }, { u: List }>(({ inputs, expected, tol }) => {
    const random = mulberry32(inputs.seed);
    assertClose(
      expected.u.map(() => random()),
      expected.u,
      tol,
    );
  }),
  'boot.paired_seeded': of<
    { a: List; b: List; seed: number; B: number },
    { diff: number; se_boot: number; percentile95: List; first5: List; bca: { ci: List } }
  >(({ inputs: { a, b, seed, B }, expected, tol }) => {
    const differences = a.map((score, i) => score - b[i]!);
    const plan = resamples({ n: a.length, seed, replicates: B });
    const result = bootstrapMeans(plan, [differences])?.[0];
    assertClose(result?.estimate, expected.diff, tol);
    assertClose(result?.standardError, expected.se_boot, tol);
    assertClose(ends(result?.percentile), expected.percentile95, tol);
    assertClose(ends(result?.bca), expected.bca.ci, tol);
    assertClose([...(meanReplicates(plan, [differences])[0] ?? [])].slice(0, 5), expected.first5, tol);
  }),
  'multi.bh1995': of<
    { p: List; alpha: number },
    { holm: List; bh: List; n_reject_05: { holm: number; bh: number } }
  >(({ inputs, expected, tol }) => {
    assertClose(holm(inputs.p), expected.holm, tol);
    assertClose(benjaminiHochberg(inputs.p), expected.bh, tol);
    assert.equal(rejected(holm(inputs.p), inputs.alpha), expected.n_reject_05.holm);
    assert.equal(rejected(benjaminiHochberg(inputs.p), inputs.alpha), expected.n_reject_05.bh);
  }),
  'passk.grid': of<{ n_c_k: [number, number, number][] }, { pass_at_k: List; pass_hat_k: List }>(
    ({ inputs, expected, tol }) => {
      const counts = inputs.n_c_k.map(([repeats, correct, k]) => ({ repeats, correct, k }));
      assertClose(counts.map(passAtK), expected.pass_at_k, tol);
      assertClose(counts.map(passHatK), expected.pass_hat_k, tol);
    },
  ),
  'passk.gpass': of<
    { n: number; c: List; k: List; tau: List },
    { gpass: Record<string, List>; mgpass: Record<string, number> }
  >(({ inputs: { n, c, k, tau }, expected, tol }) => {
    for (const correct of c) {
      for (const size of k) {
        const counts = { repeats: n, correct, k: size };
        const name = `c${correct}_k${size}`;
        assertClose(
          tau.map((tau) => gPassAtK(counts, tau)),
          expected.gpass[name]!,
          tol,
        );
        assertClose(mgPassAtK(counts), expected.mgpass[name]!, tol);
      }
    }
  }),
  'kappa.cohen': of<
    { table: List[] },
    { kappa: number; std_kappa: number; ci: List; po: number; pe: number }
  >(({ inputs, expected, tol }) => {
    const kappa = cohenKappa(inputs.table);
    assertClose(kappa?.estimate, expected.kappa, tol);
    assertClose(kappa?.standardError, expected.std_kappa, tol);
    assertClose(ends(kappa?.interval), expected.ci, tol);
    assertClose([kappa?.observed ?? null, kappa?.expected ?? null], [expected.po, expected.pe], tol);
  }),
  'alpha.krippendorff2011': of<
    { raters_by_units: (number | null)[][] },
    Record<'nominal' | 'ordinal' | 'interval' | 'ratio', number>
  >(({ inputs, expected, tol }) => {
    for (const level of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
      assertClose(krippendorffAlpha(inputs.raters_by_units, level), expected[level], tol);
    }
  }),
  'eproc.mcnemar_uniform': of<
    { seq: List; alpha: number },
    { E: List; closed_form_check: List; anytime_p: number; first_reject_n: number | null }
  >(({ inputs, expected, tol }) => {
    const process = discordantEProcess(
      inputs.seq.map((outcome) => outcome === 1),
      inputs.alpha,
    );
    assertClose(process.eValues, expected.E, tol);
    assertClose(process.eValues, expected.closed_form_check, tol);
    assertClose(process.p, expected.anytime_p, tol);
    assert.equal(process.stoppedAt, expected.first_reject_n);
  }),
  'cs.betabinomial': of<{ s_n: [number, number][]; alpha: number }, { cs: List[]; wilson: List[] }>(
    ({ inputs, expected, tol }) => {
      for (const [i, [successes, n]] of inputs.s_n.entries()) {
        assertClose(ends(betaBinomialSequence(successes, n, inputs.alpha)), expected.cs[i]!, tol);
        assertClose(ends(wilsonInterval(successes, n, 1 - inputs.alpha)), expected.wilson[i]!, tol);
      }
    },
  ),
  'contam.ngram': of<
    Record<'train' | 'test' | 'zh_train' | 'zh_test', string>,
    Record<string, number> & { test_tokens: string[] }
  >(({ inputs, expected, tol }) => {
    assert.deepEqual(tokenizeText(inputs.test), expected.test_tokens);
    const [long, short] = [13, 8].map((n) => overlapOf(inputs.train, inputs.test, n));
    const chinese = overlapOf(inputs.zh_train, inputs.zh_test, 13);
    assert.equal(long!.flagged, expected['overlap13'] === 1);
    assertClose([long!.tokens, chinese.tokens], [expected['n_test_tokens']!, expected['zh_tokens']!], 0);
    assertClose(
      [long!.hits, short!.hits, chinese.hits],
      [expected['count13']!, expected['count8']!, expected['zh_count13']!],
      0,
    );
    assertClose(
      [long!.coverage, short!.coverage, chinese.coverage],
      [expected['coverage13']!, expected['coverage8']!, expected['zh_coverage13']!],
      tol,
    );
  }),
  'agentar.weights': of<
    Record<'pass_current' | 'pass_ref' | 'prev', List> & Record<'alpha' | 'beta' | 'gamma' | 'rho', number>,
    Record<'raw' | 'smoothed' | 'normalised', List>
  >(({ inputs, expected, tol }) => {
    const labels = inputs.pass_current.map((current, index) => ({
      label: String(index),
      current,
      reference: inputs.pass_ref[index] ?? null,
    }));
    const weights = labelWeights(labels, {
      ...inputs,
      previous: Object.fromEntries(inputs.prev.entries()),
    });
    for (const name of ['raw', 'smoothed', 'normalised'] as const)
      assertClose(
        weights.map((weight) => weight[name]),
        expected[name],
        tol,
      );
  }),
  'gate.tost': of<{ diff: number; se: number; margin: number }, { p: number }>(
    ({ inputs: { diff, se, margin }, expected, tol }) =>
      assertClose(equivalenceTest({ estimate: diff, standardError: se, margin }), expected.p, tol),
  ),
};

/** Methods that fineval's statistics do not have, and why. */
const leftOut: Readonly<Record<string, string>> = {
  'effect.cohen_h': 'differences are reported in points',
  'prng.xoshiro128ss': 'mulberry32 is the one generator',
  'kappa.fleiss': 'Krippendorff’s α serves more than two raters',
  'agree.gwet_ac1': 'κ and α are the two measures of agreement',
  'judge.rogan_gladen': 'no suite has a model as judge',
  'judge.ppi_mean': 'no suite has a model as judge',
  'judge.position_bias': 'no suite has a model as judge',
  'sprt.bernoulli': 'e-processes are the one sequential method',
  'cs.normal_mixture': 'e-processes are the one sequential method',
  'msprt.normal': 'e-processes are the one sequential method',
  'groupseq.constants': 'e-processes are the one sequential method',
  'groupseq.ldobf': 'e-processes are the one sequential method',
  'contam.mink': 'the endpoints give no log-probabilities of the prompt',
  'irt.2pl': 'a handful of stages does not identify item parameters',
  'rank.corr': 'nothing ranks suites against each other',
};

const wald = 'leaves 0 to 1 and covers 88 % at n = 100, p = .95';
const binomial = 'the binomial test is exact at every size';
const sum = 'no method: a quotient of the inputs';
const other = 'another correction for the same thing; Holm and Benjamini–Hochberg are the two in use';

/** Results within a case that fineval does not compute, and why. */
const variants: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  prop: {
    wald,
    jeffreys: 'Wilson is the default and Clopper–Pearson the cautious one',
    agresti_coull: 'Wilson is the default and Clopper–Pearson the cautious one',
    p: sum,
    se_bernoulli: 'of 0/1 scores only; the clustered error serves all',
  },
  cluster: {
    se_bernoulli: 'of 0/1 scores only; the clustered error serves all',
    se_clustered_miller_eq4: 'mixes n − 1 and n on its diagonal; CR1 is what Inspect and statsmodels report',
    se_clustered_appA_no_correction: 'CR1 without its correction for few clusters',
    ci95_z_cr1: 'too narrow for few clusters; t is in use',
  },
  mcnemar: {
    chi2: binomial,
    chi2_p: binomial,
    chi2_cc: binomial,
    chi2_cc_p: binomial,
    odds_ratio: 'differences are reported in points',
    diff: sum,
    se_wald: wald,
    se_paired_n1: 'Tango’s score interval stands in its place for 0/1 scores',
  },
  pairedci: { wald, agresti_min: 'Tango’s interval is in use, which equals McNemar’s test at 0', diff: sum },
  indep: {
    diff: sum,
    z_pooled: 'runs on different samples are not compared',
    p_pooled: 'runs on different samples are not compared',
  },
  perm: {
    count_two: 'the numerator of the p-value that is checked',
    wilcoxon_w: 'of ranks; the flips are of the mean itself',
    wilcoxon_p: 'of ranks; the flips are of the mean itself',
    t: 'normal theory, which the flips do without',
    t_p: 'normal theory, which the flips do without',
  },
  boot: {
    basic95: 'percentile and BCa are the two in use',
    p_boot_le0: 'p-values come from tests, not from resamples',
  },
  multi: { bonferroni: other, hochberg: other, by: other, sidak: other, holm_sidak: other },
  passk: { naive_biased: 'it is biased' },
  kappa: { var_kappa0: 'the error under κ = 0 is for a test that is not made', pabak: 'κ is in use' },
};

describe('golden statistics', { skip: skipWithoutSharedFolder }, () => {
  const file = join(sharedFolder() ?? '', 'golden', 'statistics.json');
  const cases: GoldenCase[] = skipWithoutSharedFolder ? [] : JSON.parse(readFileSync(file, 'utf8')).cases;
  for (const golden of cases) {
    const skip = leftOut[golden.id] ?? false;
    it(`agrees with ${golden.id}`, { skip }, () => {
      const check = checks[golden.id] ?? checks[golden.id.split('.')[0] ?? ''];
      assert.ok(check, 'no check for this case, and no reason to leave it out');
      const { expected, unread } = watched(golden.expected);
      check({ ...golden, expected });
      const known = variants[golden.id] ?? variants[golden.id.split('.')[0] ?? ''] ?? {};
      const strays = unread().filter((name) => known[name] === undefined);
      assert.deepEqual(strays, [], 'results that are neither checked nor left out with a reason');
    });
  }
});

/** An object that remembers which of its members were never read. */
function watched(expected: unknown): { expected: unknown; unread: () => readonly string[] } {
  if (typeof expected !== 'object' || expected === null) return { expected, unread: () => [] };
  const read = new Set<PropertyKey>();
  const proxy = new Proxy(expected, {
    get(target, name, receiver): unknown {
      read.add(name);
      return Reflect.get(target, name, receiver);
    },
  });
  return { expected: proxy, unread: () => Object.keys(expected).filter((name) => !read.has(name)) };
}

function ends(interval: Interval | null | undefined): number[] | null {
  return interval ? [interval.low, interval.high] : null;
}

function proportion(successes: number, n: number, alpha: number): { value: number; interval: Interval } {
  return { value: successes / n, interval: wilsonInterval(successes, n, 1 - alpha)! };
}

interface MillerInputs extends Record<'alpha' | 'power' | 'delta' | 'omega2', number> {
  readonly sigma2_a: number;
  readonly sigma2_b: number;
  readonly k_a: number;
  readonly k_b: number;
}

function millerSize({ inputs, expected, tol }: Typed<MillerInputs, { n: number; n_ceil?: number }>): void {
  const n = requiredSampleSize({
    omegaSquared: inputs.omega2,
    baseVariance: inputs.sigma2_a,
    candidateVariance: inputs.sigma2_b,
    baseRepeats: inputs.k_a,
    candidateRepeats: inputs.k_b,
    delta: inputs.delta,
    alpha: inputs.alpha,
    power: inputs.power,
  });
  assertClose(n, expected.n, tol);
  assert.equal(Math.ceil(n), expected.n_ceil ?? Math.ceil(n));
}

function overlapOf(train: string, text: string, n: number): SampleOverlap {
  const search = searchOverlap([{ suite: 's', task: 't', id: 'i', text }], { n, shared: 10, coverage: 0 });
  search.read(train);
  search.endText();
  return search.result()[0]!;
}

function rejected(adjusted: readonly number[], alpha: number): number {
  return adjusted.filter((p) => p <= alpha).length;
}
