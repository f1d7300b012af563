import type { Message } from '../prompt/prompt.ts';
import type { Score } from '../scoring/score.ts';
import { cutText } from './cut-text.ts';
import type { Cut } from './cut-text.ts';
import type { AnswerTexts, ReportAnswer, ReportSample } from './report.ts';

/** The place of an answer's text that decided; the end, where answers use to stand, where none did. */
export function placeThatDecided({ strict, official }: Pick<ReportAnswer, 'strict' | 'official'>): number {
  const [start, end] = spanOf(strict) ?? spanOf(official) ?? [Infinity, Infinity];
  return (start + end) / 2;
}

function spanOf(score: Score | undefined): readonly [number, number] | undefined {
  return score?.status === 'scored' ? score.span : undefined;
}

/** Texts of an answer with at most `limit` units each: the answer around a place, thinking and tool calls from their ends. */
export function shortenAnswer<Texts extends AnswerTexts>(
  texts: Texts,
  { limit, around }: { readonly limit: number; readonly around: number },
): Texts {
  const { text, textCut, reasoning, reasoningCut, toolCalls } = texts;
  const whole = [text, reasoning, toolCalls].every((one) => one === undefined || one.length <= limit);
  if (whole) return texts;
  const answer = text === undefined ? undefined : cutText(partOf(text, textCut), { limit, around });
  const thinking =
    reasoning === undefined
      ? undefined
      : cutText(partOf(reasoning, reasoningCut), { limit, around: Infinity });
  return {
    ...texts,
    ...(answer === undefined ? {} : { text: answer.text, ...named('textCut', answer.cut) }),
    ...(thinking === undefined ? {} : { reasoning: thinking.text, ...named('reasoningCut', thinking.cut) }),
    ...(toolCalls === undefined ? {} : { toolCalls: toolCalls.slice(0, limit) }),
  };
}

function partOf(text: string, cut: Cut | undefined): { text: string; cut?: Cut } {
  return cut === undefined ? { text } : { text, cut };
}

function named<Name extends string>(name: Name, cut: Cut | undefined): Partial<Record<Name, Cut>> {
  const record: Partial<Record<Name, Cut>> = {};
  if (cut !== undefined) record[name] = cut;
  return record;
}

/** Messages with at most `limit` units each, from their ends, where the question uses to stand. */
export function shortenPrompt(
  prompt: readonly Message[],
  limit: number,
): { readonly prompt: readonly Message[]; readonly promptIsCut?: true } {
  if (prompt.every(({ content }) => content.length <= limit)) return { prompt };
  const cut = prompt.map((message) => ({
    ...message,
    content: cutText({ text: message.content }, { limit, around: Infinity }).text,
  }));
  return { prompt: cut, promptIsCut: true };
}

/** A sample whose answers have at most `limit` units each, and whose prompt has twice as many. */
export function shortenSample(sample: ReportSample, limit: number): ReportSample {
  const answers = sample.answers.map((answer) => {
    const { strict, official } = answer;
    return {
      ...shortenAnswer(answer, { limit, around: placeThatDecided(answer) }),
      strict: shortenScore(strict, limit),
      ...(official === undefined ? {} : { official: shortenScore(official, limit) }),
    };
  });
  const prompt = sample.prompt === undefined ? {} : shortenPrompt(sample.prompt, 2 * limit);
  return { ...sample, ...prompt, answers };
}

/** A score whose answer as it was understood has at most `limit` units. */
export function shortenScore(score: Score, limit: number): Score {
  if (score.status !== 'scored' || score.answer.length <= limit) return score;
  return { ...score, answer: `${cutText({ text: score.answer }, { limit, around: 0 }).text}…` };
}
