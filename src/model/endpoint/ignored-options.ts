import type { Completion, GenerateOptions, ModelWarning } from '../model.ts';

/** Options that an answer shows to be ignored. Most cannot be told from one answer, a seed for example. */
export function ignoredOptions(options: GenerateOptions, completion: Completion): readonly ModelWarning[] {
  const warnings: ModelWarning[] = [];
  if ((completion.usage?.outputTokens ?? 0) > options.maxTokens) {
    warnings.push({ option: 'maxTokens', because: 'ignored: the answer is longer' });
  }
  if (options.stop?.some((end) => end !== '' && completion.text.includes(end)) === true) {
    warnings.push({ option: 'stop', because: 'ignored: the answer goes on after a stop string' });
  }
  if (givenAnswers(completion) < (options.answers ?? 1)) {
    warnings.push({ option: 'n', because: 'ignored: a request gets fewer answers than it asks for' });
  }
  if (options.thinking === 'off' && thoughtOf(completion) === 'some') {
    warnings.push({ option: 'thinking', because: 'ignored: the model thought although told not to' });
  }
  if (options.thinking === 'on' && thoughtOf(completion) === 'none') {
    warnings.push({ option: 'thinking', because: 'seems ignored: no thinking came with the answer' });
  }
  return warnings;
}

function givenAnswers({ further = [] }: Completion): number {
  return 1 + further.length;
}

/** `empty` is an empty `<think>` block, which chat templates leave in front of an answer without thinking. */
function thoughtOf({ text, reasoning }: Completion): 'some' | 'empty' | 'none' {
  if (reasoning !== undefined) return reasoning.trim() === '' ? 'empty' : 'some';
  const end = text.indexOf('</think>');
  if (end >= 0) return text.slice(0, end).replace('<think>', '').trim() === '' ? 'empty' : 'some';
  return text.trimStart().startsWith('<think>') ? 'some' : 'none';
}
