import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FinevalError } from '../../../errors.ts';
import type { Prompt } from '../../../prompt/prompt.ts';
import { ModelError } from '../../model-error.ts';
import type { Completion, ContinuationScore, GenerateOptions } from '../../model.ts';
import { stoppedError } from '../stopped-error.ts';
import type { SchedulerProgress } from '../batching/scheduler.ts';
import type {
  CompletedReply,
  FromWorker,
  GenerateCall,
  ModelFacts,
  ScoreCall,
  ScoredReply,
  ToWorker,
  WorkerTask,
} from './worker-protocol.ts';

interface PendingCall {
  readonly answered: (reply: CompletedReply | ScoredReply) => void;
  readonly reject: (error: ModelError) => void;
}

type Call = Omit<GenerateCall, 'id'> | Omit<ScoreCall, 'id'>;

/**
 * The thread that a model lives in: ONNX Runtime blocks the thread it runs on.
 * Whatever becomes of the thread, every call is answered.
 */
export class DecodingWorker {
  readonly #worker: Worker;
  readonly #calls = new Map<number, PendingCall>();
  readonly #opened = Promise.withResolvers<ModelFacts>();
  readonly #exited = Promise.withResolvers<void>();
  #lastId = 0;
  #end: ModelError | undefined;

  readonly #onProgress: (progress: SchedulerProgress) => void;

  constructor(task: WorkerTask, onProgress: (progress: SchedulerProgress) => void = () => {}) {
    this.#onProgress = onProgress;
    // Built by hand: TypeScript would leave a literal './worker.ts' as it is, and dist/ has worker.js.
    const entry = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
    this.#worker = new Worker(entry, { workerData: task, execArgv: [] });
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error) => this.#die(error));
    this.#worker.on('exit', (code) => {
      this.#die(new Error(`The worker ended with exit code ${code}.`));
      this.#exited.resolve();
    });
  }

  /** Waits until the model is loaded. Rejects with `FinevalError` where it cannot be. */
  opened(): Promise<ModelFacts> {
    return this.#opened.promise;
  }

  /** How many calls wait for an answer. */
  get load(): number {
    return this.#calls.size;
  }

  async generate(prompt: Prompt, asked: GenerateOptions): Promise<Completion> {
    const { signal, stopAsking: _, ...options } = asked;
    const reply = await this.#call({ type: 'generate', prompt, options }, signal);
    if (reply.type === 'completed') return reply.completion;
    throw new TypeError('The worker scored what it should have answered.');
  }

  async score(
    call: Omit<ScoreCall, 'id' | 'type'>,
    signal?: AbortSignal,
  ): Promise<readonly ContinuationScore[]> {
    const reply = await this.#call({ type: 'score', ...call }, signal);
    if (reply.type === 'scored') return reply.scores;
    throw new TypeError('The worker answered what it should have scored.');
  }

  async #call(call: Call, signal: AbortSignal | undefined): Promise<CompletedReply | ScoredReply> {
    if (this.#end !== undefined) throw this.#end;
    if (signal?.aborted === true) throw stoppedError();
    const id = ++this.#lastId;
    const abort = (): void => {
      this.#send({ type: 'abort', id });
      this.#settle(id)?.reject(stoppedError());
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.#calls.set(id, { answered: resolve, reject });
        this.#send({ ...call, id });
      });
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Ends the thread after the step it is computing. Calls that are still waiting are rejected. */
  async close(): Promise<void> {
    this.#endWith(new ModelError('aborted', 'The model has been closed.'));
    this.#send({ type: 'close' });
    await this.#exited.promise;
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message, []);
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case 'opened':
        return this.#opened.resolve(message.facts);
      case 'mistake':
        return this.#opened.reject(new FinevalError(message.mistake.code, message.mistake.details));
      case 'completed':
      case 'scored':
        return this.#settle(message.id)?.answered(message);
      case 'progress':
        return this.#onProgress(message.progress);
      case 'failed':
        return this.#settle(message.id)?.reject(new ModelError(message.kind, message.message));
    }
  }

  /** Takes a call off the list, so that it is answered once. */
  #settle(id: number): PendingCall | undefined {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    return call;
  }

  #die(cause: Error): void {
    this.#opened.reject(cause);
    this.#endWith(
      new ModelError('server', `The thread that runs the model has died: ${cause.message}`, { cause }),
    );
  }

  /** The first reason to end stays the reason. */
  #endWith(error: ModelError): void {
    this.#end ??= error;
    for (const id of this.#calls.keys()) this.#settle(id)?.reject(this.#end);
  }
}
