// Part of `npm run build`: joins src/ and the packages it stands on to a few files. A start that has to find and load
// each module by itself takes a fifth longer, and what is measured is then computed by the very code of those packages
// that was tested. Not part of the package.
import { chmodSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Metafile, Plugin } from 'esbuild';
import { standaloneSchema } from '../json/standalone-schema.build.ts';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');

const schemas: Plugin = {
  name: 'standalone schemas',
  setup(building) {
    building.onLoad({ filter: /\.schema\.ts$/ }, async ({ path }) => ({
      contents: await standaloneSchema(path),
    }));
  },
};

/** Packages in CommonJS require Node's own modules, and an ES module has no `require`. */
const builtins: Plugin = {
  name: 'builtins without require',
  setup(building) {
    building.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === 'require-call' && isBuiltin(path) ? { path, namespace: 'builtin' } : undefined,
    );
    building.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

/** Endpoints are asked over HTTP/1.1; Node's module for HTTP/2 would take as long to load as the rest of undici. */
const withoutHttp2: Plugin = {
  name: 'without HTTP/2',
  setup(building) {
    const contents = `module.exports = () => { throw new Error('HTTP/2 is not spoken here'); };`;
    building.onLoad({ filter: /[/\\]undici[/\\]lib[/\\]dispatcher[/\\]client-h2\.js$/ }, () => ({
      contents,
    }));
  },
};

const { metafile } = await build({
  // Some are started by their names beside the file that starts them, so all lie in one folder.
  entryPoints: {
    cli: join(root, 'src/cli.ts'),
    index: join(root, 'src/index.ts'),
    worker: join(root, 'src/model/onnx/worker/worker.ts'),
    'try-device': join(root, 'src/model/onnx/runtime/try-device.ts'),
  },
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'es2024',
  // Every start reads and decodes what it loads, so blanks cost time; names stay as they are, for stacks.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
  // It brings libraries for each platform.
  external: ['onnxruntime-node'],
  plugins: [schemas, builtins, withoutHttp2],
  metafile: true,
  logLevel: 'warning',
});
chmodSync(join(dist, 'cli.js'), 0o755);
writeFileSync(join(dist, 'LICENSES.txt'), licencesOf(metafile));

/** The licences of all packages that the files hold parts of. */
function licencesOf({ inputs }: Metafile): string {
  const found = Object.keys(inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(path) ?? [],
  );
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
