import type { AblationSettings } from '../../src/ablation/chain/ablation-report.ts';

/** What an ablation file stands for that says nothing, with few resamples. */
export const ablationSettings: AblationSettings = {
  accept: [],
  alpha: 0.05,
  tie: 0.01,
  seed: 0,
  replicates: 200,
  difficulty: { from: 'pass-rate' },
  attributeBy: {},
  capabilities: {},
};
