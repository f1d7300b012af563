import type { AnswerTexts } from '../report/report.ts';
import { shortenAnswer } from '../report/shorten-texts.ts';
import { ownText } from './own-text.ts';

/** An answer whose texts may still have to be shortened. */
export interface Budgeted {
  texts: AnswerTexts;
  /** The place of the text that is kept longest. */
  readonly around: number;
}

const longestCut = 4096;
const shortest = 64;

/**
 * Keeps the texts of answers within so many UTF-16 units together, however many and long they are. All get the same limit,
 * halved as often as it takes; in which order answers come makes no difference.
 */
export class TextBudget {
  readonly #most: number;
  readonly #kept: Budgeted[] = [];
  #total = 0;
  #limit = Infinity;

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes an answer; its texts are shortened now and whenever later ones need the room. */
  add(answer: Budgeted): void {
    this.#shorten(answer);
    this.#kept.push(answer);
    this.#total += sizeOf(answer.texts);
    while (this.#total > this.#most && this.#limit > shortest) {
      this.#limit = Math.min(longestCut, this.#limit / 2);
      for (const one of this.#kept) this.#shorten(one);
      this.#total = this.#kept.reduce((sum, { texts }) => sum + sizeOf(texts), 0);
    }
  }

  #shorten(answer: Budgeted): void {
    const short = shortenAnswer(answer.texts, { limit: this.#limit, around: answer.around });
    if (short !== answer.texts) answer.texts = ownCopy(short);
  }
}

function sizeOf({ text = '', reasoning = '', toolCalls = '' }: AnswerTexts): number {
  return text.length + reasoning.length + toolCalls.length;
}

function ownCopy(texts: AnswerTexts): AnswerTexts {
  const { text, reasoning, toolCalls } = texts;
  return {
    ...texts,
    ...(text === undefined ? {} : { text: ownText(text) }),
    ...(reasoning === undefined ? {} : { reasoning: ownText(reasoning) }),
    ...(toolCalls === undefined ? {} : { toolCalls: ownText(toolCalls) }),
  };
}
