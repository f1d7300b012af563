import type { ManifestSuite } from '../run/manifest.ts';
import type { ReportInput } from './report-input.ts';

/** What two cells must share to stand in one ranking: questions, prompts, scorers and the make of the headline. */
export function protocolOf({ manifest, summary }: ReportInput, suite: ManifestSuite): string {
  const { selection, generation } = manifest;
  const headline = summary.suites.find(({ id }) => id === suite.id)?.headline.name;
  const tasks = suite.tasks.map(({ id, promptVariant }) => [id, promptVariant]);
  const sources = suite.sources.map(({ path, sha256 }) => [path, sha256]);
  const { limit, samples, shard, optionOrder } = selection;
  const chosen = [limit, samples, shard, optionOrder, selection.tasks];
  const parts = [suite.digest, suite.split, sources, tasks, chosen, summary.scorer, headline];
  return JSON.stringify([...parts, generation.thinking, suite.scoring]);
}
