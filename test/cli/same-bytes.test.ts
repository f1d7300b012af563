import assert from 'node:assert/strict';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { reportFormats } from '../../src/cli/report-formats.ts';
import { writeHostileRun } from '../report/write-hostile-run.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

const folders = new Set(['eee', 'hf']);

/** Everything that a form of report comes to: standard output, or the files of its folder. */
async function everything({ run, cwd }: CliWorld, format: string, runs: readonly string[]): Promise<string> {
  const out = folders.has(format) ? ['--out', `out-${format}`] : [];
  const { exitCode, stdout, stderr } = await run('report', ...runs, '--format', format, ...out);
  assert.ok(exitCode === 0 || (format === 'hf' && /nothing to write/u.test(stderr)), stderr);
  const files = globSync(`out-${format}/**/*.*`, { cwd }).sort();
  return [stdout, ...files.flatMap((file) => [file, readFileSync(join(cwd, file), 'utf8')])].join('\n');
}

// Plots are made of ablations: the committed example, which is compared byte by byte, has them.
for (const format of Object.keys(reportFormats).filter((name) => name !== 'svg')) {
  test(`the form ${format} has the same bytes for the same answers, in whatever order they came`, async (t) => {
    const worlds = [cliWorld(t), cliWorld(t), cliWorld(t)] as const;
    for (const [number, { cwd }] of worlds.entries()) {
      writeHostileRun(join(cwd, 'base'), '澜江');
      cpSync(join(cwd, 'base'), join(cwd, 'sft'), { recursive: true });
      if (number < 2) continue;
      const log = join(cwd, 'base', 'completions.jsonl');
      const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
      writeFileSync(
        log,
        lines
          .toReversed()
          .map((line) => `${line}\n`)
          .join(''),
      );
    }
    const runs = format === 'eee' ? ['base'] : ['base', 'sft'];
    const [first, again, reordered] = await Promise.all(
      worlds.map((world) => everything(world, format, runs)),
    );
    assert.ok(first !== undefined && (first.length > 50 || format === 'hf'));
    assert.equal(again, first);
    assert.equal(reordered, first);
  });
}
