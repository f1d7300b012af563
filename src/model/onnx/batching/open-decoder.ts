import { ModelError } from '../../model-error.ts';
import { readInterface } from '../decoding/graph-interface.ts';
import type { GraphInterface } from '../decoding/graph-interface.ts';
import { withFileSource } from '../proto/file-source.ts';
import { readGraph } from '../proto/read-graph.ts';
import { examineGraph } from '../rewrite/examine-graph.ts';
import type { GraphTraits } from '../rewrite/examine-graph.ts';
import type { CacheOrder } from '../rewrite/fresh-caches.ts';
import { rewriteDecoder } from '../rewrite/rewrite-decoder.ts';
import type { RewrittenGraph } from '../rewrite/rewrite-decoder.ts';
import type { OnnxRuntime } from '../runtime/load-runtime.ts';
import { openSession } from '../runtime/open-session.ts';
import { OpeningMistake } from '../worker/opening-mistake.ts';
import type { WorkerTask } from '../worker/worker-protocol.ts';
import type { Decoder } from './decoder.ts';
import { DecoderGraph } from './decoder-graph.ts';
import type { DecoderParts } from './decoder-graph.ts';
import { Rearranger } from './rearranger.ts';
import { ResidentDecoder } from './resident-decoder.ts';
import { agreesWithItself, longestPiece } from './self-check.ts';
import { SlotDecoder } from './slot-decoder.ts';

export interface OpenedDecoder {
  readonly decoder: Decoder;
  /** How it decodes, for the manifest. */
  readonly method: string;
  /** Whether a text's logits stay as they are, up to rounding, when its beginning was read before. */
  readonly sharesPrefixes: boolean;
  /** How many tokens of a prompt are read at once. */
  readonly pieceLength: number;
}

/** A way to decode, from the fastest to the one that asks least of a graph. */
interface Way {
  readonly method: 'slots' | 'resident' | 'as exported';
  readonly order: CacheOrder;
  readonly rows: number;
}

interface Opening {
  readonly task: WorkerTask;
  readonly runtime: OnnxRuntime;
  readonly graph: GraphInterface;
  readonly traits: GraphTraits;
  /** Some text, to try a decoder with. */
  readonly sample: readonly number[];
}

/** Opens a graph in the fastest way in which it agrees with itself. Throws `OpeningMistake` where there is none. */
export async function openDecoder(
  task: WorkerTask,
  runtime: OnnxRuntime,
  sample: readonly number[],
): Promise<OpenedDecoder> {
  const { checkpoint } = task;
  const graph = withFileSource(checkpoint.graph, (source) => readInterface(readGraph(source), checkpoint));
  const traits = examineGraph(checkpoint.graph);
  const opening: Opening = { task, runtime, graph, traits, sample };
  for (const way of waysFor(opening)) {
    const tried = await tryWay(opening, way);
    if (tried === undefined) continue;
    const sharesPrefixes = !task.deterministic && !traits.scalesAcrossRows;
    return { ...tried, method: way.method, sharesPrefixes };
  }
  const problem =
    'computes something else with its key/value cache than without, so its answers would be wrong; export it again';
  throw new OpeningMistake({ code: 'FILE_WRONG', details: { file: checkpoint.graph, problem } });
}

function waysFor({ task, graph, traits }: Opening): Way[] {
  const { order } = traits;
  const rows = task.deterministic ? 1 : task.rows;
  // A window that counts places, and not positions, must not meet holes; scales of a whole batch mix its rows.
  const isAlone =
    traits.scalesAcrossRows || (task.checkpoint.slidingWindow !== undefined && order === 'appended');
  const alone: Way = { method: 'as exported', order, rows: 1 };
  if (isAlone || graph.wantsBranch) return [alone];
  if (task.device === 'webgpu') return [{ method: 'resident', order, rows }, alone];
  const other: CacheOrder = order === 'appended' ? 'inserted' : 'appended';
  const slots = [order, other].map((each): Way => ({ method: 'slots', order: each, rows }));
  return [...slots, alone];
}

/** `undefined` where this way leads to wrong logits, or ONNX Runtime refuses what was rewritten. */
async function tryWay(
  opening: Opening,
  way: Way,
): Promise<Pick<OpenedDecoder, 'decoder' | 'pieceLength'> | undefined> {
  const decoder = await openOrRefuse(opening, way);
  if (decoder === undefined) return undefined;
  const tolerance = toleranceOf(opening);
  try {
    const agrees = await agreesWithItself(decoder, opening.sample, tolerance);
    const pieceLength = agrees ? await longestPiece(decoder, opening.sample, tolerance) : 0;
    if (pieceLength > 0) return { decoder, pieceLength };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    if (way.method === 'as exported') throw explainRun(opening, error);
  }
  await decoder.close();
  return undefined;
}

async function openOrRefuse(opening: Opening, way: Way): Promise<Decoder | undefined> {
  try {
    return await openWay(opening, way);
  } catch (error) {
    if (!(error instanceof OpeningMistake) || error.mistake.code !== 'FILE_WRONG') throw error;
    if (way.method === 'as exported') throw error;
    return undefined;
  }
}

async function openWay({ task, runtime, graph }: Opening, way: Way): Promise<Decoder> {
  const { device, deviceIndex, threads, checkpoint } = task;
  const file = checkpoint.graph;
  const presents = graph.caches.map(({ present }) => present);
  const rewritten =
    way.method === 'as exported'
      ? undefined
      : rewriteDecoder(file, {
          caches: graph.caches,
          order: way.order,
          wholeCaches: way.method === 'resident',
        });
  const where = { runtime, device, threads, file, ...(deviceIndex === undefined ? {} : { deviceIndex }) };
  const session = await openSession({
    ...where,
    ...(rewritten === undefined ? {} : { rewritten }),
    resident: rewritten?.fresh === undefined ? presents : [],
  });
  const decoderGraph = new DecoderGraph({
    runtime,
    session,
    graph,
    cache: checkpoint.cache,
    order: way.order,
    ...picksOf(rewritten),
    cacheOutputs: rewritten?.fresh ?? presents,
    alwaysFetchesLogits: device === 'webgpu',
  });
  if (rewritten?.fresh !== undefined) return new SlotDecoder(decoderGraph, way.rows);
  const rearranger = await Rearranger.open(runtime, graph.cacheType, (bytes) =>
    openSession({ ...where, rewritten: { bytes, folder: '' }, resident: ['cache'] }),
  );
  return new ResidentDecoder(decoderGraph, rearranger, way.rows);
}

function picksOf(graph: RewrittenGraph | undefined): Pick<DecoderParts, 'picksLogits' | 'picksLikeliest'> {
  const { picksLogits = false, picksLikeliest = false } = graph ?? {};
  return { picksLogits, picksLikeliest };
}

/** Rounding differs between batches; a wrong key changes logits by more than a tenth of their range. */
function toleranceOf({ graph, traits }: Opening): number {
  if (traits.scalesAcrossRows) return 0.3;
  return graph.cacheType === 'float16' ? 0.02 : 0.001;
}

function explainRun({ task }: Opening, error: ModelError): OpeningMistake {
  const { graph, tokenizer } = task.checkpoint;
  const details = /out of (?:data )?bounds/u.test(error.message)
    ? { file: tokenizer, problem: 'has tokens that the model does not know; take both from one export' }
    : { file: graph, problem: `cannot be run: ${error.message.replace(/\.$/u, '')}` };
  return new OpeningMistake({ code: 'FILE_WRONG', details }, { cause: error });
}
