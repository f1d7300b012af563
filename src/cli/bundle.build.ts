// Part of `npm run build`: joins src/ and the packages it stands on to a few files. A start that has to find and load
// each module by itself takes a third longer, and what is measured is then computed by the very code of those packages
// that was tested. Not part of the package.
import { chmodSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import type { OutputChunk, Plugin } from 'rolldown';
import { standaloneSchema } from '../json/standalone-schema.build.ts';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');

/** What is loaded together lies together: to find, read and link a file takes longer than most of what is in one. */
const together = Object.entries({
  /** Every command. */
  start: ['src/cli/run-process.ts'],
  /** A run of choice questions, and with it most of what other commands need. */
  measure: ['src/cli/commands/run.ts', 'src/cli/show-outcome.ts', 'src/adapter/choice.ts'],
  /** Asking an endpoint. */
  ask: ['src/model/endpoint/endpoint-model.ts', 'node_modules/undici/lib/dispatcher/pool.js'],
}).map(([name, paths]) => ({ name, modules: new Set(paths.map((path) => join(root, path))) }));

const schemas: Plugin = {
  name: 'standalone schemas',
  load: {
    filter: { id: /\.schema\.ts$/ },
    handler: async (path) => ({ code: await standaloneSchema(path), moduleType: 'js' }),
  },
};

/** Endpoints are asked over HTTP/1.1; Node's module for HTTP/2 would take as long to load as the rest of undici. */
const withoutHttp2: Plugin = {
  name: 'without HTTP/2',
  load: {
    filter: { id: /[/\\]undici[/\\]lib[/\\]dispatcher[/\\]client-h2\.js$/ },
    handler: () => `module.exports = () => { throw new Error('HTTP/2 is not spoken here'); };`,
  },
};

/** No command of fineval is a program of its own, which commander would start: it should not load what starts one. */
const withoutPrograms: Plugin = {
  name: 'without programs',
  transform: {
    filter: { id: /[/\\]commander[/\\]lib[/\\]command\.js$/ },
    handler: (code) => replaced(code, "require('node:child_process')", '{}'),
  },
};

/**
 * Has Node's modules required and not imported: an import reads each property of them, and so loads what hangs on it.
 * With `fs` and `util` that is readline, worker threads and more, 10 ms of a start.
 */
const required = rewriting('required modules of Node', requiring);

function requiring(code: string): string {
  const changed = code
    .replaceAll(/^import (\w+), (\{.+\}) from ("node:.+");$/gm, 'import $1 from $3;\nimport $2 from $3;')
    .replaceAll(
      /^import (\w+|\{.+\}) from ("node:(?!module").+");$/gm,
      (_, names: string, id: string) => `const ${names.replaceAll(' as ', ': ')} = requireOfNode(${id});`,
    );
  // Declarations of functions, and imports, are there before the lines above them.
  return changed === code ? code : `${changed}${requireOfNode}`;
}

const requireOfNode = `import { createRequire as createRequireOfNode } from "node:module";
function requireOfNode(id) {
  return createRequireOfNode(import.meta.url)(id);
}
`;

/** A file with one Chinese character takes several times as long to decode, and twice the memory. */
const ascii = rewriting('ASCII', escaped);

function escaped(code: string): string {
  const [raw] = /\braw`[^`]*[^\0-\x7f][^`]*`/u.exec(code) ?? [];
  if (raw !== undefined) throw new Error(`A raw text cannot be escaped: ${raw}`);
  // Taken together with the backslash before it: one that was needless before would escape that of the escape.
  return code.replaceAll(/\\?[^\0-\x7f]|\\./gs, (part) => {
    const unit = part.at(-1) ?? '';
    return unit > '\x7f' ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : part;
  });
}

/** Rewrites what is about to be written. */
function rewriting(name: string, rewrite: (code: string) => string): Plugin {
  return {
    name,
    generateBundle(_, files) {
      for (const file of Object.values(files)) if (file.type === 'chunk') file.code = rewrite(file.code);
    },
  };
}

function replaced(code: string, from: string, to: string): string {
  if (!code.includes(from)) throw new Error(`The code no longer holds ${from}`);
  return code.replace(from, to);
}

const bundle = await rolldown({
  cwd: root,
  // Some are started by their names beside the file that starts them, so all lie in one folder.
  input: {
    cli: 'src/cli.ts',
    index: 'src/index.ts',
    worker: 'src/model/onnx/worker/worker.ts',
    'try-device': 'src/model/onnx/runtime/try-device.ts',
  },
  platform: 'node',
  // It brings libraries for each platform.
  external: ['onnxruntime-node'],
  plugins: [schemas, withoutHttp2, withoutPrograms, required, ascii],
  // Parts of a group are loaded with it, whether they are asked for statically or not.
  checks: { ineffectiveDynamicImport: false },
});
const { output } = await bundle.write({
  dir: dist,
  format: 'esm',
  chunkFileNames: '[name]-[hash].js',
  comments: { legal: false, annotation: false, jsdoc: false },
  codeSplitting: {
    groups: together.map(({ name, modules }) => ({ name, test: (id: string) => modules.has(id) })),
  },
});
const chunks = output.filter((file) => file.type === 'chunk');
for (const { name, modules } of together) {
  const lost = modules.difference(new Set(chunks.find((chunk) => chunk.name === name)?.moduleIds));
  if (lost.size > 0) throw new Error(`The file ${name} of dist should hold ${[...lost].join(', ')}`);
}
chmodSync(join(dist, 'cli.js'), 0o755);
writeFileSync(join(dist, 'LICENSES.txt'), licencesOf(chunks));

/** The licences of all packages that the files hold parts of. */
function licencesOf(files: readonly OutputChunk[]): string {
  const found = files
    .flatMap(({ moduleIds }) => moduleIds)
    .flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(path) ?? []);
  return [...new Set(found)]
    .sort()
    .map(licenceOf)
    .join(`\n${'-'.repeat(100)}\n\n`);
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const [file] = globSync(join(folder, '{LICENSE,LICENCE,license}*'));
  if (file === undefined) throw new Error(`${relative(root, folder)} says nothing about its licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(file, 'utf8').trim()}\n`;
}
