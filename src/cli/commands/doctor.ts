import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadConfig } from '../../config/load-config.ts';
import type { ModelConfig } from '../../config/config.ts';
import { dataRoot } from '../../dataset/data-folder.ts';
import { inspectData } from '../../dataset/data-state.ts';
import { exitCodes } from '../../errors.ts';
import type { ExitCode } from '../../errors.ts';
import { examineRuntime } from '../../model/onnx/examine-runtime.ts';
import { plainTable } from '../../report/plain-table.ts';
import { loadSuites } from '../../suite/load-suite.ts';
import { readVersion } from '../../version.ts';
import { isNewEnough } from '../check-node.ts';
import type { Terminal } from '../terminal.ts';

/** One thing that was looked at. */
interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'missing' | 'wrong';
  readonly detail: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** `fineval doctor`: what works on this machine, and what to do about the rest. It changes nothing and asks no network. */
export async function doctorCommand(
  options: { readonly json?: boolean; readonly config?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const findings = [
    examineNode(),
    ...examineRuntime(),
    ...examineConfig(options.config, terminal),
    ...(await examineData(terminal)),
    examineWriting('run directories', terminal.cwd()),
    examineWriting('data', dataRoot(terminal.env)),
  ];
  if (options.json === true) {
    terminal.stdout.write(`${JSON.stringify({ fineval: readVersion(), findings })}\n`);
  } else {
    const rows = findings.map(({ what, state, detail }) => [state, what, detail]);
    const remedies = findings.flatMap(({ what, remedy }) =>
      remedy === undefined ? [] : [`${what}: ${remedy}`],
    );
    terminal.stdout.write(`fineval ${readVersion()}\n${plainTable(['', 'part', 'found'], rows)}\n`);
    if (remedies.length > 0)
      terminal.stdout.write(`\nWhat to do:\n${remedies.map((line) => `  ${line}`).join('\n')}\n`);
  }
  return findings.some(({ state }) => state === 'wrong') ? exitCodes.usage : exitCodes.ok;
}

function examineNode(): Finding {
  const version = process.versions.node;
  const detail = `${version} on ${process.platform}-${process.arch}`;
  if (isNewEnough(version)) return { what: 'Node', state: 'ok', detail };
  const remedy = 'runs need Node 24 or newer: npm install --save-dev node@24, then npx fineval';
  return { what: 'Node', state: 'wrong', detail, remedy };
}

function examineConfig(named: string | undefined, terminal: Terminal): readonly Finding[] {
  const { config, file, folder } = loadConfig(terminal.cwd(), named);
  const models = Object.entries(config.models ?? {}).map(([name, model]) =>
    examineModel(name, model, { folder, terminal }),
  );
  if (file === undefined)
    return [{ what: 'configuration', state: 'ok', detail: 'none: models are folders or addresses' }];
  return [{ what: 'configuration', state: 'ok', detail: file }, ...models];
}

function examineModel(
  name: string,
  model: ModelConfig,
  { folder, terminal }: { folder: string; terminal: Terminal },
): Finding {
  const what = `model ${name}`;
  if ('path' in model) {
    const path = join(folder, model.path);
    const parent = model.path.includes('*') ? dirname(path) : path;
    if (existsSync(parent)) return { what, state: 'ok', detail: path };
    return { what, state: 'missing', detail: path, remedy: `put the ONNX export into ${parent}` };
  }
  const key = model.apiKeyEnv;
  if (key === undefined) return { what, state: 'ok', detail: `${model.url}, without a key` };
  const value = terminal.env[key];
  if (value !== undefined && value !== '')
    return { what, state: 'ok', detail: `${model.url}, key from ${key}` };
  return {
    what,
    state: 'missing',
    detail: `${model.url}, ${key} is not set`,
    remedy: `set the variable ${key} to the key`,
  };
}

async function examineData(terminal: Terminal): Promise<readonly Finding[]> {
  const root = dataRoot(terminal.env);
  const suites = await loadSuites();
  return suites.map(({ id, files }) => {
    const states = inspectData(files, join(root, id));
    const verified = states.filter(({ state }) => state === 'verified').length;
    const detail = `${verified} of ${states.length} files verified in ${join(root, id)}`;
    const what = `data of ${id}`;
    if (states.some(({ state }) => state === 'wrong')) {
      return { what, state: 'wrong', detail, remedy: `fetch them again: fineval data pull ${id}` };
    }
    if (verified === states.length) return { what, state: 'ok', detail };
    return { what, state: 'missing', detail, remedy: `fineval data pull ${id}` };
  });
}

function examineWriting(what: string, folder: string): Finding {
  let existing = folder;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  try {
    accessSync(existing, constants.W_OK);
    return { what: `folder for ${what}`, state: 'ok', detail: `${folder} can be written` };
  } catch {
    return {
      what: `folder for ${what}`,
      state: 'wrong',
      detail: `${folder} cannot be written`,
      remedy: 'choose another folder, or ask for the right to write',
    };
  }
}
