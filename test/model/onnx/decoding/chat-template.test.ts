import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openChatTemplate } from '../../../../src/model/onnx/decoding/chat-template.ts';
import type { Prompt } from '../../../../src/prompt/prompt.ts';
import { ask, checkpoint } from '../checkpoint-folder.ts';

const text = readFileSync(join(checkpoint, 'chat_template.jinja'), 'utf8');
const template = openChatTemplate({ file: 'chat_template.jinja', text }, {});

test('it writes ChatML up to where the assistant answers', () => {
  const prompt: Prompt = {
    messages: [
      { role: 'system', content: '你是澜江银行的助手。' },
      { role: 'user', content: 'R&D <b>费用</b>？' },
      { role: 'assistant', content: '<think>\n想\n</think>\n\n好的。' },
      { role: 'user', content: '{{ 继续 }}' },
    ],
  };
  assert.equal(
    template.render(prompt, 'auto'),
    '<|im_start|>system\n你是澜江银行的助手。<|im_end|>\n<|im_start|>user\nR&D <b>费用</b>？<|im_end|>\n' +
      '<|im_start|>assistant\n好的。<|im_end|>\n<|im_start|>user\n{{ 继续 }}<|im_end|>\n<|im_start|>assistant\n',
  );
});

test('it lets the assistant go on where an answer is begun', () => {
  const { messages } = ask('问');
  const begun: Prompt = { messages: [...messages, { role: 'assistant', content: '答案：' }] };
  assert.equal(
    template.render(begun, 'off'),
    '<|im_start|>user\n问<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n答案：',
  );
});

test('it turns thinking off by an empty thought', () => {
  const open = '<|im_start|>user\n问<|im_end|>\n<|im_start|>assistant\n';
  assert.equal(template.render(ask('问'), 'auto'), open);
  assert.equal(template.render(ask('问'), 'on'), open);
  assert.equal(template.render(ask('问'), 'off'), `${open}<think>\n\n</think>\n\n`);
  assert.equal(template.hasThinkingSwitch, true);
});

test('it gives templates the special tokens, in both forms they stand in', () => {
  const own = openChatTemplate(
    { file: 'x', text: '{{ bos_token }}{{ messages[0].content }}{{ eos_token }}{{ pad_token is defined }}' },
    { bos_token: '<s>', eos_token: { content: '</s>' }, pad_token: null },
  );
  assert.equal(own.render(ask('问'), 'auto'), '<s>问</s>false');
  assert.equal(own.hasThinkingSwitch, false);
});
