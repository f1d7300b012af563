import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** The browser of this machine, or `undefined`. */
export function findBrowser(): string | undefined {
  const given = process.env['CHROMIUM'];
  const candidates = given === undefined ? names : [given];
  return candidates.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
}

/** Why tests of pages are skipped; `false` where they run, and in CI, where they must. */
export const skipWithoutBrowser: string | false =
  findBrowser() === undefined && process.env['CI'] !== 'true'
    ? 'there is no chromium on this machine'
    : false;

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  /** As on paper. */
  readonly print?: boolean;
}

/** A page in a real headless browser. */
export interface Page {
  readonly open: (html: string, screen?: Screen) => Promise<void>;
  /** The value of an expression, awaited. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>;
  readonly press: (key: string) => Promise<void>;
  readonly screenshot: (file: string) => Promise<void>;
  /** Everything that the console, the policy and the network had to say since the page was opened. */
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
}

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Starts Debian's Chromium and speaks to it through a pipe. */
export async function startBrowser(t: { after: (end: () => Promise<void>) => void }): Promise<Page> {
  const program = findBrowser();
  if (program === undefined) throw new Error('no chromium was found: install it, or set CHROMIUM');
  const folder = mkdtempSync(join(tmpdir(), 'fineval-page-'));
  const child = spawn(
    program,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--hide-scrollbars',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      `--user-data-dir=${folder}`,
      '--remote-debugging-pipe',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  t.after(async () => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  return await attach(child.stdio[3] as Writable, child.stdio[4] as Readable, folder);
}

async function attach(input: Writable, output: Readable, folder: string): Promise<Page> {
  const complaints: string[] = [];
  const requests: string[] = [];
  const waiting = new Map<number, (answer: Answer) => void>();
  const listeners = new Map<string, () => void>();
  let last = 0;
  let rest = '';
  output.setEncoding('utf8').on('data', (piece: string) => {
    const messages = `${rest}${piece}`.split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) receive(JSON.parse(message));
  });
  function receive(answer: Answer): void {
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    const { method = '', params = {} } = answer;
    if (
      method === 'Log.entryAdded' ||
      method === 'Runtime.exceptionThrown' ||
      method === 'Runtime.consoleAPICalled'
    )
      complaints.push(JSON.stringify(params));
    if (method === 'Page.javascriptDialogOpening') complaints.push(`dialog ${JSON.stringify(params)}`);
    if (method === 'Network.requestWillBeSent') requests.push((params['request'] as { url: string }).url);
    listeners.get(method)?.();
  }
  async function send(
    method: string,
    params: object = {},
    sessionId?: string,
  ): Promise<Record<string, unknown>> {
    last += 1;
    const id = last;
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      input.write(
        `${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`,
      );
    });
    waiting.delete(id);
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result as Record<string, unknown>;
  }
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const call = (method: string, params: object = {}) => send(method, params, sessionId as string);
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await call(`${domain}.enable`);
  const evaluate = async <Value>(expression: string): Promise<Value> => {
    const { result, exceptionDetails } = await call('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: Value }).value;
  };
  return {
    complaints,
    requests,
    evaluate,
    open: async (html, { width, height, dark = false, print = false } = { width: 1440, height: 900 }) => {
      await call('Emulation.setDeviceMetricsOverride', {
        width,
        height,
        deviceScaleFactor: 1,
        mobile: width < 600,
      });
      const value = dark ? 'dark' : 'light';
      await call('Emulation.setEmulatedMedia', {
        media: print ? 'print' : '',
        features: [{ name: 'prefers-color-scheme', value }],
      });
      const file = join(folder, 'report.html');
      writeFileSync(file, html);
      complaints.length = 0;
      requests.length = 0;
      const loaded = new Promise<void>((resolve) => listeners.set('Page.loadEventFired', resolve));
      await call('Page.navigate', { url: pathToFileURL(file).href });
      await loaded;
      const ready = `new Promise((resolve, reject) => {
        const end = Date.now() + 8000;
        const look = () => document.documentElement.dataset.ready === 'yes' ? resolve()
          : Date.now() > end ? reject(new Error('the page never became ready')) : setTimeout(look, 20);
        look();
      })`;
      await evaluate(ready).catch((error: unknown) => {
        throw new Error(`${String(error)}\n${complaints.join('\n')}`);
      });
    },
    press: async (key) => {
      await call('Input.dispatchKeyEvent', { type: 'keyDown', key });
      await call('Input.dispatchKeyEvent', { type: 'keyUp', key });
    },
    screenshot: async (file) => {
      const { data } = await call('Page.captureScreenshot', { format: 'png' });
      writeFileSync(file, Buffer.from(data as string, 'base64'));
    },
  };
}
