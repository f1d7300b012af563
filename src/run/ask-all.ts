import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import { onAbort } from '../http/on-abort.ts';
import { ModelError } from '../model/model-error.ts';
import { ask, stopsRun } from './ask.ts';
import type { Ask, Asked, Asking } from './ask.ts';
import type { CompletionRecord } from './completion-record.ts';

/** So many failures without one success between them end a run: the model is not well. */
const failuresInARow = 32;

/** So many questions are begun in one turn of the event loop, until as many are in flight as may be. */
const fewOnes = 8;

/** How the asking of a run went. */
export interface AskingResult {
  readonly answered: number;
  readonly failed: number;
  /** Why the asking ended early; absent when every question was put. */
  readonly stoppedBy?: Error;
}

export interface AskingPlan extends Omit<Asking, 'stopAsking'> {
  readonly asks: Iterable<Ask>;
  /** How many questions may be in flight; the model may want to hold some more ready (`Model.ahead`). */
  readonly concurrency: number;
  /** No further question is put once this is aborted; those in flight are waited for. `signal` aborts them too. */
  readonly stop: AbortSignal;
  readonly onRecord: (record: CompletionRecord) => Promise<void>;
  /** Called once, when as many questions as may be are on their way. */
  readonly onWaiting?: (() => void) | undefined;
}

/**
 * Puts all questions, at most `concurrency` at a time. Only what is in flight, or ready to be, is held in memory.
 * Rejects where a record cannot be written; what stops the model is returned.
 */
export async function askAll(plan: AskingPlan): Promise<AskingResult> {
  const limit = pLimit(plan.concurrency);
  const state = new AskingState();
  const { stopAsking } = state;
  const stopListening = [plan.stop, plan.signal].map((signal) => onAbort(signal, () => state.stop()));
  const asking = { ...plan, stopAsking };
  const places = (): number => plan.concurrency + (plan.model.ahead ?? 0);
  const isFull = (): boolean => {
    if (limit.concurrency !== places()) limit.concurrency = places();
    return limit.activeCount >= limit.concurrency;
  };
  const first = places();
  let begun = 0;
  for (const one of plan.asks) {
    // Waited for here and not in the queue of the limit: there each job would hold on to the next one, and V8 would keep
    // everything that was ever asked until its next full collection (3 times the CPU for collecting, 20,000 questions).
    while (isFull()) await state.nextEnd();
    if (stopAsking.aborted) break;
    void limit(() => askOne(one, asking, state)).then(() => state.end());
    begun += 1;
    // The first questions go out while those after them are made ready.
    if (begun <= first && begun % fewOnes === 0) await nextTurn();
    if (begun === first) plan.onWaiting?.();
  }
  while (limit.activeCount > 0) await state.nextEnd();
  for (const stop of stopListening) stop();
  if (state.bug !== undefined) throw state.bug;
  return state.result();
}

async function askOne(one: Ask, plan: AskingPlan & Asking, state: AskingState): Promise<void> {
  try {
    for (let left: Ask | undefined = one; left !== undefined;) {
      const asked: Asked = await ask(left, plan);
      for (const record of asked.records) await plan.onRecord(record);
      state.count(asked.records);
      left = plan.stopAsking.aborted ? undefined : asked.left;
    }
  } catch (error) {
    // What was called off because the run is told to stop is no news.
    if (plan.stop.aborted && error instanceof ModelError && error.kind === 'aborted') return;
    state.stopFor(error);
  }
}

class AskingState {
  #answered = 0;
  #failed = 0;
  #inARow = 0;
  #stoppedBy: Error | undefined;
  #wake: () => void = () => {};
  readonly #stopping = new AbortController();
  bug: unknown;

  /** Aborted once something ends the asking early. It is no signal made of others: those are looked through at every glance. */
  get stopAsking(): AbortSignal {
    return this.#stopping.signal;
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** Counts the records of one request, which has answered all of them or has failed. */
  count(records: readonly CompletionRecord[]): void {
    const error = records[0]?.error;
    if (error === undefined) {
      this.#answered += records.length;
      this.#inARow = 0;
      return;
    }
    this.#failed += records.length;
    this.#inARow += 1;
    if (this.#inARow >= failuresInARow) {
      const message = `${this.#inARow} questions failed one after another, the last one so: ${error.message}`;
      this.#stoppedBy ??= new ModelError(error.kind, message);
      this.stop();
    }
  }

  stopFor(error: unknown): void {
    if (error instanceof ModelError && stopsRun(error)) this.#stoppedBy ??= error;
    else this.bug ??= error;
    this.stop();
  }

  end(): void {
    this.#wake();
  }

  nextEnd(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  result(): AskingResult {
    const stoppedBy = this.#stoppedBy;
    return {
      answered: this.#answered,
      failed: this.#failed,
      ...(stoppedBy === undefined ? {} : { stoppedBy }),
    };
  }
}
