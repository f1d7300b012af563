import type { ManifestSuite } from '../run/manifest.ts';
import type { Conditions } from './report.ts';

/** What a suite's number depends on besides the model. What a run does not say is absent. */
export function conditionsOf({
  digest,
  commit,
  sources,
  tasks,
  scoring,
  openTasks,
}: ManifestSuite): Conditions {
  return {
    digest,
    ...(commit === undefined ? {} : { commit }),
    sources: sources.map(({ path, sha256 }) => ({ path, sha256 })),
    tasks,
    ...(scoring === undefined ? {} : { scoring }),
    ...(openTasks === undefined ? {} : { openTasks }),
  };
}
