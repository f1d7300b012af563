import { Option } from 'commander';
import type { Command } from 'commander';
import type { SetExitCode } from './commands.ts';
import type { Terminal } from './terminal.ts';

/** Declares `fineval view`. */
export function addViewCommand(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
  program
    .command('view')
    .description('open the report of runs in the browser')
    .argument('<runs...>', 'run directories')
    .addOption(new Option('--lang <lang>', 'language it opens in (default: by LANG)').choices(['zh', 'en']))
    .option('--max-size <mb>', 'of the page; answers are shortened to stay under it (default: 40)')
    .option('--no-open', 'write the page and print its path, and do not open it')
    .action(async (runs: string[], _options, command: Command) => {
      const { viewCommand } = await import('./commands/view.ts');
      setExitCode(await viewCommand(runs, command.optsWithGlobals(), terminal));
    });
}
