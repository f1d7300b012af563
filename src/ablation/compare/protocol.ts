import type { Json } from '../../json/json.ts';
import type { Manifest, ManifestSuite } from '../../run/manifest.ts';
import type { RunScores } from './run-scores.ts';

/** How a number was measured: field → value. Every field decides answers or scores. */
export type Protocol = Readonly<Record<ProtocolField, Json>>;

/** The fields that two cells must share to be compared, in the words of messages and of `accept`. */
export const protocolFields = [
  'suite',
  'data',
  'split',
  'prompt',
  'scoring',
  'token limit',
  'temperature',
  'top-p',
  'stop texts',
  'thinking',
  'thinking budget',
  'sampling',
  'seed',
  'repeats',
  'selection',
  'chat template',
  'options not honoured',
  'scorer version',
] as const;

export type ProtocolField = (typeof protocolFields)[number];

/**
 * The protocol of one task of a run. The model, its tokenizer and device, times and fineval's own version are no part of
 * it. `null` is what an imported run does not say. `undefined` where the run did not ask the task.
 */
export function protocolOf(
  { manifest, scorer }: RunScores,
  suite: string,
  task: string,
): Protocol | undefined {
  const asked = manifest.suites.find(({ id }) => id === suite);
  const settings = asked?.tasks.find(({ id }) => id === task);
  if (asked === undefined || settings === undefined) return undefined;
  const { model } = manifest;
  return {
    suite: asked.digest,
    data: dataOf(asked),
    split: asked.split ?? null,
    prompt: settings.promptVariant ?? null,
    scoring: scoringOf(asked, manifest),
    'token limit': settings.maxTokens ?? null,
    ...decodingOf(manifest),
    repeats: manifest.selection.repeats,
    selection: selectionOf(manifest),
    'thinking budget': model.identity['thinkingBudget'] ?? null,
    sampling: model.identity['sampling'] ?? null,
    'chat template': model.identity['chatTemplate'] ?? null,
    'options not honoured': manifest.warnings.map(({ option }) => option).toSorted(),
    'scorer version': scorer,
  };
}

function decodingOf({
  generation,
}: Manifest): Pick<Protocol, 'temperature' | 'top-p' | 'stop texts' | 'thinking' | 'seed'> {
  const { temperature, topP, stop, thinking, seed } = generation;
  return {
    temperature: temperature ?? null,
    'top-p': topP ?? null,
    'stop texts': [...(stop ?? [])],
    thinking: thinking ?? null,
    seed: seed ?? null,
  };
}

/** A run of fineval's own that says nothing had its answers written, wherever it was read from. */
function scoringOf({ scoring }: ManifestSuite, { imported }: Manifest): Json {
  const isOwn = imported === undefined || imported.tool.name === 'fineval';
  return scoring ?? (isOwn ? 'generation' : null);
}

function dataOf({ sources }: ManifestSuite): Json {
  return sources.map(({ path, sha256 }) => `${path} ${sha256}`).toSorted();
}

function selectionOf({ selection }: Manifest): Json {
  const { limit, samples, shard, optionOrder } = selection;
  return [
    limit ?? null,
    samples?.toSorted() ?? null,
    shard === undefined ? null : `${shard.index}/${shard.count}`,
    optionOrder ?? 'hash',
  ];
}

/** Fields in which two protocols differ, in the order of {@link protocolFields}. */
export function differingFields(base: Protocol, candidate: Protocol): readonly ProtocolField[] {
  return protocolFields.filter((field) => JSON.stringify(base[field]) !== JSON.stringify(candidate[field]));
}
