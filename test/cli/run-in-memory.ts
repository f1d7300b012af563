import type { TestContext } from 'node:test';
import { runCli } from '../../src/cli/run-cli.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliWorld {
  /** The folder the command line is typed in. */
  readonly cwd: string;
  readonly run: (...words: readonly string[]) => Promise<CliResult>;
  /** As if Ctrl-C was pressed. */
  readonly interrupt: () => void;
}

/** A world of its own for the command line: an empty folder, its own data folder, no variables of this machine. */
export function cliWorld(
  t: Pick<TestContext, 'after'>,
  options: { env?: Record<string, string>; cwd?: string; columns?: number } = {},
): CliWorld {
  const cwd = options.cwd ?? temporaryFolder(t);
  const listeners = new Set<() => void>();
  const run = async (...words: readonly string[]): Promise<CliResult> => {
    const text = { stdout: '', stderr: '' };
    const exitCode = await runCli({
      argv: ['node', 'fineval', ...words],
      env: { FINEVAL_DATA: temporaryFolder(t), FINEVAL_CACHE: temporaryFolder(t), ...options.env },
      stdout: { write: (piece) => (text.stdout += piece), columns: options.columns ?? 120 },
      stderr: { write: (piece) => (text.stderr += piece) },
      cwd: () => cwd,
      on: (_signal, listener) => listeners.add(listener),
      off: (_signal, listener) => listeners.delete(listener),
    });
    return { exitCode, ...text };
  };
  return { cwd, run, interrupt: () => [...listeners].slice(0, 1).forEach((listener) => listener()) };
}
