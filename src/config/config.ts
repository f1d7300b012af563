import type { EndpointLocation } from '../model/model-location.ts';
import type { OnnxSettings } from '../model/onnx/onnx-options.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';

/** A `fineval.config.json`. Paths in it are relative to its folder. */
export interface Config {
  /** Models by name. A name may end in `*`, which stands for the same text in the model's `path`. */
  readonly models?: Readonly<Record<string, ModelConfig>>;
  /** Whether the invented sample split may stand in where a suite's data are not pulled. Default `never`. */
  readonly sample?: 'when-absent' | 'never';
  /** How choice questions are answered where the command line does not say. Default `generation`. */
  readonly scoring?: ScoringMode;
  /** The folder that run directories are made in. Default `runs`. */
  readonly runs?: string;
}

export type ModelConfig = CheckpointConfig | EndpointConfig;

/** A folder with an ONNX export. */
export interface CheckpointConfig extends OnnxSettings {
  readonly path: string;
}

/** An OpenAI-compatible endpoint. */
export type EndpointConfig = Omit<EndpointLocation, 'provider' | 'ref'>;

/** A configuration with the folder its paths are relative to. */
export interface LoadedConfig {
  readonly config: Config;
  readonly folder: string;
  /** Absent where no file was found. */
  readonly file?: string;
}
