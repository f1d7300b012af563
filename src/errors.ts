/** Exit codes of the command line. `bug` is any failure that is nobody's mistake; it prints its stack. */
export const exitCodes = {
  ok: 0,
  gateFailed: 1,
  usage: 2,
  incomplete: 3,
  inconclusive: 4,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What the sentence of each mistake needs to know. */
export interface ErrorDetails {
  SUITE_UNKNOWN: { id: string; known: readonly string[] };
  SUITE_BROKEN: { file: string; problem: string };
  FILE_MISSING: { file: string; what: string };
  FILE_NOT_JSON: { file: string; problem: string };
  FILE_WRONG: { file: string; problem: string };
  ROW_WRONG: { file: string; row: number; problem: string };
  DATA_ABSENT: { suite: string; folder: string };
  OWN_DATA_ABSENT: { suite: string; folder: string };
  DATA_CHANGED: { file: string; problem: string };
  SAMPLES_ABSENT: { suite: string; folder: string };
  RUN_LOCKED: { directory: string; by: string };
  RUN_EXISTS: { directory: string };
  RUN_ABSENT: { directory: string };
  RUN_DIFFERS: { directory: string; fields: readonly string[] };
  RUN_DATA_CHANGED: { directory: string; suite: string; what: string };
  SCORES_ABSENT: { directory: string };
  GATE_INCOMPLETE: { missing: string; because: string };
  STAGES_ABSENT: { file: string; stages: readonly string[]; askable: boolean };
  STAGE_UNKNOWN: { stage: string; known: readonly string[] };
  RULE_UNKNOWN: { rule: string; known: readonly string[] };
  RUN_IMPORTED: { directory: string; tool: string };
  DISK: { file: string; problem: string };
  PART_UNKNOWN: { part: string };
  RUNTIME_ABSENT: Record<string, never>;
  SETUP_FAILED: { part: string; code: number };
  SAMPLES_UNKNOWN: { ids: readonly string[] };
  NOTHING_CHOSEN: { suite: string };
  SCORING_IMPOSSIBLE: { suites: readonly string[] };
  SCORING_UNSUPPORTED: { ref: string };
  SCORING_OPTION: { option: string };
  CHECKPOINT_OPTION: { option: string; ref: string };
  PROMPT_BROKEN: { file: string; problem: string };
  PROMPT_UNKNOWN: { task: string; variant: string; known: readonly string[] };
  SHOTS_UNKNOWN: { suite: string; task: string; shots: number };
  SHOTS_ABSENT: { task: string; file: string; wanted: number; found: number };
  TASK_UNKNOWN: { task: string; known: readonly string[] };
  NOTHING_TO_RESUME: { folder: string };
  MODEL_UNKNOWN: { ref: string; known: readonly string[] };
  MODEL_NAMELESS: { ref: string };
  CHECKPOINT_ABSENT: { ref: string; directory: string };
  NODE_OLD: { version: string };
  OPTION_WRONG: { option: string; value: string; wanted: string };
  MIRROR_ABSENT: { mirror: string };
  NOTHING_PULLED: { suite: string; mirror: string };
  DATA_REFUSED: { file: string; problem: string };
  DOWNLOAD: { url: string; problem: string };
  DOWNLOAD_FORBIDDEN: { url: string; status: number };
  ARCHIVE_WRONG: { archive: string; problem: string };
  NO_DOWNLOAD: { suite: string };
  ENDPOINT_WRONG: { url: string; problem: string };
  CHECKPOINT_EMPTY: { directory: string; looked: readonly string[]; found: readonly string[] };
  RUNTIME_BROKEN: { platform: string; problem: string };
  IMPORT_WRONG: { problem: string };
  NOTHING_TO_REPORT: { format: string; because: string };
  DEVICE_ABSENT: { device: string; because: string; remedy: string };
  MODEL_TOO_LARGE: { file: string; size: number; available: number };
}

/** The name of a user's mistake. */
export type ErrorCode = keyof ErrorDetails;

/** Everything a user can get wrong, as sentences: what is, then what to do. */
const messages: { readonly [Code in ErrorCode]: (d: ErrorDetails[Code]) => string } = {
  SUITE_UNKNOWN: (d) =>
    `There is no suite “${d.id}”. There are: ${list(d.known)}. A suite of your own is given as a folder, ./my-suite.`,
  SUITE_BROKEN: (d) => `${d.file}: ${d.problem}. Repair the suite.`,
  FILE_MISSING: (d) => `${d.file} is not there; it should be ${d.what}.`,
  FILE_NOT_JSON: (d) => `${d.file} is not JSON: ${d.problem}.`,
  FILE_WRONG: (d) => `${d.file}: ${d.problem}.`,
  ROW_WRONG: (d) => `${d.file}, row ${d.row}: ${d.problem}.`,
  DATA_ABSENT: (d) =>
    `The data of ${d.suite} are not on this machine (looked in ${d.folder}). Fetch them with: fineval data pull ${d.suite}. To try fineval without data, add --sample.`,
  OWN_DATA_ABSENT: (d) =>
    `None of the files of your suite ${d.suite} is in ${d.folder}. Put them there; suite.json names them.`,
  DATA_CHANGED: (d) =>
    `${d.file} is not the file this suite is made for: ${d.problem}. Fetch it again with: fineval data pull.`,
  SAMPLES_ABSENT: (d) =>
    `There is no sample split of ${d.suite} (looked in ${d.folder}). Leave --sample out.`,
  RUN_LOCKED: (d) => `${d.directory} is being written by ${d.by}. Wait for it, or choose another --out.`,
  RUN_EXISTS: (d) =>
    `${d.directory} already holds a run. Add --resume to go on with it, or choose another --out.`,
  RUN_ABSENT: (d) =>
    `${d.directory} holds no run: it has no manifest.json. Give the folder that fineval run has written.`,
  RUN_DIFFERS: (d) =>
    `The run in ${d.directory} was begun differently (${list(d.fields)}). Repeat its options to go on with it, or choose another --out.`,
  RUN_DATA_CHANGED: (d) =>
    `The run in ${d.directory} was made with another ${d.what} of ${d.suite} than is here now, so its completions cannot be judged by it.`,
  SCORES_ABSENT: (d) =>
    `${d.directory} holds no scores yet. Finish the run with fineval run --resume, or judge it with: fineval score ${d.directory}`,
  GATE_INCOMPLETE: (d) => `The gate has no ${d.missing}, which it needs: ${d.because}. Add --${d.missing}.`,
  STAGES_ABSENT: (d) =>
    `No stage of ${d.file} has a finished run (${list(d.stages)}).${d.askable ? ' Add --run to ask their models.' : ''}`,
  STAGE_UNKNOWN: (d) => `There is no stage “${d.stage}” with a finished run. There are: ${list(d.known)}.`,
  RULE_UNKNOWN: (d) => `The policy has no rule “${d.rule}”. It has: ${list(d.known)}.`,
  RUN_IMPORTED: (d) =>
    `The run in ${d.directory} was imported and judged by ${d.tool}; its questions are not here, so it can be neither judged nor asked again.`,
  SAMPLES_UNKNOWN: (d) =>
    `There are no samples ${list(d.ids)}. Sample ids look like intent-0001; scores.jsonl of a run lists them.`,
  PROMPT_BROKEN: (d) => `The prompt template ${d.file} cannot be filled in: ${d.problem}.`,
  PROMPT_UNKNOWN: (d) => `The task “${d.task}” has no prompt “${d.variant}”. It has: ${list(d.known)}.`,
  SHOTS_UNKNOWN: (d) =>
    `${d.suite} has no prompt with ${d.shots} examples for its task “${d.task}”. Leave --shots out, or name a prompt with --prompt.`,
  SHOTS_ABSENT: (d) =>
    `${d.file} needs ${d.wanted} examples for its prompt and ${d.found} are here. Fetch the suite’s data, or leave --shots out.`,
  TASK_UNKNOWN: (d) => `There is no task “${d.task}”. There are: ${list(d.known)}.`,
  NOTHING_CHOSEN: (d) =>
    `The selection leaves no sample of ${d.suite}. Loosen --samples, --limit or --shard.`,
  SCORING_IMPOSSIBLE: (d) =>
    `No task of ${list(d.suites)} offers options to choose from, so nothing is left for --scoring likelihood. Leave it out.`,
  SCORING_UNSUPPORTED: (d) =>
    `${d.ref} cannot be scored by likelihood: endpoints do not say how likely a given text is. Take an ONNX checkpoint, or leave --scoring out.`,
  SCORING_OPTION: (d) =>
    `${d.option} has no effect with --scoring likelihood, which writes nothing. Leave one of them out.`,
  CHECKPOINT_OPTION: (d) =>
    `${d.option} is for ONNX checkpoints, and ${d.ref} is an endpoint. Leave it out, or set it up where the model is served.`,
  NOTHING_TO_RESUME: (d) =>
    `${d.folder} holds no unfinished run of this model and these suites. Leave --resume out, or name the run with --out.`,
  MODEL_UNKNOWN: (d) =>
    `There is no model “${d.ref}”: it is neither a name of fineval.config.json (${list(d.known)}), nor a folder, nor an address such as http://localhost:8000/v1#served-name.`,
  MODEL_NAMELESS: (d) =>
    `${d.ref} does not say which model: add its served name behind a hash, ${d.ref.replace(/#$/u, '')}#served-name.`,
  CHECKPOINT_ABSENT: (d) =>
    `The model “${d.ref}” should be in ${d.directory}, which is not there. Put the ONNX export there, or change fineval.config.json.`,
  NODE_OLD: (d) =>
    `This takes Node 24 or newer, and here is Node ${d.version}. Install a newer one: in a project, npm install --save-dev node@24 and then npx fineval.`,
  OPTION_WRONG: (d) => `${d.option} is “${d.value}”; it must be ${d.wanted}.`,
  NOTHING_PULLED: (d) => `${d.mirror} holds no file of ${d.suite}. Give another --mirror.`,
  DATA_REFUSED: (d) =>
    `${d.file} is refused: ${d.problem}. Nothing was replaced; take the file of the commit that the suite names.`,
  MIRROR_ABSENT: (d) =>
    `The mirror ${d.mirror} is not there. Give a folder or an address that holds one folder a suite.`,
  DOWNLOAD: (d) =>
    `${d.url} could not be fetched: ${d.problem}. Nothing was replaced; run the command again, or give a --mirror.`,
  DOWNLOAD_FORBIDDEN: (d) =>
    `${d.url} is not given out (status ${d.status}). If it is gated, ask its owner for consent on that site and set HF_TOKEN to your token; or give a --mirror or an --archive.`,
  ARCHIVE_WRONG: (d) => `The archive ${d.archive} cannot be read: ${d.problem}.`,
  NO_DOWNLOAD: (d) => `The files of ${d.suite} have no public address. Give a --mirror that holds them.`,
  PART_UNKNOWN: (d) => `There is no part “${d.part}” to set up. There is: cuda.`,
  RUNTIME_ABSENT: () =>
    'onnxruntime-node is not installed, so ONNX checkpoints cannot run here. Install it with: ONNXRUNTIME_NODE_INSTALL=skip npm install onnxruntime-node@1.30.0',
  SETUP_FAILED: (d) =>
    `The installer of ${d.part} ended with code ${d.code}; what it said is above. It needs access to the NuGet feed.`,
  DISK: (d) => `${d.file} cannot be written: ${d.problem}. What was written before is kept.`,
  ENDPOINT_WRONG: (d) => `The endpoint ${d.url} cannot be used so: ${d.problem}.`,
  CHECKPOINT_EMPTY: (d) =>
    `${d.directory} holds no model under a name that is looked for (${list(d.looked)}). ${d.found.length === 0 ? 'Export one with: optimum-cli export onnx --task text-generation-with-past' : `There is ${list(d.found)}: choose one with --dtype, or name the one to run model.onnx.`}`,
  RUNTIME_BROKEN: (d) =>
    `ONNX Runtime cannot be loaded on this machine (${d.platform}): ${d.problem}. Use an endpoint instead, or another machine.`,
  IMPORT_WRONG: (d) => `Nothing was imported: ${d.problem}.`,
  NOTHING_TO_REPORT: (d) => `There is nothing to write in the form ${d.format}: ${d.because}.`,
  DEVICE_ABSENT: (d) =>
    `The device ${d.device} cannot be used: ${d.because}. ${d.remedy}, or take --device cpu.`,
  MODEL_TOO_LARGE: (d) =>
    `The weights of ${d.file} take ${(d.size / 1e9).toFixed(1)} GB, and ${(d.available / 1e9).toFixed(1)} GB of memory are free. Take an export of less precision (--dtype q4), or an endpoint.`,
};

/** Codes that end with another exit code than `usage`. */
const exitCodeOf: Partial<Record<ErrorCode, ExitCode>> = { DISK: exitCodes.incomplete };

/** A mistake that a person can repair. The message says what is and what to do; no stack is shown. */
export class FinevalError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'FinevalError';
  readonly code: Code;
  readonly exitCode: ExitCode;

  constructor(code: Code, details: ErrorDetails[Code], options?: ErrorOptions) {
    super(messages[code](details), options);
    this.code = code;
    this.exitCode = exitCodeOf[code] ?? exitCodes.usage;
  }
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join(', ');
}
