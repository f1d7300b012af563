import type { JsonObject } from '../json/json.ts';
import type { Prompt } from '../prompt/prompt.ts';

/** Something that answers prompts. */
export interface Model {
  /** As the user named it. */
  readonly ref: string;
  /** What identifies the model in a protocol: weights digest or endpoint, chat template, device. */
  readonly description: ModelDescription;
  /** How many `generate` calls are worth having in flight. */
  readonly concurrency: number;
  /**
   * How many more calls it wants to hold ready, to put the next question the moment there is room; it may change its
   * mind. Absent: none.
   */
  readonly ahead?: number;
  /** How many answers to one prompt a single request may bring. Absent: one. */
  readonly answersPerRequest?: number;
  /** Asks once, with whatever retries the provider thinks right. Rejects with `ModelError` and nothing else on purpose. */
  readonly generate: (prompt: Prompt, options: GenerateOptions) => Promise<Completion>;
  /**
   * What tells that the same weights still answer behind the same identity, found out by asking. Absent where the identity
   * itself does, as a digest of weights. Rejects with `ModelError`.
   */
  readonly fingerprint?: () => Promise<JsonObject>;
  /** What a manifest should keep of how it went; may be called at any time. */
  readonly observations?: () => JsonObject;
  /**
   * How likely the model finds each continuation of a prompt, whose last message may be the assistant's: then it is
   * the beginning of an answer, and the text goes on there. Absent where a provider cannot say. Rejects with `ModelError`,
   * as `generate` does.
   */
  readonly logProbabilities?: (
    prompt: Prompt,
    continuations: readonly string[],
    options: ScoringOptions,
  ) => Promise<readonly ContinuationScore[]>;
  /** What of the options `logProbabilities` cannot honour. */
  readonly scoringWarnings?: (options: ScoringOptions) => readonly ModelWarning[];
  /** Ends workers and connections. */
  readonly close: () => Promise<void>;
}

/** What a manifest says about a model. */
export interface ModelDescription {
  readonly provider: 'onnx' | 'endpoint' | 'scripted';
  /** What must be equal for two runs to be of the same model: digests, or URL and served name. */
  readonly identity: JsonObject;
  /** Where and how it ran; may differ between a run and its resumption. */
  readonly environment: JsonObject;
  /** The provider's own limit of new tokens, from the checkpoint's generation config. Absent when it has none. */
  readonly maxTokens?: number;
}

export interface GenerateOptions {
  readonly maxTokens: number;
  /** 0 is greedy decoding. */
  readonly temperature: number;
  readonly topP?: number;
  /** Of this one completion; a run derives it from its seed, the sample and the repeat. */
  readonly seed?: number;
  /** Which asking of the same prompt it is, from 0; only a cache needs to know. */
  readonly repeat?: number;
  /** How many answers are wanted; a provider may give fewer. One where absent. */
  readonly answers?: number;
  readonly stop?: readonly string[];
  /** Whether a model that can think is told to; `auto` leaves it to the chat template or the endpoint. */
  readonly thinking: 'on' | 'off' | 'auto';
  /** Calls off what is not on its way once this is aborted; what is in flight is waited for. */
  readonly stopAsking?: AbortSignal;
  /** Calls off what is in flight too. */
  readonly signal?: AbortSignal;
}

export type ScoringOptions = Pick<GenerateOptions, 'thinking' | 'signal'>;

/** How likely a model finds a text after a prompt. */
export interface ContinuationScore {
  /** The natural logarithm of the probability of all its tokens, one after another. */
  readonly logProbability: number;
  /** How many they are, to take the mean by; continuations of one prompt can differ in it. */
  readonly tokens: number;
  /** Whether greedy decoding would have written exactly them. */
  readonly isLikeliest: boolean;
}

/** A model's answer. Unknown is absent: a count of 0 means that it was counted. */
export interface Completion {
  /** Exactly as it came, with a `<think>` block where the model writes one into its text. */
  readonly text: string;
  /** Thinking that came apart from the text. */
  readonly reasoning?: string;
  readonly toolCalls?: readonly ToolCall[];
  readonly stopReason: StopReason;
  readonly usage?: Usage;
  /** Further answers of the same request, where several were wanted; its usage is theirs too. Not a part of a record. */
  readonly further?: readonly Completion[];
  /** What failed requests for it took before, as far as the provider said. */
  readonly wasted?: Usage;
  readonly timing?: Timing;
  /** Log-probabilities of the answer's tokens, in order, where they were asked for and given. */
  readonly logprobs?: readonly TokenLogprob[];
  /** Where nothing was written but the likeliest option chosen: how likely each is, in the question's order. */
  readonly choices?: readonly ChoiceLikelihood[];
  /** Options that could not be honoured. */
  readonly warnings?: readonly ModelWarning[];
}

/** How likely a model finds an option's letter where the answer has to come. */
export interface ChoiceLikelihood extends ContinuationScore {
  readonly choice: string;
}

/** How long the answer took. */
export interface Timing {
  /** Wall time of the answering request. */
  readonly seconds: number;
  /** How often the provider had to ask. */
  readonly attempts: number;
  /** Seconds until the first piece of a streamed answer. */
  readonly firstToken?: number;
}

export interface TokenLogprob {
  readonly token: string;
  /** Natural logarithm. */
  readonly logprob: number;
}

/** `other` keeps a reason of the provider that has no word here. */
export type StopReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'other';

export interface ToolCall {
  readonly name: string;
  /** JSON text as the model wrote it. */
  readonly arguments: string;
}

export interface Usage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly reasoningTokens?: number;
}

export interface ModelWarning {
  readonly option: string;
  readonly because: string;
}
