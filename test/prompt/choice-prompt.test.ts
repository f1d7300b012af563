import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicePrompt } from '../../src/prompt/choice-prompt.ts';
import type { Prompt } from '../../src/prompt/prompt.ts';

const user = (content: string): Prompt => ({ messages: [{ role: 'user', content }] });

test('it puts letters right behind a prompt that ends with a full-width colon', () => {
  const asked = choicePrompt(user('澜江稳健债券A投资于什么？\nA. 债券\nB. 股票\n答案：\n'), ['A', 'B']);
  assert.deepEqual(asked.prompt, user('澜江稳健债券A投资于什么？\nA. 债券\nB. 股票\n答案：'));
  assert.deepEqual(asked.continuations, ['A', 'B']);
});

test('it puts a space between an ASCII colon and a letter', () => {
  const asked = choicePrompt(user('What is sold? \nA. bonds\nB. tea\nAnswer: '), ['A', 'B']);
  assert.deepEqual(asked.prompt, user('What is sold? \nA. bonds\nB. tea\nAnswer:'));
  assert.deepEqual(asked.continuations, [' A', ' B']);
});

for (const [text, lead, letter] of [
  ['请选择一项。\nA. 债券\nB. 股票\n', '答案：', 'A'],
  ['Choose one.\nA) bonds\nB) tea', 'Answer:', ' A'],
] as const) {
  test(`it begins the answer where the prompt does not: ${lead}`, () => {
    const { prompt, continuations } = choicePrompt(user(text), ['A', 'B']);
    assert.deepEqual(prompt.messages, [...user(text).messages, { role: 'assistant', content: lead }]);
    assert.equal(continuations[0], letter);
  });
}

test('it keeps what stands before the last message', () => {
  const messages = [
    { role: 'system', content: '你是澜江银行的助手。' },
    { role: 'user', content: '答案：' },
  ] as const;
  assert.deepEqual(choicePrompt({ messages }, ['A']).prompt.messages, messages);
});
