import type { ScoringMode } from '../../model/scoring-mode.ts';
import type { RunScores } from '../compare/run-scores.ts';
import type { RuleScope } from './gate-policy.ts';

/** How the answers came about that a rule is about: as it says, else written where there are such. */
export function modeOfRule(runs: readonly RunScores[], { scoring, suite }: RuleScope): ScoringMode {
  if (scoring !== undefined) return scoring;
  const suites = runs.flatMap((run) => run.suites);
  const own = suites.filter(({ facts }) => suite === undefined || facts.id === suite);
  const isWeighed = own.length > 0 && own.every((one) => one.scoring === 'likelihood');
  return isWeighed ? 'likelihood' : 'generation';
}

/** What a rule is about of a checkpoint's runs: their suites that were asked in its way. */
export function runsOfRule(runs: readonly RunScores[], scope: RuleScope): readonly RunScores[] {
  const mode = modeOfRule(runs, scope);
  return runs.flatMap((run) => {
    const suites = run.suites.filter(({ scoring }) => scoring === mode);
    return suites.length === 0 ? [] : [{ ...run, suites }];
  });
}

/** The run among several that holds a suite. */
export function runOfSuite(runs: readonly RunScores[], suite: string): RunScores | undefined {
  return runs.find((run) => run.suites.some(({ facts }) => facts.id === suite));
}
