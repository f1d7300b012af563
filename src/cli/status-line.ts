import type { Terminal } from './terminal.ts';

/** One line on standard error that says how far something is. */
export interface StatusLine {
  /** Shows a text if it is time to; `text` is not asked for otherwise. `seconds` have passed since the line was made. */
  readonly show: (text: (seconds: number) => string) => void;
  /** Takes the line away, so that other text can follow. */
  readonly clear: () => void;
}

/** A terminal gets one line that is rewritten; a file gets a line a minute. */
const terminalInterval = 100;
const fileInterval = 60_000;

/** A status line for this terminal. `clock` gives milliseconds. */
export function statusLine({ stderr }: Terminal, clock: () => number = () => performance.now()): StatusLine {
  const onTerminal = stderr.isTTY === true;
  const begun = clock();
  let shown = onTerminal ? Number.NEGATIVE_INFINITY : begun;
  return {
    show(text) {
      const now = clock();
      if (now - shown < (onTerminal ? terminalInterval : fileInterval)) return;
      shown = now;
      const line = text((now - begun) / 1000);
      stderr.write(onTerminal ? `\r\u001b[2K${line.slice(0, (stderr.columns ?? 80) - 1)}` : `${line}\n`);
    },
    clear: () => {
      if (onTerminal) stderr.write('\r\u001b[2K');
    },
  };
}
