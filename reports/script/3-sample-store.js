import { readBlock } from './1-page.js';

const opened = new Map();
const kept = 24;

/** The sample of a row. Pieces are decompressed when they are needed, and the last ones kept. */
export async function sampleAt(index, position) {
  const chunk = await chunkAt(Math.floor(position / index.chunkSize));
  const [prompt, promptIsCut, target, answers] = chunk[position % index.chunkSize];
  const messages = (prompt || []).map(([role, content]) => ({ role, content }));
  return {
    id: index.rows[position][2],
    promptIsCut: promptIsCut === 1,
    ...given({ prompt: prompt === 0 ? 0 : messages, target }),
    answers: answers.map(answerOf),
  };
}

function answerOf(packed) {
  const [run, repeat, stopReason, strict, official, text, textEnds, reasoning, reasoningEnds, toolCalls] =
    packed;
  const scores = { strict: scoreOf(strict), ...(official === 0 ? {} : { official: scoreOf(official) }) };
  return {
    run,
    repeat,
    textEnds,
    reasoningEnds,
    ...given({ stopReason, text, reasoning, toolCalls }),
    ...scores,
  };
}

function scoreOf(packed) {
  if (packed.length === 1) return { status: 'unreadable', reason: packed[0] };
  if (packed.length === 2) return { status: 'failed', kind: packed[0], message: packed[1] };
  const [value, answer, rule, verdict, start, end] = packed;
  const span = end > start ? { span: [start, end] } : {};
  return { status: 'scored', value, answer, ...given({ rule, verdict }), ...span };
}

/** Without the members that are 0, which stands for absent. */
function given(members) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== 0));
}

export function chunkAt(number) {
  const known = opened.get(number) ?? readBlock(`chunk-${number}`);
  opened.delete(number);
  opened.set(number, known);
  if (opened.size > kept) opened.delete(opened.keys().next().value);
  return known;
}

/** Positions of the rows that a filter keeps. */
export function filterRows({ rows }, filter) {
  const positions = [];
  for (const [position, row] of rows.entries()) if (keeps(row, filter)) positions.push(position);
  return positions;
}

function keeps([suite, task, , labels, outcomes], filter) {
  if (filter.suite !== '' && suite !== Number(filter.suite)) return false;
  if (filter.task !== '' && task !== Number(filter.task)) return false;
  if (filter.label !== '' && !labels.includes(Number(filter.label))) return false;
  return cameOut(outcomes, filter);
}

function cameOut(outcomes, { run, outcome }) {
  if (outcome === 'differ') return new Set(outcomes.filter((word) => word !== '')).size > 1;
  if (outcome === 'gain' || outcome === 'loss') return turns(outcomes, { run, outcome });
  const asked = run === '' ? outcomes : [outcomes[Number(run)]];
  if (run !== '' && asked[0] === '') return false;
  return outcome === '' || asked.some((word) => word.includes(outcome));
}

/** Whether a run, or any, is right where the run before it is not; or the other way round. */
function turns(outcomes, { run, outcome }) {
  const isRight = (word) => /^r+$/.test(word);
  return outcomes.some((word, number) => {
    const before = outcomes[number - 1] ?? '';
    if (word === '' || before === '' || (run !== '' && number !== Number(run))) return false;
    return isRight(word) !== isRight(before) && isRight(word) === (outcome === 'gain');
  });
}

/** The positions whose id, labels, prompt or answers hold a text. Stops when `goesOn` says no. */
export async function searchRows(index, { positions, text, goesOn }) {
  const wanted = text.toLowerCase();
  const found = [];
  for (const position of positions) {
    const [, task, id, labels] = index.rows[position];
    const names = [id, index.tasks[task], ...labels.map((label) => index.labels[label])];
    if (names.some((name) => name.toLowerCase().includes(wanted))) {
      found.push(position);
      continue;
    }
    const sample = await sampleAt(index, position);
    if (!goesOn()) return undefined;
    if (textsOf(sample).some((piece) => piece.toLowerCase().includes(wanted))) found.push(position);
  }
  return found;
}

function textsOf({ prompt = [], target = '', answers }) {
  const given = answers.flatMap(({ text = '', reasoning = '', strict }) => [
    text,
    reasoning,
    String(strict.answer ?? ''),
  ]);
  return [target, ...prompt.map(({ content }) => content), ...given];
}
