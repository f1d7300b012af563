import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { test } from 'node:test';

const src = resolve(import.meta.dirname, '../src');

/** From the ground up: a file imports its own layer and those before it. */
const layers: readonly (readonly string[])[] = [
  ['json', 'node-24.ts', 'errors.ts', 'disk-error.ts', 'package-root.ts', 'samples-folder.ts', 'version.ts'],
  ['http'],
  ['dataset', 'prompt', 'model', 'scoring', 'metric', 'stats', 'adapter', 'suite', 'config', 'reference'],
  ['run', 'ablation', 'report', 'exchange'],
  ['cli', 'cli.ts', 'index.ts'],
];

/** Layers that touch neither files, network, clock nor chance, so that a number is a function of what is on disk. */
const pure = new Set(['scoring', 'metric', 'stats', 'adapter', 'ablation', 'report']);
const impure =
  /\bfrom '(node:[a-z/]+|undici|onnxruntime-node|p-limit)'|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b/u;

/** Each package has one home. */
const homes: Readonly<Record<string, readonly string[]>> = {
  undici: ['http'],
  'onnxruntime-node': ['model/onnx'],
  '@huggingface/tokenizers': ['model/onnx'],
  '@huggingface/jinja': ['model/onnx'],
  commander: ['cli'],
  'cli-table3': ['report'],
  handlebars: ['prompt', 'report'],
  'd3-scale': ['report'],
  'd3-shape': ['report'],
  ajv: ['json'],
  'p-limit': ['run'],
};

const files = globSync('**/*.ts', { cwd: src }).map((file) => ({
  file,
  text: readFileSync(join(src, file), 'utf8'),
}));

const imports = (text: string): readonly string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/gu)].map(([, target]) => target ?? '');

const layerOf = (file: string): number => {
  const top = file.split('/')[0] ?? '';
  return layers.findIndex((names) => names.includes(top));
};

test('every source file belongs to a layer', () => {
  assert.deepEqual(
    files.map(({ file }) => file).filter((file) => layerOf(file) < 0),
    [],
  );
});

test('imports point one way', () => {
  const wrong = files.flatMap(({ file, text }) =>
    imports(text)
      .filter((target) => target.startsWith('.'))
      .map((target) => normalize(join(dirname(file), target)))
      .filter((target) => layerOf(target) > layerOf(file))
      .map((target) => `${file} → ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test('the pure layers know no file system, network, clock or chance', () => {
  const wrong = files.filter(({ file, text }) => pure.has(file.split('/')[0] ?? '') && impure.test(text));
  assert.deepEqual(
    wrong.map(({ file }) => file),
    [],
  );
});

test('each package is imported in its one home', () => {
  const wrong = files.flatMap(({ file, text }) =>
    [
      ...imports(text),
      ...[...text.matchAll(/\brequire\('([^']+)'\)/gu)].map(([, target]) => target ?? ''),
    ].flatMap((target) => {
      const name = Object.keys(homes).find((known) => target === known || target.startsWith(`${known}/`));
      if (name === undefined || homes[name]?.some((home) => file.startsWith(`${home}/`))) return [];
      return [`${file} imports ${target}`];
    }),
  );
  assert.deepEqual(wrong, []);
});
