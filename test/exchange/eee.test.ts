import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { startChatServer } from '../chat-server.ts';
import { cliWorld } from '../cli/run-in-memory.ts';
import type { CliWorld } from '../cli/run-in-memory.ts';
import { importRun } from '../../src/exchange/import-run.ts';
import { validate as isAggregate } from '../../src/exchange/eee/aggregate.schema.ts';
import type { Instance } from '../../src/exchange/eee/instance.ts';
import { validate as isInstance } from '../../src/exchange/eee/instance.schema.ts';
import { writeEee } from '../../src/exchange/eee/write-eee.ts';
import { openStoredRun } from '../../src/exchange/stored-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A run over the sample splits of all suites; every fifth request fails. Its answers repeat the question. */
async function finishedRun(t: TestContext): Promise<CliWorld> {
  const server = await startChatServer({
    answer: ({ prompt, index }) =>
      index % 5 === 4
        ? { fault: 'status', status: 422, body: '{}' }
        : { text: `${prompt}\n答案：\\boxed{A}` },
  });
  t.after(() => server.close());
  const world = cliWorld(t);
  const words = [
    '--suite',
    'all',
    '--sample',
    '--limit',
    '3',
    '--repeats',
    '2',
    '--stage',
    'sft',
    '--error-budget',
    '50',
  ];
  const { exitCode, stderr } = await world.run(
    'run',
    ...words,
    '--model',
    `${server.url}#lanjiang-fin`,
    '--out',
    'run',
  );
  assert.equal(exitCode, 0, stderr);
  return world;
}

const parse = (line: string): Instance => {
  const value: unknown = JSON.parse(line);
  if (isInstance(value)) return value;
  assert.fail(JSON.stringify(isInstance.errors));
};

test('a run is written so that the published description holds, with its stage', async (t) => {
  const world = await finishedRun(t);
  const { exitCode, stderr } = await world.run('report', 'run', '--format', 'eee', '--out', 'eee');
  assert.equal(exitCode, 0, stderr);
  const [aggregatePath = ''] = globSync('eee/**/*.json', { cwd: world.cwd });
  const samplesPath = aggregatePath.replace(/\.json$/u, '_samples.jsonl');
  assert.match(
    aggregatePath,
    /^eee\/data\/fineval\/unknown\/lanjiang-fin\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\.json$/u,
  );
  const aggregate: unknown = JSON.parse(readFileSync(join(world.cwd, aggregatePath), 'utf8'));
  assert.ok(isAggregate(aggregate), JSON.stringify(isAggregate.errors));
  assert.equal(aggregate.schema_version, '0.3.0');
  assert.equal(aggregate.model_info.additional_details?.['training_stage'], 'sft');
  const ids = new Set(aggregate.evaluation_results.map((result) => result.evaluation_result_id));
  const rows = readFileSync(join(world.cwd, samplesPath), 'utf8').trimEnd().split('\n').map(parse);
  assert.ok(rows.every((row) => ids.has(row.evaluation_result_id ?? '')));
  assert.equal(rows.length, aggregate.detailed_evaluation_results?.total_rows);
  assert.ok(rows.some((row) => row.error !== undefined));
});

test('our run, written as Every Eval Ever and imported, has the same scores, pairs and protocol', async (t) => {
  const world = await finishedRun(t);
  const [run, back] = [join(world.cwd, 'run'), join(world.cwd, 'back')];
  await world.run('report', 'run', '--format', 'eee', '--out', 'eee');
  const folder = dirname(globSync('eee/**/*.jsonl', { cwd: world.cwd })[0] ?? '');
  const { exitCode, stderr } = await world.run('import', 'eee', folder, '--out', 'back');
  assert.equal(exitCode, 0, stderr);
  const scoresOf = (directory: string): string[] =>
    readFileSync(join(directory, 'scores.jsonl'), 'utf8').split('\n');
  // An endpoint's message may repeat the question, so GPQA's are not written.
  const expected = scoresOf(run).map((line) =>
    line.startsWith('{"suite":"gpqa"')
      ? line.replaceAll(/"message":"(?:[^"\\]|\\.)*"/gu, '"message":"[redacted]"')
      : line,
  );
  assert.deepEqual(scoresOf(back), expected);
  const [one, other] = [openStoredRun(run), openStoredRun(back)];
  assert.deepEqual(other.manifest.suites, one.manifest.suites);
  assert.deepEqual(other.manifest.generation, one.manifest.generation);
  assert.deepEqual(other.manifest.selection, one.manifest.selection);
  assert.deepEqual(other.manifest.model.identity, one.manifest.model.identity);
  assert.equal(other.manifest.stage, 'sft');
  assert.equal(other.summary.scorer, one.summary.scorer);
  for (const [index, suite] of one.summary.suites.entries()) {
    const same = other.summary.suites[index];
    assert.deepEqual(same?.headline, suite.headline);
    assert.deepEqual(
      same?.tasks,
      suite.tasks.map((task) => Object.assign({}, task, { baselines: [] })),
    );
  }
});

