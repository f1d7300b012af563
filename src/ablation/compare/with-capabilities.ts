import type { RunScores } from './run-scores.ts';

/** A run whose tasks measure what an ablation file says, where it says something. */
export function withCapabilities(run: RunScores, capabilities: Readonly<Record<string, string>>): RunScores {
  const suites = run.suites.map((suite) => {
    const { facts } = suite;
    const prefix = `${facts.id}/`;
    const own = Object.entries(capabilities)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, capability]) => [name.slice(prefix.length), capability] as const);
    const all = { ...facts.capabilities, ...Object.fromEntries(own) };
    return Object.assign({}, suite, { facts: { ...facts, capabilities: all } });
  });
  return { ...run, suites };
}
