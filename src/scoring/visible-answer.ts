import type { Completion } from '../model/model.ts';
import type { UnreadableReason } from './score.ts';

/** The part of a completion that is meant for the reader. */
export interface VisibleAnswer {
  readonly text: string;
  /** Where `text` starts in the completion's text, in UTF-16 units. */
  readonly offset: number;
}

const open = /<think(?:ing)?>/g;
const close = /<\/think(?:ing)?>/g;

/**
 * What a completion says to the reader, without its thinking, or why there is nothing to read.
 *
 * A text may start inside the thinking (some chat templates open it in the prompt). Of several visible parts the last
 * that is not blank is taken: a model that thinks again has replaced what it said before.
 */
export function visibleAnswer(completion: Completion): VisibleAnswer | UnreadableReason {
  const { text, stopReason } = completion;
  if (stopReason === 'length') return 'truncated';
  if (stopReason === 'content-filter') return 'filtered';
  // Tags are rare, and their word is found sooner than they are.
  if (!text.includes('think')) return text.trim() === '' ? 'empty' : { text, offset: 0 };
  const afterThinking = lastEnd(text, close);
  if (text.slice(afterThinking).search(open) !== -1) return 'truncated';
  const part = visibleParts(text, afterThinking).find(({ text }) => text.trim() !== '');
  return part ?? 'empty';
}

/** The parts outside the thinking, last first: what follows it, then what stands before it. */
function visibleParts(text: string, afterThinking: number): readonly VisibleAnswer[] {
  const after = { text: text.slice(afterThinking), offset: afterThinking };
  const opening = text.search(open);
  return opening === -1 ? [after] : [after, { text: text.slice(0, opening), offset: 0 }];
}

function lastEnd(text: string, tag: RegExp): number {
  let end = 0;
  for (const { index, 0: found } of text.matchAll(tag)) end = index + found.length;
  return end;
}
