// npm run bench:endpoint -- [--samples 2000,20000] [--latency 0,50] [--rounds 3] [--concurrency 64]
//
// Runs fineval as it is built, whole (prompts, both scores, durable log), against a local server in a process of its own,
// in turn with a bare undici loop that makes the same requests and writes the same bytes. Compare ratios: machines drift.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './measure.ts';
import type { Cost } from './measure.ts';
import { writeBenchSuite } from './write-bench-suite.ts';
import type { BenchSuite } from './write-bench-suite.ts';

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '2000,20000' },
    latency: { type: 'string', default: '0,50' },
    rounds: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '64' },
  },
});
const sizes = values.samples.split(',').map(Number);
const latencies = values.latency.split(',').map(Number);
const rounds = Number(values.rounds);
const { concurrency } = values;
const cli = resolve(import.meta.dirname, '../../dist/cli.js');
const bareLoop = resolve(import.meta.dirname, 'bare-loop.ts');
const root = mkdtempSync(join(tmpdir(), 'fineval-bench-'));

type Program = 'fineval' | 'fineval auto' | 'bare loop' | 'fineval score';
interface Measurement extends Cost {
  readonly program: Program;
  readonly samples: number;
  readonly latency: number;
  /** From the start of the process to its first request, in seconds. */
  readonly first: number;
}
const measurements: Measurement[] = [];

for (const latency of latencies) {
  const server = await startServer(latency);
  for (const samples of sizes) {
    const suite = writeBenchSuite(join(root, String(samples)), samples);
    // What takes long is not repeated so often.
    for (let round = 0; round < (latency * samples > 500_000 ? 1 : rounds); round += 1) {
      await measureRound({ samples, latency, round, suite, url: server.url });
    }
  }
  server.stop();
}
report();
rmSync(root, { recursive: true });

interface Round {
  readonly samples: number;
  readonly latency: number;
  readonly round: number;
  readonly suite: BenchSuite;
  readonly url: string;
}

async function measureRound({ samples, latency, round, suite, url }: Round): Promise<void> {
  const out = join(root, `run-${latency}-${samples}-${round}`);
  const env = { FINEVAL_DATA: root };
  const add = async (program: Program, words: readonly string[]): Promise<void> => {
    await fetch(`${url}/reset`);
    const cost = await measure(words, env);
    const { first, served } = (await (await fetch(`${url}/stats`)).json()) as {
      first: number;
      served: number;
    };
    const asked = program === 'fineval score' ? 0 : samples;
    if (served !== asked) throw new Error(`${program} asked ${served} and not ${asked} questions`);
    measurements.push({ program, samples, latency, ...cost, first: (first - cost.startedAt) / 1000 });
  };
  await add('bare loop', [
    bareLoop,
    '--url',
    url,
    '--rows',
    suite.rows,
    '--out',
    `${out}.jsonl`,
    '--concurrency',
    concurrency,
  ]);
  const model = `${url}/v1#lanjiang-7b`;
  const run = ['run', '--suite', suite.folder, '--model', model];
  await add('fineval', [cli, ...run, '--out', out, '--concurrency', concurrency]);
  await add('fineval auto', [cli, ...run, '--out', `${out}-auto`]);
  if (latency === 0) await add('fineval score', [cli, 'score', out]);
  rmSync(out, { recursive: true });
  rmSync(`${out}-auto`, { recursive: true });
  rmSync(`${out}.jsonl`);
}

async function startServer(latency: number): Promise<{ url: string; stop: () => void }> {
  const script = resolve(import.meta.dirname, 'bench-server.ts');
  const child = spawn(process.execPath, [script, '--latency', String(latency)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { url: String(line).trim(), stop: () => child.kill() };
}

/** A figure of all rounds of a case. */
type Figures = (one: Case, figure: 'wall' | 'cpu') => readonly number[];

/** What is measured in turn, again in each round. */
type Case = Pick<Measurement, 'program' | 'samples' | 'latency'>;

function nameOf({ program, samples, latency }: Case): string {
  return [program, samples, latency].join('\t');
}

function report(): void {
  const groups = Map.groupBy(measurements, nameOf);
  const figures: Figures = (one, figure) =>
    (groups.get(nameOf(one)) ?? []).map((measurement) => measurement[figure]);
  console.log(
    'program        samples  latency  wall s (best, median)  samples/s  CPU s/1000  peak MB  first request s',
  );
  for (const group of groups.values()) {
    const { program, samples, latency } = group[0]!;
    const walls = group.map(({ wall }) => wall);
    const best = Math.min(...walls);
    const cells = [
      program.padEnd(13),
      String(samples).padStart(8),
      `${latency} ms`.padStart(8),
      `${best.toFixed(2)}, ${median(walls).toFixed(2)}`.padStart(22),
      (samples / best).toFixed(0).padStart(10),
      ((1000 * median(group.map(({ cpu }) => cpu))) / samples).toFixed(3).padStart(11),
      median(group.map(({ peak }) => peak))
        .toFixed(0)
        .padStart(8),
      (program === 'fineval score' ? '–' : median(group.map(({ first }) => first)).toFixed(2)).padStart(16),
    ];
    console.log(cells.join(' '));
  }
  for (const latency of latencies) reportMargin(latency, figures);
  for (const samples of sizes) {
    for (const latency of latencies.filter((one) => one > 0)) reportIdeal({ samples, latency }, figures);
  }
}

/** How far the best runs are from full rounds of the latency and nothing else. */
function reportIdeal({ samples, latency }: Omit<Case, 'program'>, figures: Figures): void {
  const ideal = (Math.ceil(samples / Number(concurrency)) * latency) / 1000;
  const over = (program: Program): string => {
    const best = Math.min(...figures({ program, samples, latency }, 'wall'));
    return `${program} ${best.toFixed(2)} s, ${((100 * best) / ideal - 100).toFixed(0)} % over it`;
  };
  console.log(
    `${samples} samples at ${latency} ms, ${concurrency} at a time, take ${ideal.toFixed(2)} s at best: ${over('fineval')}; ${over('bare loop')}.`,
  );
}

/** CPU of a further 1,000 samples: what is left when the start is taken away. */
function reportMargin(latency: number, figures: Figures): void {
  const [small, large] = [Math.min(...sizes), Math.max(...sizes)];
  if (small === large) return;
  const margin = (program: Program): number => {
    const cpu = (samples: number): number => median(figures({ program, samples, latency }, 'cpu'));
    return (cpu(large) - cpu(small)) / ((large - small) / 1000);
  };
  const [own, bare] = [margin('fineval'), margin('bare loop')];
  console.log(
    `At ${latency} ms a further 1,000 samples cost ${own.toFixed(3)} s of CPU, ${(own / bare).toFixed(1)} × the bare loop (${bare.toFixed(3)} s).`,
  );
}

function median(numbers: readonly number[]): number {
  const ordered = numbers.toSorted((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? Number.NaN;
}
