import { createRequire } from 'node:module';
import { FinevalError } from '../../errors.ts';
import type { Model } from '../model.ts';
import type { Checkpoint } from './checkpoint/checkpoint.ts';
import { readCheckpoint } from './checkpoint/read-checkpoint.ts';
import { thinkingWarning } from './decoding/thinking-warning.ts';
import type { OnnxOptions } from './onnx-options.ts';
import { defaultThreads } from './runtime/default-threads.ts';
import { locateRuntime } from './runtime/locate-runtime.ts';
import { refuseAbsentCuda } from './runtime/refuse-absent-cuda.ts';
import { refuseTooLarge } from './runtime/refuse-too-large.ts';
import type { WorkerTask } from './worker/worker-protocol.ts';
import { WorkerPool } from './worker/worker-pool.ts';

/** Beyond it, decoding on a processor gets hardly faster, and single answers wait longer. */
const mostRows = 32;
/** Calls beyond the rows: among them the next texts are chosen, and what they have in common is found. */
const waitingCalls = 32;

/**
 * Opens a local checkpoint that was exported to ONNX, in a thread of its own.
 * Throws `FinevalError` where the folder holds no usable export or this machine cannot run it.
 */
export async function openOnnxModel(options: OnnxOptions): Promise<Model> {
  const task = taskOf(options);
  const { devices = [], ref, onProgress } = options;
  const pool = new WorkerPool(
    devices.length === 0 ? [task] : devices.map((deviceIndex) => ({ ...task, deviceIndex })),
    onProgress,
  );
  const facts = await pool.opened();
  const { identity, environment, rows } = facts;
  const { maxTokens } = task.checkpoint;
  return {
    ref,
    description: {
      provider: 'onnx',
      identity,
      environment: devices.length === 0 ? environment : { ...environment, devices },
      ...(maxTokens === undefined ? {} : { maxTokens }),
    },
    concurrency: pool.size * (rows + waitingCalls),
    generate: (prompt, asked) => pool.generate(prompt, asked),
    logProbabilities: (prompt, continuations, { thinking, signal }) =>
      pool.score({ prompt, continuations, thinking }, signal),
    scoringWarnings: (asked) => thinkingWarning(asked, facts),
    close: () => pool.close(),
  };
}

function taskOf(options: OnnxOptions): WorkerTask {
  const { device = 'auto', rows, sampling, thinkingBudget, cacheBytes, deterministic } = options;
  const checkpoint = readCheckpoint(options);
  const runtime = locateRuntime(createRequire(import.meta.url));
  refuseDevice(options, checkpoint);
  return {
    checkpoint,
    runtime,
    device: device === 'auto' ? 'cpu' : device,
    threads: options.threads ?? threadsFor(options),
    rows: rows ?? mostRows,
    deterministic: deterministic ?? false,
    sampling: sampling ?? {},
    ...(thinkingBudget === undefined ? {} : { thinkingBudget }),
    ...(cacheBytes === undefined ? {} : { cacheBytes }),
  };
}

/** Workers on the processor share its cores. */
function threadsFor({ device, devices = [] }: OnnxOptions): number {
  const workers = device === 'cuda' ? 1 : Math.max(1, devices.length);
  return Math.max(1, Math.floor(defaultThreads() / workers));
}

function refuseDevice({ device, devices = [] }: OnnxOptions, checkpoint: Checkpoint): void {
  if (device === 'webgpu' && devices.length > 0) refuseSeveral();
  if (device === 'cuda') refuseAbsentCuda();
  else refuseTooLarge(checkpoint);
}

/** Two WebGPU sessions that compute at once end the process (onnxruntime issue 32561). */
function refuseSeveral(): never {
  throw new FinevalError('DEVICE_ABSENT', {
    device: 'webgpu',
    because: 'it is one device, and cannot be several workers',
    remedy: 'Leave --devices out',
  });
}
