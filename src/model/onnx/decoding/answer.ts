import { drawToken, penalizeRepetition, pickLikeliest } from './pick-token.ts';
import { uniformAt } from './random.ts';
import { findStop, watchForStops } from './stop-texts.ts';
import type { StopWatch } from './stop-texts.ts';
import { ThinkingWatch } from './thinking-budget.ts';
import type { ThinkingBudget } from './thinking-budget.ts';

export interface AnswerTask {
  readonly prompt: readonly number[];
  /** Most tokens of the answer. */
  readonly limit: number;
  /** 0 is greedy. */
  readonly temperature: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly minP?: number;
  /** 1 or absent is none. */
  readonly repetitionPenalty?: number;
  readonly seed: number;
  readonly stops: readonly string[];
  readonly stopIds: ReadonlySet<number>;
  readonly thinking?: ThinkingBudget;
  readonly decode: (ids: readonly number[]) => string;
}

export interface FinishedAnswer {
  readonly text: string;
  readonly stopReason: 'stop' | 'length';
  /** With the token that ended it. */
  readonly tokenCount: number;
}

/** An answer as it grows. It depends on its own logits and seed, and on nothing that is decoded beside it. */
export class Answer {
  readonly #task: AnswerTask;
  readonly #watch: StopWatch;
  readonly #thinking: ThinkingWatch;
  readonly #seen: Set<number>;
  readonly ids: number[] = [];
  finished: FinishedAnswer | undefined;

  constructor(task: AnswerTask) {
    this.#task = task;
    this.#watch = watchForStops(task.stops, task.decode);
    this.#thinking = new ThinkingWatch(task.thinking, task.prompt);
    this.#seen = new Set(penaltyOf(task) === 1 ? [] : task.prompt);
  }

  /** Prompt and answer so far: what has been or has to be read. */
  get tokens(): readonly number[] {
    return [...this.#task.prompt, ...this.ids];
  }

  /** Whether all it needs to know is the likeliest token. */
  get isGreedy(): boolean {
    return this.#task.temperature <= 0 && penaltyOf(this.#task) === 1;
  }

  /** Chooses the next token by the logits after the last one. Gives what has to be read next, if anything. */
  take(logits: Float32Array): number | undefined {
    return this.#accept(this.#thinking.next() ?? this.#choose(logits));
  }

  /** Takes the likeliest token, where the answer is greedy. Gives what has to be read next, if anything. */
  takeLikeliest(id: number): number | undefined {
    return this.#accept(this.#thinking.next() ?? id);
  }

  #accept(id: number): number | undefined {
    const { decode, limit, stopIds } = this.#task;
    if (stopIds.has(id)) {
      this.finished = { text: decode(this.ids), stopReason: 'stop', tokenCount: this.ids.length + 1 };
      return undefined;
    }
    this.ids.push(id);
    this.#thinking.saw(id);
    if (penaltyOf(this.#task) !== 1) this.#seen.add(id);
    this.finished = this.#stopped();
    if (this.finished === undefined && this.ids.length >= limit)
      this.finished = { text: decode(this.ids), stopReason: 'length', tokenCount: this.ids.length };
    return this.finished === undefined ? id : undefined;
  }

  #choose(given: Float32Array): number {
    const { temperature, topK, topP, minP, seed } = this.#task;
    const penalty = penaltyOf(this.#task);
    const logits = penalty === 1 ? given : penalizeRepetition(given, this.#seen, penalty);
    if (temperature <= 0) return pickLikeliest(logits);
    return drawToken(logits, {
      temperature,
      uniform: uniformAt(seed, this.ids.length),
      ...(topK === undefined ? {} : { topK }),
      ...(topP === undefined ? {} : { topP }),
      ...(minP === undefined ? {} : { minP }),
    });
  }

  #stopped(): FinishedAnswer | undefined {
    const { stops, decode } = this.#task;
    if (stops.length === 0 || !this.#watch.sees(this.ids)) return undefined;
    const text = decode(this.ids);
    const end = findStop(text, stops);
    if (end === undefined) return undefined;
    return { text: text.slice(0, end), stopReason: 'stop', tokenCount: this.ids.length };
  }
}

function penaltyOf({ repetitionPenalty = 1 }: AnswerTask): number {
  return repetitionPenalty;
}
