import { runCli } from './run-cli.ts';
import { watchOutput } from './watch-output.ts';

/** Runs the command that a process was started with. */
export async function runProcess(process: NodeJS.Process): Promise<void> {
  watchOutput(process);
  process.exitCode = await runCli(process);
}
