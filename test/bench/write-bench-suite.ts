import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choiceSuite } from './choice-suite.ts';

/** A suite of invented multiple-choice questions, as a user would bring their own. */
export interface BenchSuite {
  /** For `--suite`; the data lie in it. */
  readonly folder: string;
  /** The rows as JSON Lines. */
  readonly rows: string;
}

const template = `以下是澜江银行理财经理考试的单项选择题，请选出正确的一项，直接给出选项字母。

{{question}}
{{#each options}}
{{@key}}. {{this}}
{{/each}}
答案是：`;

/** Writes a suite of so many samples into a folder. */
export function writeBenchSuite(root: string, samples: number): BenchSuite {
  const folder = join(root, 'suite');
  const rows = join(folder, 'questions.jsonl');
  mkdirSync(join(folder, 'prompts'), { recursive: true });
  writeFileSync(join(folder, 'prompts', 'zero-shot.hbs'), template);
  writeFileSync(join(folder, 'suite.json'), JSON.stringify(definition));
  writeFileSync(rows, Array.from({ length: samples }, (_, index) => rowOf(index)).join(''));
  return { folder, rows };
}

const definition = choiceSuite({
  id: 'lanjiang-bench',
  title: { en: 'Lanjiang benchmark', zh: '澜江基准' },
  headline: 'Lanjiang',
  maxTokens: 256,
});

function rowOf(index: number): string {
  const amount = 10_000 + index * 37;
  const row = {
    subject: ['基金', '保险', '信贷', '合规'][index % 4],
    question: `第${index + 1}题：林女士于三月一日以${amount}元申购澜江稳健债券A，申购费率为百分之零点八，采用外扣法计算，当日单位净值为一元零五分；六月一日她全部赎回，赎回费率为百分之零点五，当日单位净值为一元一角二分，持有期间未分红。周先生同日购买了澜江科技先锋混合，风险等级为R4，而他的风险承受能力评估结果为C3。下列说法中正确的是哪一项？`,
    A: `林女士的净申购金额约为${Math.round(amount / 1.008)}元，应先扣除申购费再计算份额`,
    B: '周先生可以不经任何风险提示直接购买该产品',
    C: '赎回费按申购金额而不是按赎回总额计算',
    D: '澜江基金可以承诺该债券基金保本并保证最低收益',
    answer: 'ABCD'.charAt((index * 7) % 4),
  };
  return `${JSON.stringify(row)}\n`;
}
