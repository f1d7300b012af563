import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { pullSuite } from '../../src/dataset/pull-suite.ts';
import { FinevalError } from '../../src/errors.ts';
import type { DataFile } from '../../src/suite/suite-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const content = Buffer.from(
  JSON.stringify([{ prompt: '澜江科技先锋混合是什么？', ground_truth: '是' }]).repeat(500),
);
const sha256 = createHash('sha256').update(content).digest('hex');
const path = 'data/安全 合规.json';
const file: DataFile = { path, task: 'safety', bytes: content.length, sha256 };
const absent: DataFile = { path: 'data/表达.json', task: 'expression', gitBlob: '00000000' };
const origin = { repository: 'https://example.invalid', licence: 'ours', citation: 'ours' };
const suite = { id: 'finova', origin, files: [file, absent] };

async function serve(
  t: TestContext,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  t.after(() => server.closeAllConnections());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

function mirror(t: TestContext, bytes: Uint8Array = content): string {
  const folder = temporaryFolder(t);
  mkdirSync(dirname(join(folder, 'finova', path)), { recursive: true });
  writeFileSync(join(folder, 'finova', path), bytes);
  return folder;
}

const pull = (root: string, from: string, files = suite.files) =>
  pullSuite({ suite: { ...suite, files }, root, mirror: from, cwd: '/', environment: {}, onFile: () => {} });

const refused = (error: unknown): boolean =>
  error instanceof FinevalError &&
  error.code === 'DATA_REFUSED' &&
  /is refused: its sha256 is/u.test(error.message);

test('it takes verified files from a folder and names the absent one', async (t) => {
  const root = temporaryFolder(t);
  const states = await pull(root, mirror(t));
  assert.deepEqual(
    states.map(({ state }) => state),
    ['verified', 'absent'],
  );
  assert.deepEqual(readFileSync(join(root, 'finova', path)), content);
  assert.deepEqual(readdirSync(join(root, 'finova', 'data')), ['安全 合规.json']);
});

test('it refuses a changed byte and leaves what was there', async (t) => {
  const root = temporaryFolder(t);
  const changed = Buffer.from(content);
  changed[100] = (changed[100] ?? 0) ^ 1;
  await assert.rejects(pull(root, mirror(t, changed)), refused);
  assert.equal(existsSync(join(root, 'finova', path)), false);
  await pull(root, mirror(t));
  await pull(root, mirror(t, changed));
  assert.deepEqual(readFileSync(join(root, 'finova', path)), content);
});

test('it refuses a file whose git object id is another', async (t) => {
  const root = temporaryFolder(t);
  const blob = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  const known = { path, task: 'safety', gitBlob: blob.slice(0, 8) };
  assert.deepEqual(
    (await pull(root, mirror(t), [known])).map(({ state }) => state),
    ['verified'],
  );
  const other = { ...known, gitBlob: 'deadbeef' };
  await assert.rejects(pull(temporaryFolder(t), mirror(t), [other]), /git object id/u);
});

test('it downloads over http, and goes on with a download that broke off', async (t) => {
  const root = temporaryFolder(t);
  const ranges: (string | undefined)[] = [];
  const url = await serve(t, (request, response) => {
    if (!decodeURIComponent(request.url ?? '').endsWith(path)) return void response.writeHead(404).end();
    ranges.push(request.headers.range);
    const from = Number(/bytes=(\d+)-/u.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': content.length - from });
    if (ranges.length > 1) return void response.end(content.subarray(from));
    response.write(content.subarray(0, 5000));
    // What a reset overtakes is lost, so it comes when everything that was sent has been written down.
    const partial = join(root, 'finova', `${path}.part`);
    const timer = setInterval(() => {
      if (!existsSync(partial) || statSync(partial).size < 5000) return;
      clearInterval(timer);
      response.destroy();
    }, 5);
  });
  await assert.rejects(
    pull(root, url),
    (error) => error instanceof FinevalError && error.code === 'DOWNLOAD',
  );
  assert.deepEqual(readdirSync(join(root, 'finova', 'data')), ['安全 合规.json.part']);
  const states = await pull(root, url);
  assert.deepEqual(
    states.map(({ state }) => state),
    ['verified', 'absent'],
  );
  assert.deepEqual(ranges, [undefined, 'bytes=5000-']);
  assert.deepEqual(readFileSync(join(root, 'finova', path)), content);
});

test('it begins anew where a server knows no ranges, or the part is too long', async (t) => {
  const root = temporaryFolder(t);
  mkdirSync(dirname(join(root, 'finova', path)), { recursive: true });
  writeFileSync(join(root, 'finova', `${path}.part`), Buffer.concat([content, content]));
  const url = await serve(t, (request, response) => {
    if (request.headers.range !== undefined) return void response.writeHead(416).end();
    response.end(content);
  });
  await pull(root, url, [file]);
  assert.deepEqual(readFileSync(join(root, 'finova', path)), content);
});

test('it says what a server answers when it does not give the file', async (t) => {
  const url = await serve(t, (_request, response) => void response.writeHead(503).end());
  await assert.rejects(pull(temporaryFolder(t), url), /could not be fetched.*503/u);
  await assert.rejects(pull(temporaryFolder(t), 'http://127.0.0.1:9/x'), /could not be fetched/u);
});

test('it says where it looked for a mirror', async (t) => {
  await assert.rejects(
    pull(temporaryFolder(t), './no-such-mirror'),
    /The mirror \.\/no-such-mirror is not there/u,
  );
});
