import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runMarkdown } from '../../src/report/run-markdown.ts';
import { hostile } from './hostile.ts';
import { reportedRun } from './reported-run.ts';

test('Markdown shows the suite’s number, its tasks and what has to be known', () => {
  const run = reportedRun('intent', { suite: 'finova' });
  const imported = { format: 'lm-eval', tool: { name: 'lm-evaluation-harness' }, files: [], notes: [] };
  const text = runMarkdown([{ ...run, manifest: { ...run.manifest, status: 'incomplete', imported } }]);
  assert.match(text, /\| `intent` \| `intent` \| \*\*`intent`\*\* \|  \| 43\.3 % \| 25\.0–75\.0 % \|/u);
  assert.match(text, /\| `intent` \| 10 \| 50\.0 % \| 25\.0–75\.0 % \| 50\.0 % \| 1 \| 1 \|/u);
  assert.match(text, /not complete/u);
  assert.match(text, /imported from `lm-evaluation-harness`, and judged by it/u);
});

/** A line of Markdown without its code spans (CommonMark 6.1): a fence ends at the next row of as many backticks. */
function outsideCode(line: string): string {
  return line.replaceAll(/(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)/gu, '');
}

for (const text of hostile) {
  test(`a stranger's text stays text in Markdown: ${JSON.stringify(text)}`, () => {
    const run = reportedRun(text);
    const markdown = runMarkdown([run]);
    for (const line of markdown.split('\n')) {
      assert.match(outsideCode(line), /^[|#* \d.%–\w:-]*$/u, line);
      if (line.startsWith('|')) assert.equal(line.split(/(?<!\\)\|/u).length, 11, line);
    }
  });
}
