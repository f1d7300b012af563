import type { Score } from '../../scoring/score.ts';
import type { Cut } from '../cut-text.ts';
import type { ReportAnswer, ReportSample } from '../report.ts';

/**
 * A sample as the page keeps it: lists without names, 0 for what is absent, spans counted in the part of a text that is
 * shown. `reports/script/3-sample-store.js` reads it back.
 */
export type PackedSample = readonly [
  prompt: readonly (readonly [role: string, content: string])[] | 0,
  promptIsCut: 0 | 1,
  target: string | 0,
  answers: readonly PackedAnswer[],
];

/** Which ends of a text are left out: 1 its beginning, 2 its end, 3 both. */
type Ends = 0 | 1 | 2 | 3;

export type PackedAnswer = readonly [
  run: number,
  repeat: number,
  stopReason: string | 0,
  strict: PackedScore,
  official: PackedScore | 0,
  text: string | 0,
  textEnds: Ends,
  reasoning: string | 0,
  reasoningEnds: Ends,
  toolCalls: string | 0,
];

/** The number of members tells which of the three a score is. */
export type PackedScore =
  | readonly [reason: string]
  | readonly [kind: string, message: string]
  | readonly [
      value: number,
      answer: string,
      rule: string | 0,
      verdict: string | 0,
      start: number,
      end: number,
    ];

export function packSample({ prompt, promptIsCut, target, answers }: ReportSample): PackedSample {
  return [
    prompt === undefined ? 0 : prompt.map(({ role, content }) => [role, content] as const),
    promptIsCut === true ? 1 : 0,
    target ?? 0,
    answers.map(packAnswer),
  ];
}

function packAnswer(answer: ReportAnswer): PackedAnswer {
  const { text, textCut, reasoning, reasoningCut, strict, official } = answer;
  return [
    answer.run,
    answer.repeat,
    answer.stopReason ?? 0,
    packScore(strict, text, textCut),
    official === undefined ? 0 : packScore(official, text, textCut),
    text ?? 0,
    endsOf(text, textCut),
    reasoning ?? 0,
    endsOf(reasoning, reasoningCut),
    answer.toolCalls ?? 0,
  ];
}

function endsOf(text: string | undefined, cut: Cut | undefined): Ends {
  if (text === undefined || cut === undefined) return 0;
  const beginning = cut.start > 0;
  const end = cut.start + text.length < cut.length;
  if (beginning && end) return 3;
  if (beginning) return 1;
  return end ? 2 : 0;
}

function packScore(score: Score, text: string | undefined, cut: Cut | undefined): PackedScore {
  switch (score.status) {
    case 'unreadable':
      return [score.reason];
    case 'failed':
      return [score.kind, score.message];
    case 'scored': {
      const [start, end] = shownSpan(score.span ?? [0, 0], text ?? '', cut?.start ?? 0);
      return [score.value, score.answer, score.rule ?? 0, score.verdict ?? 0, start, end];
    }
  }
}

/** The part of a span that is in the shown text; 0 to 0 where none is. */
function shownSpan(
  [start, end]: readonly [number, number],
  { length }: string,
  offset: number,
): readonly [number, number] {
  const [first, last] = [Math.max(0, start - offset), Math.min(length, end - offset)];
  return first < last ? [first, last] : [0, 0];
}
