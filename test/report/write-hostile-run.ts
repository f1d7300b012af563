import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestSuite } from '../../src/run/manifest.ts';
import { reportedRun } from './reported-run.ts';

/** Writes a run directory that says `text` wherever a model, a data file or a user can say anything. */
export function writeHostileRun(directory: string, text: string, { right = true } = {}): void {
  const { manifest, summary } = reportedRun(text);
  const suite: ManifestSuite = {
    id: text,
    digest: 'aa',
    split: 'official',
    sources: [{ path: text, sha256: 'aa', rows: 3 }],
    absentFiles: [text],
    absentTasks: [text],
    tasks: [{ id: text, promptVariant: text, maxTokens: 8 }],
    samples: 3,
  };
  const warnings = [{ option: text, because: text }];
  const texts = { text: `${text}\n答案：${text}`, reasoning: text, stopReason: 'stop' };
  const common = { suite: text, repeat: 0 };
  const record = { ...common, task: text, labels: { [text]: [text] } };
  const scored = { status: 'scored', value: right ? 1 : 0, answer: text, rule: text, span: [0, 1] };
  const wrong = { ...scored, value: 0, verdict: text };
  const lines = (records: readonly object[]): string =>
    records.map((one) => `${JSON.stringify(one)}\n`).join('');
  const scores = [
    { ...record, sample: text, strict: scored, official: wrong },
    { ...record, sample: `${text} 2`, strict: wrong, official: wrong },
    { ...record, sample: `${text} 3`, strict: { status: 'failed', kind: 'rejected', message: text } },
  ];
  const completion = { ...texts, toolCalls: [{ name: text, arguments: text }] };
  const answers = [
    { ...common, sample: text, prompt: 'aa', completion },
    { ...common, sample: `${text} 2`, prompt: 'aa', completion },
    { ...common, sample: `${text} 3`, prompt: 'aa', error: { kind: 'rejected', message: text } },
  ];
  mkdirSync(directory, { recursive: true });
  const write = (file: string, content: string): void => writeFileSync(join(directory, file), content);
  write('manifest.json', JSON.stringify({ ...manifest, suites: [suite], warnings }));
  write('summary.json', JSON.stringify(summary));
  write('scores.jsonl', lines(scores));
  write('completions.jsonl', lines(answers));
}
