import { hash } from '../../node-24.ts';
import type { ReportFile } from '../../report/report-file.ts';
import { safeJson } from '../../report/safe-json.ts';
import { readCompletions } from '../../run/completion-log.ts';
import { recordKey } from '../../run/completion-record.ts';
import type { CompletionRecord } from '../../run/completion-record.ts';
import type { ScoreRecord } from '../../run/score-record.ts';
import type { Column, Score } from '../../scoring/score.ts';
import { isGated } from '../gated-text.ts';
import { readScoreRecords } from '../stored-run.ts';
import type { StoredRun } from '../stored-run.ts';
import { aggregateOf, headOf } from './aggregate-of.ts';
import { instanceOf } from './instance-of.ts';

const columns: readonly Column[] = ['strict', 'official'];

/** Runs in the form of Every Eval Ever 0.3.0: for each an aggregate and its samples, under the path its collection wants. */
export async function writeEee(runs: readonly StoredRun[]): Promise<readonly ReportFile[]> {
  const files: ReportFile[] = [];
  for (const run of runs) files.push(...(await writeRun(run)));
  return files;
}

async function writeRun(run: StoredRun): Promise<readonly ReportFile[]> {
  const lines = await instancesOf(run);
  const samples = lines.join('');
  const uuid = uuidOf([JSON.stringify(run.manifest), JSON.stringify(run.summary), samples].join('\n'));
  const name = `${uuid}_samples.jsonl`;
  const detailed = {
    format: 'jsonl' as const,
    file_path: name,
    hash_algorithm: 'sha256' as const,
    checksum: hash('sha256', samples),
    total_rows: lines.length,
  };
  const aggregate = { ...aggregateOf(run), detailed_evaluation_results: detailed };
  const folder = `data/fineval/${aggregate.model_info.id}`;
  return [
    { path: `${folder}/${uuid}.json`, content: `${safeJson(aggregate, 2)}\n` },
    { path: `${folder}/${name}`, content: samples },
  ];
}

async function instancesOf(run: StoredRun): Promise<readonly string[]> {
  const head = headOf(run.manifest);
  const gated = new Set<string>();
  for (const suite of run.manifest.suites) if (await isGated(suite)) gated.add(suite.id);
  const answers = await answersOf(run);
  const lines: string[] = [];
  for await (const record of readScoreRecords(run)) {
    const answer = answers.get(recordKey(record));
    const parts = {
      head,
      record,
      gated: gated.has(record.suite),
      ...(answer?.completion === undefined ? {} : { completion: answer.completion }),
      ...(answer === undefined ? {} : { prompt: answer.prompt }),
    };
    for (const [column, score] of scoresOf(record)) {
      lines.push(`${safeJson(instanceOf({ ...parts, column, score }))}\n`);
    }
  }
  return lines;
}

function scoresOf(record: ScoreRecord): readonly (readonly [Column, Score])[] {
  return columns.flatMap((column) => {
    const score = record[column];
    return score === undefined ? [] : [[column, score] as const];
  });
}

/** The answers that were scored: a completion beats a failure. */
async function answersOf({ directory }: StoredRun): Promise<ReadonlyMap<string, CompletionRecord>> {
  const answers = new Map<string, CompletionRecord>();
  for await (const record of readCompletions(directory)) {
    const key = recordKey(record);
    if (record.completion !== undefined || answers.get(key)?.completion === undefined)
      answers.set(key, record);
  }
  return answers;
}

/** A name in the form of a random UUID (RFC 9562, version 4) that depends on the content only: same run, same name. */
function uuidOf(content: string): string {
  const digits = hash('sha256', content).slice(0, 32);
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const all = `${digits.slice(0, 12)}4${digits.slice(13, 16)}${variant}${digits.slice(17)}`;
  return [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)].join('-');
}
