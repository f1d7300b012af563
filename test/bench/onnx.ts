import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Reply, Start } from './onnx/contestant.ts';
import { mediumModel } from './onnx/medium-model.ts';
import { digits, workloads } from './onnx/workload.ts';
import type { Workload } from './onnx/workload.ts';

const { values } = parseArgs({
  options: {
    device: { type: 'string', default: 'cpu' },
    threads: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    memory: { type: 'boolean', default: false },
    /** Only workloads whose title has this in it. */
    only: { type: 'string', default: '' },
  },
});
const device = values.device as Start['device'];
const folder = process.env['FINEVAL_BENCH'] ?? join(tmpdir(), 'fineval-bench');
mkdirSync(folder, { recursive: true });
const directory = mediumModel(folder);
const transformers = process.env['FINEVAL_TRANSFORMERS'];

const others: Start['name'][] = ['one-row loop', 'full batch'];
if (transformers !== undefined) others.push('transformers.js');
const names: Start['name'][] = ['fineval', ...(device === 'cpu' && !values.memory ? others : [])];
const processes = new Map<Start['name'], ChildProcess>();
for (const name of names) processes.set(name, await begin(name));

if (values.memory) await showMemory();
else await showSpeed();
for (const child of processes.values()) child.kill();

async function begin(name: Start['name']): Promise<ChildProcess> {
  const start: Start = {
    name,
    directory,
    device,
    threads: Number(values.threads),
    ...(transformers === undefined ? {} : { transformers }),
  };
  const child = fork(join(import.meta.dirname, 'onnx/contestant.ts'), [JSON.stringify(start)]);
  await once(child, 'message');
  return child;
}

async function ask(name: Start['name'], workload: Workload): Promise<Reply | null> {
  const child = processes.get(name)!;
  child.send(workload);
  const [reply] = await once(child, 'message');
  return reply;
}

/** Rounds of all contestants in turn, so that what else the machine does meets all of them. */
async function showSpeed(): Promise<void> {
  for (const [title, workload] of Object.entries(workloads)) {
    if (!title.includes(values.only)) continue;
    const replies = new Map(names.map((name) => [name, [] as Reply[]]));
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const name of names) {
        const reply = await measureAlone(name, workload);
        if (reply !== null) replies.get(name)!.push(reply);
      }
    }
    console.log(title);
    const expected = replies.get('fineval')?.[0]?.answers.join('|');
    for (const [name, rounds] of replies) {
      if (rounds.length === 0) continue;
      const cpu = medianOf(rounds.map(({ count, cpuSeconds }) => count / cpuSeconds));
      const wall = medianOf(rounds.map(({ count, wallSeconds }) => count / wallSeconds));
      const delay = Math.max(...rounds.map(({ delayP99 }) => delayP99));
      const same = rounds.every(({ answers }) => answers.join('|') === expected) ? '' : ', other answers';
      const own = `${cpu.toFixed(1)} per CPU second, ${wall.toFixed(1)} per second`;
      const late = delay >= 0.05 ? `, event loop p99 ${delay.toFixed(1)} ms` : '';
      console.log(`  ${name.padEnd(16)} ${own}${late}${same}`);
    }
  }
}

/** Decoding is what many steps take longer than two: with the first, texts become rows, and before it they are read. */
async function measureAlone(name: Start['name'], workload: Workload): Promise<Reply | null> {
  const whole = await ask(name, workload);
  if (workload.kind !== 'decode' || whole === null) return whole;
  const begun = await ask(name, { ...workload, steps: 2 });
  if (begun === null) return null;
  return {
    ...whole,
    count: whole.count - begun.count,
    wallSeconds: whole.wallSeconds - begun.wallSeconds,
    cpuSeconds: whole.cpuSeconds - begun.cpuSeconds,
  };
}

async function showMemory(): Promise<void> {
  for (const count of [100, 200, 400, 700, 1000]) {
    const requests = Array.from(
      { length: count === 100 ? 100 : count === 200 ? 100 : count === 400 ? 200 : 300 },
      (_, index) => ({
        prompt: digits(20 + ((index * 151) % 200), count + index),
        tokens: 4 + ((index * 37) % 20),
      }),
    );
    const reply = await ask('fineval', { kind: 'ragged', requests });
    console.log(`${count} samples: ${((reply?.residentBytes ?? 0) / 1e6).toFixed(0)} MB`);
  }
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
