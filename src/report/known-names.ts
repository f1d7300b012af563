import { visibleText } from './visible-text.ts';
import { fillWord, wordOf } from './words.ts';
import type { Label, Words } from './words.ts';

/** Kinds of names of which fineval gives some itself; the words of the report hold those as `label-subject`. */
export type NameKind = 'capability' | 'label' | 'prompt' | 'scoring';

/** A name in both languages where it is one of fineval's own, else as it is. */
export function knownName(words: Words, kind: NameKind, name: string): Label {
  const key = `${kind}-${name}`;
  return Object.hasOwn(words, key) ? wordOf(words, key) : visibleText(name);
}

const likelihoodColumn = ' (likelihood)';
const likelihoodRun = ' · likelihood';

/** A suite as an ablation names it: `fineval`, or `fineval (likelihood)`. */
export function suiteName(words: Words, name: string): Label {
  return withMode(words, name, visibleText);
}

/** A capability as an ablation names it: `knowledge`, or `knowledge (likelihood)`. */
export function capabilityName(words: Words, name: string): Label {
  return withMode(words, name, (own) => knownName(words, 'capability', own));
}

/** A value of a suite's label; `dimension` is `task` where that is a task's id. */
export function labelValueName(
  words: Words,
  { suite, dimension, label }: { readonly suite: string; readonly dimension: string; readonly label: string },
): Label {
  const own = suite.endsWith(likelihoodColumn) ? suite.slice(0, -likelihoodColumn.length) : suite;
  const key = `task-${own}-${label}`;
  return dimension === 'task' && Object.hasOwn(words, key) ? wordOf(words, key) : visibleText(label);
}

function withMode(words: Words, name: string, labelOf: (own: string) => Label): Label {
  if (!name.endsWith(likelihoodColumn)) return labelOf(name);
  const own = labelOf(name.slice(0, -likelihoodColumn.length));
  return fillWord(wordOf(words, 'nameAndMode'), { name: own, mode: wordOf(words, 'scoring-likelihood') });
}

/** A run as a report names it: `base`, or `base · likelihood`. */
export function runName(words: Words, name: string): Label {
  if (!name.endsWith(likelihoodRun)) return visibleText(name);
  const own = visibleText(name.slice(0, -likelihoodRun.length));
  const mode = wordOf(words, 'scoring-likelihood');
  return { zh: `${own} · ${mode.zh}`, en: `${own} · ${mode.en}` };
}

/** What a number that is not the suite's own score is: `mean over subjects of 2 tasks`. */
export function headlineName(words: Words, name: string): Label {
  const match = /^(mean|share of right answers)(?: over (\S+)s)?(?: of (?:(\d+) of )?(\d+) tasks)?$/u.exec(
    name,
  );
  if (match === null) return visibleText(name);
  const [, what, label, some, all] = match;
  const number = what === 'mean' ? '平均' : '正确率';
  const how = label === undefined ? number : `按${labelInChinese(words, label)}${number}`;
  return { zh: `${tasksBefore(how, { some, all })}${how}`, en: name };
}

function labelInChinese(words: Words, label: string): string {
  const name = knownName(words, 'label', label);
  return typeof name === 'string' ? ` ${name} ` : name.zh;
}

function tasksBefore(
  how: string,
  { some, all }: { readonly some: string | undefined; readonly all: string | undefined },
): string {
  if (all === undefined) return '';
  const tasks = some === undefined ? `${all} 项任务` : `${all} 项任务中 ${some} 项`;
  return `${tasks}${how.startsWith('按') ? '，' : '的'}`;
}
