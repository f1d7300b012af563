import type { Gold, GoldWords } from '../adapter/adapter.ts';
import type { JsonObject } from '../json/json.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Task } from '../suite/suite.ts';
import type { Sample } from './sample.ts';

/** A sample with its gold answer ready to judge completions against. */
export interface Question {
  readonly task: Task;
  readonly sample: Sample;
  readonly gold: Gold;
  /** Whether no gold answer is known, so that answers can be submitted and not scored. Absent: it is known. */
  readonly goldless?: true;
  /** Answered examples that the prompt shows first; absent where it shows none. */
  readonly shots?: readonly JsonObject[];
  /** Digest of task and input, where it is known without reading the sample. */
  readonly inputDigest?: string;
  /** The gold's words, where they are known without reading it. */
  readonly goldWords?: GoldWords;
  /** The question with its sample and gold in memory; absent where it always is so. */
  readonly held?: () => Question;
  /** The question with its sample in a cluster, where that needs more than a copy. */
  readonly inCluster?: (cluster: string) => Question;
  /** The question as a repeat asks it; absent where every repeat asks the same. */
  readonly inRepeat?: (repeat: number) => Question;
}

/** The question as a repeat asks it. */
export function questionInRepeat(question: Question, repeat: number): Question {
  return question.inRepeat?.(repeat) ?? question;
}

/** The rendered messages of a question. */
export function promptOf({ task, sample, shots }: Question): Prompt {
  return task.prompt(shots === undefined ? sample.input : { ...sample.input, shots });
}
