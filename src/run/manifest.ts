import type { Split } from '../dataset/data-folder.ts';
import type { OptionOrder } from '../dataset/gpqa/option-order.ts';
import type { SourceRead } from '../dataset/source-read.ts';
import type { JsonObject } from '../json/json.ts';
import type { ModelDescription, ModelWarning } from '../model/model.ts';
import type { Price } from '../model/price.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';

/** Everything a number of this run depends on, and how the run went. Written before the first question is asked. */
export interface Manifest {
  readonly schemaVersion: 1;
  /** Name of the run directory. */
  readonly id: string;
  /** Version of fineval that began the run. */
  readonly fineval: string;
  readonly createdAt: string;
  readonly stage?: string;
  readonly model: ManifestModel;
  readonly suites: readonly ManifestSuite[];
  readonly generation: RecordedGeneration;
  readonly selection: Selection;
  readonly status: RunStatus;
  /** Absent while the run goes on, or when it was killed. */
  readonly finishedAt?: string;
  /** Options the model could not honour, each once. */
  readonly warnings: readonly ModelWarning[];
  /** What the provider noted of how it went, such as how many requests were in flight when: one entry for each process. */
  readonly observations?: readonly JsonObject[];
  /** Where the run comes from when fineval did not make it; what its source does not say is absent everywhere. */
  readonly imported?: Imported;
}

/** The files of another tool that a run was read from. */
export interface Imported {
  /** The files' form: `lm-eval`, `eee`, `inspect`. */
  readonly format: string;
  readonly tool: { readonly name: string; readonly version?: string };
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** What could not be taken over, or was not as it should be: sentences. */
  readonly notes: readonly string[];
}

/** `incomplete`: questions are left, or too many failed; `--resume` goes on with it. */
export type RunStatus = 'running' | 'complete' | 'incomplete';

export interface ManifestModel {
  readonly ref: string;
  readonly provider: ModelDescription['provider'] | 'imported';
  readonly identity: JsonObject;
  readonly environment: JsonObject;
  readonly price?: Price;
}

/** One suite of a run: which data, which prompts. */
export interface ManifestSuite {
  readonly id: string;
  /** A suite of the user's own: its folder. */
  readonly directory?: string;
  readonly digest: string;
  /** Absent where an imported run does not say. */
  readonly split?: Split;
  readonly commit?: string;
  readonly sources: readonly SourceRead[];
  readonly absentFiles: readonly string[];
  readonly absentTasks: readonly string[];
  /** `generation` where absent, except in an imported run, which may not say. */
  readonly scoring?: ScoringMode;
  /** Tasks whose answers have to be written, which likelihood scoring leaves out. */
  readonly openTasks?: readonly string[];
  /** Tasks that are asked, each with its prompt variant and its limit of new tokens. */
  readonly tasks: readonly ManifestTask[];
  /** Questions asked, repeats not counted. */
  readonly samples: number;
}

export interface ManifestTask {
  readonly id: string;
  /** Absent, as the limit, where an imported run does not say. */
  readonly promptVariant?: string;
  readonly maxTokens?: number;
}

/** How answers are generated. */
export interface Generation {
  readonly temperature: number;
  readonly topP?: number;
  readonly seed: number;
  readonly stop?: readonly string[];
  readonly thinking: 'on' | 'off' | 'auto';
}

/** How answers were generated: whole in a run of fineval's own, as far as its source says in an imported one. */
export type RecordedGeneration = Partial<Generation>;

/** Which questions are asked, and how often. */
export interface Selection {
  readonly repeats: number;
  /** At most so many samples a task. */
  readonly limit?: number;
  /** Only these tasks; all that are not optional where absent. */
  readonly tasks?: readonly string[];
  /** How GPQA's options are put in order; by a hash where absent. */
  readonly optionOrder?: OptionOrder;
  /** The rows without gold, for a submission; nothing is scored. */
  readonly goldless?: true;
  /** Only these sample ids. */
  readonly samples?: readonly string[];
  /** Part `index` of `count`, counted from 1. */
  readonly shard?: { readonly index: number; readonly count: number };
}
