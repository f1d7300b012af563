import type { Manifest } from '../run/manifest.ts';

/**
 * A name for each run, all different: the stage, else the model. Where two share it: `base` and `base · likelihood` if
 * all that tells them apart is how they were scored, else with the run's id, once where that is the name itself.
 */
export function nameRuns(runs: readonly Manifest[]): readonly string[] {
  const names = runs.map(({ stage, model }) => stage ?? lastPart(model.ref));
  const taken = new Set<string>();
  return runs.map((run, position) => {
    const name = names[position] ?? '';
    const sharing = runs.filter((_, other) => names[other] === name);
    return firstFree(sharing.length > 1 ? toldApart(name, run, sharing) : name, taken);
  });
}

function toldApart(name: string, run: Manifest, sharing: readonly Manifest[]): string {
  if (differInModeOnly(sharing)) return modeOf(run) === 'likelihood' ? `${name} · likelihood` : name;
  return run.id === name ? name : `${name} (${run.id})`;
}

/** One run of a model that writes, and one of the same model that weighs options. */
function differInModeOnly(runs: readonly Manifest[]): boolean {
  const modes = runs.map(modeOf).toSorted();
  const isPair = modes.length === 2 && modes[0] === 'generation' && modes[1] === 'likelihood';
  return isPair && new Set(runs.map(({ model }) => model.ref)).size === 1;
}

function modeOf({ suites }: Manifest): 'generation' | 'likelihood' | 'mixed' {
  const modes = new Set(suites.map(({ scoring = 'generation' }) => scoring));
  const [mode] = modes;
  return mode === undefined || modes.size > 1 ? 'mixed' : mode;
}

function lastPart(ref: string): string {
  return ref.split(/[/#]/u).findLast((part) => part !== '') ?? ref;
}

function firstFree(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} ${number}`;
  taken.add(free);
  return free;
}
