import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createZstdDecompress } from '../../node-24.ts';
import { oneStratum } from '../../ablation/compare/strata.ts';
import type { RunScores } from '../../ablation/compare/run-scores.ts';
import { estimateScore } from '../../ablation/gate/rule-evidence.ts';
import { scopePoints } from '../../ablation/gate/scope.ts';
import type { PointedSample } from '../../ablation/gate/scope.ts';
import { searchOverlap } from '../../ablation/overlap/overlap-search.ts';
import type { OverlapSample, OverlapSearch, SampleOverlap } from '../../ablation/overlap/overlap-search.ts';
import { loadConfig } from '../../config/load-config.ts';
import { dataRoot, findData } from '../../dataset/data-folder.ts';
import { readSamples } from '../../dataset/read-samples.ts';
import { exitCodes, FinevalError } from '../../errors.ts';
import type { ExitCode } from '../../errors.ts';
import { tryParseJson } from '../../json/json.ts';
import type { Json } from '../../json/json.ts';
import { readLines } from '../../json/read-lines.ts';
import { overlapText } from '../../report/overlap-text.ts';
import type { OverlapRow, ScoredPart } from '../../report/overlap-text.ts';
import { readRun } from '../../run/read-run.ts';
import { samplesFolder } from '../../samples-folder.ts';
import { loadSuite } from '../../suite/load-suite.ts';
import { readNumber } from '../read-number.ts';
import type { Terminal } from '../terminal.ts';

/** The options of `fineval data overlap` as they were typed. */
export interface OverlapOptions {
  readonly n: string;
  readonly shared: string;
  readonly coverage: string;
  readonly run?: string;
  readonly sample?: boolean;
  readonly json?: boolean;
  readonly config?: string;
}

/** `fineval data overlap`: which samples of a suite stand in a training text, and the score without them. */
export async function dataOverlapCommand(
  [suite, file]: readonly [suite: string, file: string],
  options: OverlapOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const n = readNumber('-n', options.n, { integer: true, min: 2, max: 100 });
  const search = searchOverlap(await samplesOf(suite, options, terminal), {
    n,
    shared: readNumber('--shared', options.shared, { integer: true, min: 1 }),
    coverage: readNumber('--coverage', options.coverage, { min: 0, max: 100 }) / 100,
  });
  await readTraining(resolve(terminal.cwd(), file), search);
  const samples = search.result();
  const run =
    options.run === undefined
      ? undefined
      : await readRun({ directory: resolve(terminal.cwd(), options.run), name: options.run, answers: false });
  const rows = rowsOf(samples, run);
  terminal.stdout.write(
    options.json === true ? `${JSON.stringify({ n, rows, samples })}\n` : overlapText(rows, samples, n),
  );
  return exitCodes.ok;
}

async function samplesOf(
  name: string,
  options: OverlapOptions,
  terminal: Terminal,
): Promise<readonly OverlapSample[]> {
  const suite = await loadSuite(name);
  const { config } = loadConfig(terminal.cwd(), options.config);
  const use = options.sample === true ? 'always' : (config.sample ?? 'never');
  const found = findData({ suite, root: dataRoot(terminal.env), samples: { use, folder: samplesFolder } });
  const { questions } = await readSamples(suite, found);
  return questions.map(({ task, sample }) => ({
    suite: suite.id,
    task: task.id,
    id: sample.id,
    text: textsOf(sample.input).join('\n'),
  }));
}

/** All texts of a value, in order. */
function textsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((member: Json) => textsOf(member));
}

/** Reads a text file piece by piece; of JSON Lines, the texts of each line, each line a document. `.zst` is unpacked. */
async function readTraining(file: string, search: OverlapSearch): Promise<void> {
  if (!existsSync(file)) throw new FinevalError('FILE_MISSING', { file, what: 'a training text' });
  const stream = createReadStream(file);
  const bytes = file.endsWith('.zst') ? stream.pipe(createZstdDecompress()) : stream;
  if (/\.(?:jsonl|ndjson)(?:\.zst)?$/u.test(file)) {
    for await (const line of readLines(bytes)) {
      const value = tryParseJson(line);
      for (const text of value === undefined ? [line] : textsOf(value)) search.read(`${text}\n`);
      search.endText();
    }
    return;
  }
  const decoder = new TextDecoder();
  for await (const chunk of bytes) search.read(decoder.decode(chunk, { stream: true }));
  search.read(decoder.decode());
  search.endText();
}

function rowsOf(samples: readonly SampleOverlap[], run: RunScores | undefined): readonly OverlapRow[] {
  const tasks = [...Map.groupBy(samples, ({ suite, task }) => `${suite}\0${task}`).values()];
  return tasks.flatMap((members): readonly OverlapRow[] => {
    const [first] = members;
    if (first === undefined) return [];
    const { suite, task } = first;
    const flagged = members.filter((member) => member.flagged);
    const coverage =
      flagged.length === 0 ? null : flagged.reduce((sum, one) => sum + one.coverage, 0) / flagged.length;
    const row = { suite, task, n: members.length, flagged: flagged.length, coverage };
    if (run === undefined) return [row];
    const points = scopePoints([run], { suite, task }, 'strict').flatMap((stratum) => stratum.samples);
    const dirty = new Set(flagged.map(({ id }) => `${suite}/${id}`));
    const clean = points.filter(({ id }) => !dirty.has(id));
    return [{ ...row, all: partOf(points), clean: partOf(clean) }];
  });
}

function partOf(samples: readonly PointedSample[]): ScoredPart {
  const estimate = estimateScore(oneStratum('all', samples));
  return { value: estimate?.value ?? null, interval: estimate?.intervalAt(0.95) ?? null };
}
