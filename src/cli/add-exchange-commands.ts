import { Option } from 'commander';
import type { Command } from 'commander';
import type { SetExitCode } from './commands.ts';
import type { Terminal } from './terminal.ts';

/** Declares `fineval report` and `fineval import`. */
export function addExchangeCommands(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
  program
    .command('report')
    .description('write the results of run directories or of an ablation for people and for other tools')
    .argument('<runs...>', 'run directories, or one ablation file')
    .requiredOption(
      '--format <form>',
      'html, json, csv, md, junit; svg (plots of an ablation); eee (Every Eval Ever), hf (Hugging Face .eval_results)',
    )
    .addOption(new Option('--lang <language>', 'of the HTML page and of plots').choices(['zh', 'en']))
    .option('--max-size <mb>', 'of the HTML page; answers are shortened to stay under it (default: 40)')
    .option('--runs <dir>', 'folder of an ablation’s runs (default: runs/<name of the file>)')
    .option('--out <path>', 'file, or folder for svg, eee and hf (default: standard output)')
    .action(async (names: string[], _options, command: Command) => {
      const { reportCommand } = await import('./commands/report.ts');
      setExitCode(await reportCommand(names, command.optsWithGlobals(), terminal));
    });
  program
    .command('import')
    .description('make a run directory of the files of another tool')
    .argument('<form>', 'lm-eval, eee (Every Eval Ever) or inspect')
    .argument('<files...>', 'its files, or folders that hold them')
    .requiredOption('--out <dir>', 'run directory to write')
    .option(
      '--metric <name>',
      'metric or scorer to take, where there are several; may be repeated',
      collect,
      [],
    )
    .option('--json', 'print one JSON value on standard output')
    .action(async (...[format, files, , command]: [string, string[], unknown, Command]) => {
      const { importCommand } = await import('./commands/import.ts');
      setExitCode(await importCommand({ format, files }, command.optsWithGlobals(), terminal));
    });
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
