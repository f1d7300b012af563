import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ask, greedy, openModel } from './checkpoint-folder.ts';

/** A folder that `@huggingface/transformers` is installed in. */
const installed = process.env['FINEVAL_TRANSFORMERS'];
const folder = join(import.meta.dirname, '../../../fixtures/ckpt');
const questions = [
  '澜江远航债券A的托管行是什么？\nA. 晴川银行\nB. 云岭银行\nC. 望海银行\nD. 长风银行\n答案：',
  '下面是一道金融合规判断题，请回答是或者否，结果放到\\boxed{}中。\n问题：按内规，银行年末冲业绩时可以承诺保本收益？\n回答：',
  'Compute $6 \\times 8 - 4$.\nPlease reason step by step, and put your final answer within \\boxed{}.',
];

for (const stage of readdirSync(folder))
  test(
    `it says what transformers.js says: ${stage}`,
    { skip: installed === undefined ? 'FINEVAL_TRANSFORMERS is not set' : false },
    async (t) => {
      const entry = createRequire(join(installed ?? '', 'index.js')).resolve('@huggingface/transformers');
      const { pipeline, env } = await import(pathToFileURL(entry).href);
      env.localModelPath = folder;
      env.allowRemoteModels = false;
      const generate = await pipeline('text-generation', stage, { dtype: 'fp32', subfolder: '' });
      const model = await openModel(t, join(folder, stage));
      for (const question of questions) {
        const [answer] = await generate([{ role: 'user', content: question }], {
          max_new_tokens: 24,
          do_sample: false,
        });
        const { text } = await model.generate(ask(question), greedy(24));
        assert.equal(text, answer.generated_text.at(-1).content);
      }
      await generate.dispose();
    },
  );
