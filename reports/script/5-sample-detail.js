import { byId, make, runName, say, sayCode } from './1-page.js';

// Characters that a reader cannot see and that can reorder or hide text: controls, bidirectional overrides, separators.
const unseen = /[\0-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/u;

/** One sample with the answers of all runs side by side. */
export function showDetail(index, sample, suite) {
  const redacted = index.redacted.includes(suite);
  const parts = [make('h3', sample.id)];
  if (redacted) parts.push(make('p', say('withheld'), 'caution'));
  else parts.push(...promptParts(sample));
  const cards = make('div', undefined, 'answers');
  for (const [run, named] of index.runs.entries()) {
    const name = runName(named);
    const answers = sample.answers.filter((answer) => answer.run === run);
    if (answers.length === 0) cards.append(emptyCard(name));
    for (const answer of answers) cards.append(answerCard(name, answer, answers.length > 1));
  }
  byId('detail').replaceChildren(...parts, cards);
}

function promptParts({ prompt, promptIsCut, target }) {
  const parts = [make('h4', say('prompt'))];
  if (prompt === undefined) parts.push(make('p', say('noPrompt'), 'muted'));
  if (promptIsCut) parts.push(make('small', say('promptCut'), 'muted'));
  for (const { role, content } of prompt ?? []) {
    if (role !== 'user') parts.push(make('small', role, 'muted'));
    parts.push(textBox({ text: content }));
  }
  if (target !== undefined) parts.push(make('h4', say('target')), textBox({ text: target }));
  return parts;
}

function emptyCard(name) {
  const card = make('section', undefined, 'card');
  card.append(make('h4', name), make('p', say('noAnswer'), 'muted'));
  return card;
}

function answerCard(name, answer, repeated) {
  const card = make('section', undefined, 'card');
  const { text, reasoning, toolCalls, strict, official } = answer;
  card.append(make('h4', repeated ? `${name} · ${say('repeat')} ${answer.repeat + 1}` : name));
  card.append(verdictList('strict', strict));
  if (official !== undefined) card.append(verdictList('official', official));
  if (reasoning !== undefined)
    card.append(folded(say('reasoning'), textBox({ text: reasoning, ends: answer.reasoningEnds })));
  if (text !== undefined)
    card.append(...answerParts({ text, ends: answer.textEnds }, strict.span ?? official?.span));
  if (toolCalls !== undefined) card.append(folded(say('toolCalls'), textBox({ text: toolCalls })));
  if (answer.stopReason !== undefined && answer.stopReason !== 'stop')
    card.append(make('small', `${say('stop')}: ${sayCode('stop', answer.stopReason)}`, 'muted'));
  return card;
}

/** The answer, its thinking folded away where the model wrote it into the text. */
function answerParts({ text, ends }, span) {
  const end = text.indexOf('</think>');
  const [low, high] = span ?? [0, 0];
  if (end < 0 || (span !== undefined && low < end)) return [textBox({ text, ends, low, high })];
  const from = end + '</think>'.length;
  return [
    folded(say('reasoning'), textBox({ text: text.slice(0, from), ends: ends & 1 })),
    textBox({
      text: text.slice(from),
      ends: ends & 2,
      low: Math.max(0, low - from),
      high: Math.max(0, high - from),
    }),
  ];
}

function folded(title, content) {
  const details = make('details');
  details.append(make('summary', title), content);
  return details;
}

function verdictList(column, score) {
  const list = make('dl');
  const add = (term, text) => {
    const value = make('dd');
    value.append(...pieces(String(text)));
    list.append(make('dt', term), value);
  };
  add(say(column), outcomeOf(score));
  if (score.answer !== undefined && score.answer !== '') add(say('understood'), score.answer);
  if (score.rule !== undefined) add(say('rule'), sayCode('rule', score.rule));
  if (score.verdict !== undefined) add(say('verdict'), sayCode('verdict', score.verdict));
  return list;
}

function outcomeOf(score) {
  if (score.status === 'unreadable') return `? ${say('o-unreadable')} · ${sayCode('reason', score.reason)}`;
  if (score.status === 'failed')
    return `! ${say('o-failed')} · ${sayCode('kind', score.kind)} ${score.message}`;
  if (score.value === 1) return `✓ ${say('o-right')}`;
  return score.value === 0 ? `✗ ${say('o-wrong')}` : `◐ ${score.value.toFixed(3)} ${say('points')}`;
}

/** A text as it is, with the part between `low` and `high` marked; `ends` says which of its ends are left out. */
function textBox({ text, ends = 0, low = 0, high = 0 }) {
  const box = make('pre');
  box.tabIndex = 0;
  if (text === '') box.append(make('span', say('emptyText'), 'muted'));
  if (ends & 1) box.append(leftOut());
  box.append(...pieces(text.slice(0, low)));
  if (high > low) {
    const mark = make('mark');
    mark.append(...pieces(text.slice(low, high)));
    box.append(mark);
  }
  box.append(...pieces(text.slice(Math.max(low, high))));
  if (ends & 2) box.append(leftOut());
  return box;
}

function leftOut() {
  return make('span', `[… ${say('leftOut')}]`, 'unseen');
}

function pieces(text) {
  const found = [];
  let rest = text;
  for (let at = rest.search(unseen); at >= 0; at = rest.search(unseen)) {
    if (at > 0) found.push(document.createTextNode(rest.slice(0, at)));
    const code = rest.codePointAt(at).toString(16).toUpperCase().padStart(4, '0');
    found.push(make('span', `U+${code}`, 'unseen'));
    rest = rest.slice(at + 1);
  }
  if (rest !== '') found.push(document.createTextNode(rest));
  return found;
}
