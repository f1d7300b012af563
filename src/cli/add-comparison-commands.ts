import { Option } from 'commander';
import type { Command } from 'commander';
import type { SetExitCode } from './commands.ts';
import type { Terminal } from './terminal.ts';

/** Declares the commands that compare runs: compare, ablate, gate and data overlap. */
export function addComparisonCommands(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
  addCompare(program, terminal, setExitCode);
  addAblate(program, terminal, setExitCode);
  addGate(program, terminal, setExitCode);
  addOverlap(program, terminal, setExitCode);
}

function addCompare(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
  program
    .command('compare')
    .description('is the difference of two runs real: paired deltas by suite, task and label')
    .argument('<base>', 'run directory')
    .argument('<candidate>', 'run directory')
    .addOption(
      new Option('--column <column>', 'whose judgement').choices(['strict', 'official']).default('strict'),
    )
    .option('--accept <fields>', 'fields of the protocol that may differ, separated by commas')
    .option('--alpha <p>', 'level of significance', '0.05')
    .option('--tie <points>', 'differences below so many percentage points do not matter', '1')
    .option('--flips <n>', 'how many changed samples of a suite are listed', '5')
    .option('--seed <n>', 'of random sign flips', '0')
    .option('--json', 'print one JSON value on standard output')
    .action(async (...[base, candidate, , command]: [string, string, unknown, Command]) => {
      const { compareCommand } = await import('./commands/compare.ts');
      setExitCode(await compareCommand([base, candidate], command.optsWithGlobals(), terminal));
    });
}

function addAblate(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
  const ablate = program
    .command('ablate')
    .description('what each training stage did: deltas, forgetting, and where a gain comes from')
    .argument('<file>', 'the stages, as JSON')
    .option('--run', 'ask the models of stages that have no finished run')
    .option('--weights <file>', 'write what to train next, label by label')
    .option('--stage <id>', 'the stage that --weights is for (default: the last)')
    .option('--markdown <file>', 'write the ablation in Markdown')
    .option('--runs <dir>', 'folder of the stages’ runs (default: runs/<name of the file>)')
    .option('--json', 'print one JSON value on standard output');
  addAsking(ablate);
  ablate.action(async (...[file, , command]: [string, unknown, Command]) => {
    const { ablateCommand } = await import('./commands/ablate.ts');
    setExitCode(await ablateCommand(file, command.optsWithGlobals(), terminal));
  });
}

function addGate(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
  const gate = program
    .command('gate')
    .description('may this checkpoint ship: a verdict of pass, fail, inconclusive or not-comparable')
    .requiredOption('--policy <file>', 'the rules, as JSON')
    .option('--candidate <run>', 'run directory that is judged')
    .option('--baseline <run>', 'run directory it is compared with')
    .option('--ablation <file>', 'take candidate and baseline from a stage of an ablation and its parent')
    .option('--stage <id>', 'the stage of --ablation')
    .option('--rule <id>', 'show one rule only; all of them count in its correction')
    .option('--junit <file>', 'write a JUnit file')
    .option('--markdown <file>', 'write a comment in Markdown')
    .option('--json', 'print one JSON value on standard output');
  addSequential(gate);
  gate.action(async (_options, command: Command) => {
    const { gateCommand } = await import('./commands/gate.ts');
    setExitCode(await gateCommand(command.optsWithGlobals(), terminal));
  });
}

function addSequential(gate: Command): void {
  gate
    .option(
      '--sequential',
      'ask --model what the baseline was asked, in random order, until the verdict stands',
    )
    .option('--model <ref>', 'the candidate of --sequential')
    .option('--out <dir>', 'run directory of --sequential (default: a new one in runs/)')
    .option('--resume', 'go on with an unfinished --sequential');
  addAsking(gate);
}

function addAsking(command: Command): void {
  command
    .addOption(
      new Option('--device <device>', 'of an ONNX checkpoint')
        .choices(['auto', 'cpu', 'webgpu', 'cuda'])
        .default('auto'),
    )
    .option('--concurrency <n>', 'questions in flight: a number, or auto', 'auto');
}

function addOverlap(program: Command, terminal: Terminal, setExitCode: SetExitCode): void {
  const data = program.commands.find((command) => command.name() === 'data') ?? program.command('data');
  data
    .command('overlap')
    .description('which samples of a suite stand in a training text')
    .argument('<suite>', 'a suite')
    .argument('<file>', 'text or JSON Lines, also as .zst')
    .option('-n <tokens>', 'length of the n-grams', '13')
    .option('--shared <n>', 'n-grams of more samples than this are instructions and do not count', '10')
    .option('--coverage <percent>', 'flag a sample from this share of its tokens on; 0: any n-gram', '0')
    .option('--run <run>', 'show the score of a run with and without the flagged samples')
    .option('--sample', 'use the invented sample split')
    .option('--json', 'print one JSON value on standard output')
    .action(async (...[suite, file, , command]: [string, string, unknown, Command]) => {
      const { dataOverlapCommand } = await import('./commands/data-overlap.ts');
      setExitCode(await dataOverlapCommand([suite, file], command.optsWithGlobals(), terminal));
    });
}
