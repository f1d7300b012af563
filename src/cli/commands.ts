import { Option } from 'commander';
import type { Command } from 'commander';
import { dtypes } from '../model/onnx/checkpoint/dtype.ts';
import { addComparisonCommands } from './add-comparison-commands.ts';
import { addExchangeCommands } from './add-exchange-commands.ts';
import { addReferenceCommands } from './add-reference-commands.ts';
import { addViewCommand } from './add-view-command.ts';
import type { Terminal } from './terminal.ts';

/** Gets the exit code of a command that ended without an error. */
export type SetExitCode = (code: number) => void;

/** Declares the commands. What a command does is loaded when it is called, so that help and version stay quick. */
export function addCommands(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
  addRun(program, terminal, setExitCode);
  addScore(program, terminal, setExitCode);
  addData(program, terminal, setExitCode);
  addComparisonCommands(program, terminal, setExitCode);
  addReferenceCommands(program, terminal, setExitCode);
  addExchangeCommands(program, terminal, setExitCode);
  addViewCommand(program, terminal, setExitCode);
  program
    .command('suites')
    .description('list the suites and whether their data are here')
    .option('--json', 'print JSON')
    .action(async (_options, command: Command) => {
      const { suitesCommand } = await import('./commands/suites.ts');
      setExitCode(await suitesCommand(command.optsWithGlobals(), terminal));
    });
  program
    .command('doctor')
    .description('say what works on this machine, and what to do about the rest')
    .option('--json', 'print JSON')
    .action(async (_options, command: Command) => {
      const { doctorCommand } = await import('./commands/doctor.ts');
      setExitCode(await doctorCommand(command.optsWithGlobals(), terminal));
    });
  program
    .command('setup')
    .description('fetch an optional part: cuda')
    .addOption(new Option('--dry-run', 'say what would be done'))
    .argument('<part>', 'cuda')
    .action(async (part: string, _options, command: Command) => {
      const { setupCommand } = await import('./commands/setup.ts');
      setExitCode(await setupCommand(part, command.optsWithGlobals(), terminal));
    });
}

function addRun(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
  const run = program
    .command('run')
    .description('ask a model the questions of one or more suites, and score its answers')
    .requiredOption('--suite <ids>', 'suites, separated by commas; all; or the folder of your own suite')
    .requiredOption(
      '--model <ref>',
      'name in fineval.config.json, folder with an ONNX export, or http(s)://host/v1#name',
    )
    .option('--stage <id>', 'the training stage this checkpoint is of')
    .option('--out <dir>', 'run directory (default: a new one in runs/)')
    .option('--resume', 'go on with an unfinished run')
    .option('--sample', 'use the invented sample split, which is no benchmark');
  addSelection(run);
  addGeneration(run);
  addCheckpoint(run);
  run
    .option('--concurrency <n>', 'questions in flight: a number, or auto', 'auto')
    .option('--stream', 'have an endpoint stream its answers: tells the time to the first token, costs more')
    .option('--cache', 'take answers that the same endpoint has given before, and keep new ones')
    .option('--no-cache', 'ask an ONNX checkpoint everything anew, and keep nothing for later runs')
    .option('--error-budget <percent>', 'failed requests that a run may have, in percent', '1')
    .option('--reference', 'show published scores under the table')
    .option(
      '--export-submission <file>',
      'ask the rows without gold, and write the answers for the suite’s authors',
    )
    .option('--json', 'print one JSON value on standard output')
    .action(async (_options, command: Command) => {
      const { runCommand } = await import('./commands/run.ts');
      setExitCode(await runCommand(command.optsWithGlobals(), terminal));
    });
}

