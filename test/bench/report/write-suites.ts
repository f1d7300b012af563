import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choiceSuite } from '../choice-suite.ts';
import type { InventText } from './invent-text.ts';

const template = `以下是澜江银行理财经理考试的单项选择题，请选出正确的一项，并在最后写“答案：”和所选的字母。

{{question}}
{{#each options}}
{{@key}}. {{this}}
{{/each}}
`;

export interface SuiteSizes {
  readonly suites: number;
  /** Of each suite. */
  readonly samples: number;
}

/** Writes suites of invented questions, and gives back their folders. */
export function writeSuites(
  root: string,
  { suites, samples }: SuiteSizes,
  draw: { readonly text: InventText; readonly random: () => number },
): readonly string[] {
  return Array.from({ length: suites }, (_, number) => {
    const folder = join(root, `suite-${number}`);
    mkdirSync(join(folder, 'prompts'), { recursive: true });
    writeFileSync(join(folder, 'prompts', 'zero-shot.hbs'), template);
    writeFileSync(join(folder, 'suite.json'), JSON.stringify(definition(number)));
    const rows = Array.from({ length: samples }, (_one, row) => rowOf(row, draw));
    writeFileSync(join(folder, 'questions.jsonl'), rows.join(''));
    return folder;
  });
}

function definition(number: number): object {
  return choiceSuite({
    id: `lanjiang-${number}`,
    title: { en: `Lanjiang ${number}`, zh: `澜江第 ${number} 卷` },
    headline: `Lanjiang ${number}`,
  });
}

function rowOf(
  index: number,
  { text, random }: { readonly text: InventText; readonly random: () => number },
): string {
  const option = (): string => text(random, 8 + Math.floor(random() * 24));
  const row = {
    subject: ['基金', '保险', '信贷', '合规'][index % 4],
    question: `第${index + 1}题：${text(random, 60 + Math.floor(random() * 120))}下列说法中正确的是哪一项？`,
    A: option(),
    B: option(),
    C: option(),
    D: option(),
    answer: 'ABCD'.charAt((index * 7) % 4),
  };
  return `${JSON.stringify(row)}\n`;
}
