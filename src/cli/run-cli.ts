import { Command, CommanderError, Option } from 'commander';
import { exitCodes, FinevalError } from '../errors.ts';
import { ModelError } from '../model/model-error.ts';
import { visibleText } from '../report/visible-text.ts';
import { readVersion } from '../version.ts';
import { checkNode } from './check-node.ts';
import { addCommands } from './commands.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line and gives its exit code. An error that is not the user's prints its stack. */
export async function runCli(terminal: Terminal): Promise<number> {
  let exitCode: number = exitCodes.ok;
  const program = new Command('fineval')
    .description('Measures what each training stage did to a financial language model.')
    .version(readVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addOption(
      new Option('--config <file>', 'configuration to use instead of the nearest fineval.config.json'),
    )
    .showHelpAfterError('(fineval --help lists the commands)')
    .hook('preAction', (_program, command) => checkNode(command))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });
  addCommands(program, terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...terminal.argv]);
    return exitCode;
  } catch (error) {
    return exitCodeOf(error, terminal);
  }
}

function exitCodeOf(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof FinevalError) {
    terminal.stderr.write(`fineval: ${onOneLine(error.message)}\n`);
    return error.exitCode;
  }
  if (error instanceof ModelError) {
    terminal.stderr.write(`fineval: ${onOneLine(error.message)}\n`);
    return exitCodes.incomplete;
  }
  // Not 1, which says that a gate failed.
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.stderr.write(`fineval ${readVersion()} has a bug. Please report what it printed:\n${trace}\n`);
  return exitCodes.bug;
}

/** A sentence that may name files: a name with line ends, controls or directional marks must not look like something else. */
function onOneLine(message: string): string {
  return visibleText(message.replaceAll(/[\t\n]/gu, ' '));
}