test('an imported run is compared with the one it came from: every pair is there and no delta', async (t) => {
  const world = await finishedRun(t);
  await world.run('report', 'run', '--format', 'eee', '--out', 'eee');
  const folder = dirname(globSync('eee/**/*.jsonl', { cwd: world.cwd })[0] ?? '');
  await world.run('import', 'eee', folder, '--out', 'back');
  const { exitCode, stdout, stderr } = await world.run('compare', 'run', 'back', '--json');
  assert.equal(exitCode, 0, stderr);
  const deltas = [...stdout.matchAll(/"estimate":(-?[\d.e-]+)/gu)].map(([, delta]) => Number(delta));
  assert.ok(deltas.length > 0);
  assert.deepEqual([...new Set(deltas)], [0], stdout.slice(0, 500));
});

test('no form of report holds a text of GPQA, whatever the model repeats', async (t) => {
  const world = await finishedRun(t);
  const csv = readFileSync(join(import.meta.dirname, '../../fixtures/samples/gpqa/gpqa_diamond.csv'), 'utf8');
  const questions = csv.match(/[A-Za-z][A-Za-z ,']{30,}/gu) ?? [];
  assert.ok(questions.length > 5);
  const log = await world.run('report', 'run', '--format', 'eee', '--out', 'eee');
  assert.equal(log.exitCode, 0);
  const texts = globSync('eee/**/*.*', { cwd: world.cwd }).map((path) =>
    readFileSync(join(world.cwd, path), 'utf8'),
  );
  for (const format of ['json', 'csv', 'md', 'junit'])
    texts.push((await world.run('report', 'run', '--format', format)).stdout);
  assert.equal(texts.length, 6);
  for (const text of texts)
    assert.deepEqual(
      questions.filter((question) => text.includes(question)),
      [],
    );
  const samples = texts.find((text) => text.includes('"output"')) ?? '';
  assert.match(samples, /澜江/u, 'other suites keep their answers');
});

test('the same run gives the same bytes', async (t) => {
  const world = await finishedRun(t);
  const runs = [openStoredRun(join(world.cwd, 'run'))];
  assert.deepEqual(await writeEee(runs), await writeEee(runs));
});

const aggregate = {
  schema_version: '0.3.0',
  evaluation_id: 'lanjiang_funds/lanjiang/fin-7b/1795166400',
  retrieved_timestamp: '1795166400',
  source_metadata: {
    source_type: 'evaluation_run',
    source_organization_name: '澜江银行',
    evaluator_relationship: 'first_party',
  },
  eval_library: { name: 'helm', version: '1.0' },
  model_info: { name: 'Fin 7B', id: 'lanjiang/fin-7b', additional_details: { training_stage: 'dpo' } },
  evaluation_results: [
    {
      evaluation_result_id: 'r1',
      evaluation_name: 'lanjiang_funds',
      source_data: { dataset_name: 'funds', source_type: 'other' },
      metric_config: { metric_id: 'exact_match', lower_is_better: false },
      score_details: { score: 0.5 },
      generation_config: { generation_args: { temperature: 0.2, max_tokens: 32 } },
    },
  ],
  detailed_evaluation_results: { format: 'jsonl', file_path: '../elsewhere/x_samples.jsonl' },
};

const instance = (id: string, score: number): object => ({
  schema_version: '0.3.0',
  evaluation_id: aggregate.evaluation_id,
  model_id: 'lanjiang/fin-7b',
  evaluation_name: 'lanjiang_funds',
  evaluation_result_id: 'r1',
  sample_id: id,
  interaction_type: 'single_turn',
  input: { raw: '林女士问基金', reference: ['A'] },
  output: { raw: ['A'] },
  answer_attribution: [
    {
      turn_idx: 0,
      source: 'output.raw',
      extracted_value: 'A',
      extraction_method: 'regex',
      is_terminal: true,
    },
  ],
  evaluation: { score, is_correct: score === 1 },
});

const foreign = (
  t: TestContext,
  value: object,
  rows: readonly unknown[],
): { paths: string[]; directory: string } => {
  const root = temporaryFolder(t);
  writeFileSync(join(root, 'x.json'), JSON.stringify(value));
  writeFileSync(
    join(root, 'x_samples.jsonl'),
    rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join(''),
  );
  return { paths: [join(root, 'x.json')], directory: join(root, 'run') };
};

test('another tool’s file is imported under its own names', async (t) => {
  const files = foreign(t, aggregate, [instance('1', 1), instance('2', 0)]);
  const { manifest, summary } = await importRun({ format: 'eee', metrics: [], ...files });
  assert.equal(manifest.stage, 'dpo');
  assert.deepEqual(manifest.generation, { temperature: 0.2 });
  assert.equal(manifest.createdAt, '2026-11-20T09:20:00.000Z');
  assert.deepEqual(manifest.suites[0]?.tasks, [{ id: 'lanjiang_funds', maxTokens: 32 }]);
  assert.equal(summary.suites[0]?.headline.columns.strict.value, 0.5);
  assert.deepEqual(manifest.imported?.notes, []);
});

const [result] = aggregate.evaluation_results;
const wrong: readonly { what: string; message: RegExp; value: object; rows: readonly unknown[] }[] = [
  {
    what: 'a missing field',
    message: /required property 'eval_library'/u,
    value: { ...aggregate, eval_library: undefined },
    rows: [instance('1', 1)],
  },
  {
    what: 'a broken line',
    message: /row 2: is not a JSON object/u,
    value: aggregate,
    rows: [instance('1', 1), '{"schema_'],
  },
  {
    what: 'a line without its score',
    message: /row 1: .*required property 'evaluation'/u,
    value: aggregate,
    rows: [{ ...instance('1', 1), evaluation: undefined }],
  },
  {
    what: 'a score that is no share',
    message: /row 1: field "evaluation.score" is no score from 0 to 1/u,
    value: aggregate,
    rows: [instance('1', 87.5)],
  },
  {
    what: 'a line of another evaluation',
    message: /row 1: it is of another evaluation/u,
    value: aggregate,
    rows: [{ ...instance('1', 1), evaluation_id: 'else' }],
  },
  {
    what: 'a metric that is better when lower',
    message: /better when it is lower/u,
    value: { ...aggregate, evaluation_results: [{ ...result, metric_config: { lower_is_better: true } }] },
    rows: [instance('1', 1)],
  },
  {
    what: 'several metrics',
    message: /several ways \(exact_match · f1\); choose one with --metric/u,
    value: {
      ...aggregate,
      evaluation_results: [
        result,
        { ...result, evaluation_result_id: 'r2', metric_config: { metric_id: 'f1', lower_is_better: false } },
      ],
    },
    rows: [instance('1', 1)],
  },
  {
    what: 'no samples',
    message: /names no file of samples/u,
    value: { ...aggregate, detailed_evaluation_results: undefined },
    rows: [],
  },
  {
    what: 'another file of samples than the aggregate’s',
    message: /its checksum is another/u,
    value: {
      ...aggregate,
      detailed_evaluation_results: {
        ...aggregate.detailed_evaluation_results,
        hash_algorithm: 'sha256',
        checksum: '0'.repeat(64),
      },
    },
    rows: [instance('1', 1)],
  },
];
for (const { what, message, value, rows } of wrong) {
  test(`${what} in Every Eval Ever is said`, async (t) => {
    await assert.rejects(importRun({ format: 'eee', metrics: [], ...foreign(t, value, rows) }), message);
  });
}