function addCheckpoint(run: Command): void {
  run
    .addOption(
      new Option('--device <device>', 'of an ONNX checkpoint')
        .choices(['auto', 'cpu', 'webgpu', 'cuda'])
        .default('auto'),
    )
    .addOption(
      new Option(
        '--dtype <type>',
        'which precision of an ONNX checkpoint (default: full, else float16)',
      ).choices(dtypes),
    )
    .option('--devices <numbers>', 'GPUs with a worker each, such as 0,1')
    .option('--deterministic', 'decode one text at a time: the same answers to the last bit, and slower');
}

function addSelection(run: Command): void {
  run
    .option('--limit <n>', 'at most so many samples a task')
    .option('--tasks <ids>', 'only these tasks, separated by commas')
    .option('--samples <ids>', 'only these sample ids, separated by commas')
    .option('--prompt <variant>', 'prompt variant of the suites (default: each suite’s first)')
    .option('--shots <n>', 'the prompt variant that shows so many examples')
    .addOption(
      new Option('--gpqa-order <order>', 'of GPQA’s options (default: hash)').choices([
        'hash',
        'simple-evals',
      ]),
    )
    .option('--repeats <k>', 'ask every question so often', '1')
    .option('--shard <i/n>', 'only the i-th of n parts');
}

function addGeneration(run: Command): void {
  run
    .addOption(
      new Option(
        '--scoring <mode>',
        'answers that are written, or the likeliest option of choice questions (default: generation)',
      ).choices(['generation', 'likelihood']),
    )
    .addOption(
      new Option(
        '--prompt-format <format>',
        'a checkpoint’s chat template, or prompts as they are, for base models (default: chat)',
      ).choices(['chat', 'plain', 'auto']),
    )
    .option('--temperature <t>', 'randomness of decoding; 0 is greedy', '0')
    .option('--top-p <p>', 'share of probability that is drawn from')
    .option(
      '--max-tokens <n>',
      'new tokens an answer may take (default: the checkpoint’s or the suite’s own)',
    )
    .option('--seed <n>', 'seed of sampled decoding', '0')
    .addOption(
      new Option('--thinking <mode>', 'for models that can think')
        .choices(['on', 'off', 'auto'])
        .default('auto'),
    )
    .option('--thinking-budget <n>', 'most tokens of thinking of an ONNX checkpoint; then it is closed');
}

function addScore(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
  program
    .command('score')
    .description('judge the completions of run directories again, without asking a model')
    .argument('<runs...>', 'run directories')
    .option('--json', 'print one JSON value on standard output')
    .action(async (runs: string[], _options, command: Command) => {
      const { scoreCommand } = await import('./commands/score.ts');
      setExitCode(await scoreCommand(runs, command.optsWithGlobals(), terminal));
    });
}

function addData(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
  const data = program.command('data').description('the data of the suites: list, pull, verify');
  data
    .command('list')
    .description('which files are here, and where')
    .option('--json', 'print JSON')
    .action(async (_options, command: Command) => {
      const { dataListCommand } = await import('./commands/data-list.ts');
      setExitCode(await dataListCommand(command.optsWithGlobals(), terminal));
    });
  data
    .command('pull')
    .description('fetch the data of a suite and verify every byte')
    .argument('<suite>', 'a suite, or all')
    .option(
      '--mirror <place>',
      'folder or address with one folder a suite, instead of the suite’s own source',
    )
    .option('--archive <zip>', 'zip file, or its address, that holds the files')
    .action(async (suite: string, _options, command: Command) => {
      const { dataPullCommand } = await import('./commands/data-pull.ts');
      setExitCode(await dataPullCommand(suite, command.optsWithGlobals(), terminal));
    });
  data
    .command('verify')
    .description('compare the data that are here with what the suite is made for')
    .argument('<suite>', 'a suite, or all')
    .option('--mirror <place>', 'verify the files of a mirror folder instead')
    .action(async (suite: string, _options, command: Command) => {
      const { dataVerifyCommand } = await import('./commands/data-verify.ts');
      setExitCode(await dataVerifyCommand(suite, command.optsWithGlobals(), terminal));
    });
}
