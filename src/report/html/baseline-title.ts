import type { Title } from '../../suite/suite-file.ts';

/** What an answer that needs no model does, in Chinese: the titles that adapters give, with what they name. */
const chinese: readonly (readonly [english: RegExp, zh: (named: string) => string])[] = [
  [/^always \[\]$/u, () => '总是空列表'],
  [/^always (.+)$/su, (answer) => `总是回答 ${answer}`],
  [/^all options$/u, () => '全选'],
  [/^the longest option$/u, () => '选最长的选项'],
  [/^all (\d+) tools that occur$/u, (count) => `列出出现过的全部 ${count} 个工具`],
  [/^the whole prompt as (.+)$/su, (type) => `把整段题面当作“${type}”`],
];

/** The title of a baseline in both languages; as it is where it is not one of fineval's own. */
export function baselineTitle(title: string): Title {
  for (const [english, zh] of chinese) {
    const match = english.exec(title);
    if (match !== null) return { en: title, zh: zh(match[1] ?? '') };
  }
  return { en: title, zh: title };
}
