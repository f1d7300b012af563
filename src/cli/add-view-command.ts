import { Option } from 'commander';
import type { Command } from 'commander';
import type { SetExitCode } from './commands.ts';
import type { Terminal } from './terminal.ts';

/** Declares `fineval view`. */
export function addViewCommand(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
  program
    .command('view')
    .description('open the report of runs or of an ablation in the browser')
    .argument('<runs...>', 'run directories, or one ablation file')
    .addOption(new Option('--lang <lang>', 'language it opens in (default: by LANG)').choices(['zh', 'en']))
    .option('--runs <dir>', 'folder of an ablation’s runs (default: runs/<name of the file>)')
    .option('--max-size <mb>', 'of the page; answers are shortened to stay under it (default: 40)')
    .option('--no-open', 'write the page and print its path, and do not open it')
    .action(async (names: string[], _options, command: Command) => {
      const { viewCommand } = await import('./commands/view.ts');
      setExitCode(await viewCommand(names, command.optsWithGlobals(), terminal));
    });
}
