import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  exampleFiles,
  exampleFolder,
  hasExampleRuns,
  repository,
} from '../../fixtures/build-example/example-files.ts';

const skip = hasExampleRuns() ? false : 'its stages were not asked yet; npm run golden -- --ask asks them';

test(
  'reports/example/ and the README’s pictures are what npm run golden writes, byte by byte',
  { skip },
  async () => {
    const made = await exampleFiles();
    const there = globSync('*', { cwd: join(repository, exampleFolder) }).map(
      (name) => `${exampleFolder}/${name}`,
    );
    assert.deepEqual(
      there.toSorted(),
      [...made.keys()].filter((path) => path.startsWith(exampleFolder)).toSorted(),
    );
    for (const [path, content] of made)
      assert.ok(
        readFileSync(join(repository, path), 'utf8') === content,
        `${path} differs: run npm run golden; where samples, prompts or checkpoints changed, npm run golden -- --ask`,
      );
  },
);

test('the example holds no path, no time and no machine', { skip }, () => {
  const files = ['fixtures/example-runs/**/*', `${exampleFolder}/*`];
  for (const path of files.flatMap((pattern) =>
    globSync(pattern, { cwd: repository, withFileTypes: true }),
  )) {
    if (!path.isFile()) continue;
    const text = readFileSync(join(path.parentPath, path.name), 'utf8');
    const found = text.match(
      /\/(?:home|tmp|work|root|Users)\/|20(?!26-01-01T00:00:00\.000Z)\d\d-\d\d-\d\dT|"threads"|"timing"/u,
    );
    assert.equal(found?.[0], undefined, path.name);
  }
});
