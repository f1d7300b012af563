import { analyseAblation } from '../../../src/ablation/chain/analyse-ablation.ts';
import type { AblationReport } from '../../../src/ablation/chain/ablation-report.ts';
import type { StageRun } from '../../../src/ablation/chain/stage-run.ts';
import { mulberry32 } from '../../../src/stats/mulberry32.ts';
import { makeRun } from '../../ablation/make-run.ts';
import type { MadeRun, MadeSample, Mark } from '../../ablation/make-run.ts';
import { ablationSettings } from '../../ablation/ablation-settings.ts';

export interface InventedChain {
  readonly title?: string;
  /** Stage → its parent, `undefined` for the base. */
  readonly stages: Readonly<Record<string, string | undefined>>;
  /** Suite → how many samples, and the values of its label. */
  readonly suites: Readonly<Record<string, { readonly n: number; readonly labels: readonly string[] }>>;
  readonly repeats?: number;
  readonly capability?: string;
  /** Stage → what its run has instead of the common manifest. */
  readonly manifests?: Readonly<Record<string, MadeRun['manifest']>>;
  /** Cells that were not asked, as `stage/suite`. */
  readonly absent?: readonly string[];
  readonly leftOut?: AblationReport['leftOut'];
}

/** What invented stages did: later ones know more, and one forgets; the same for the same chain. */
export function inventedAblation(chain: InventedChain): AblationReport {
  const ids = Object.keys(chain.stages);
  const stages = ids.map((id, place): StageRun => {
    const parent = chain.stages[id];
    const targets = place === 0 ? [] : [chain.capability ?? (place % 2 === 0 ? 'reasoning' : 'knowledge')];
    const stage = { id, targets, runs: [runOf(chain, id, place)] };
    return parent === undefined ? stage : Object.assign(stage, { parent });
  });
  const { title, leftOut = [] } = chain;
  const attributeBy = Object.fromEntries(Object.keys(chain.suites).map((suite) => [suite, 'scene']));
  return analyseAblation({
    ...(title === undefined ? {} : { title }),
    stages,
    leftOut,
    settings: { ...ablationSettings, attributeBy },
  });
}

function runOf(chain: InventedChain, id: string, place: number): StageRun['runs'][number] {
  const suites = Object.entries(chain.suites).filter(([suite]) => !chain.absent?.includes(`${id}/${suite}`));
  const made = suites.map(([suite, { n, labels }], number): [string, readonly MadeSample[]] => {
    const hardness = mulberry32(number + 7);
    const luck = mulberry32(1000 * place + number);
    return [
      suite,
      Array.from({ length: n }, (_, i): MadeSample => {
        const hard = hardness();
        const label = i % labels.length;
        const skill = 0.35 + 0.11 * place - (place === 4 && label % 3 === 1 ? 0.3 : 0);
        const mark = (): Mark =>
          luck() < 0.12 - 0.02 * place ? 'u' : luck() < skill + 0.6 * (0.5 - hard) ? 1 : 0;
        return {
          id: `${i % 2 === 0 ? 'main' : 'other'}-${String(i).padStart(4, '0')}`,
          task: i % 2 === 0 ? 'main' : 'other',
          labels: { scene: [labels[label] ?? ''] },
          marks: Array.from({ length: chain.repeats ?? 1 }, mark),
        };
      }),
    ];
  });
  const manifest = chain.manifests?.[id];
  return makeRun({
    name: id,
    stage: id,
    suites: Object.fromEntries(made),
    facts: { capabilities: { main: chain.capability ?? 'knowledge', other: 'reasoning' } },
    ...(manifest === undefined ? {} : { manifest }),
  });
}
