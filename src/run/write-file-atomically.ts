import { closeSync, fdatasyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { diskError } from '../disk-error.ts';

/** Replaces a file whole: whoever reads it, and whenever the process dies, there is the old content or the new. */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  const file = new AtomicFile(path);
  try {
    if (typeof content === 'string') file.write(content);
    else file.writeBytes(content);
    file.commit();
  } finally {
    file.discard();
  }
}

const blockLength = 16 * 1024;

/** As `writeFileAtomically`, for a content that comes piece by piece. It has to be committed or discarded. */
export class AtomicFile {
  readonly #path: string;
  readonly #temporary: string;
  #handle: number | undefined;
  #block = '';

  constructor(path: string) {
    this.#path = path;
    this.#temporary = `${path}.${process.pid}.tmp`;
    this.#handle = this.#onDisk(() => openSync(this.#temporary, 'w'));
  }

  write(text: string): void {
    this.#block += text;
    if (this.#block.length >= blockLength) this.#flush();
  }

  writeBytes(bytes: Uint8Array): void {
    this.#flush();
    this.#put(bytes);
  }

  /** Puts the new content in the old one's place. */
  commit(): void {
    this.#flush();
    this.#onDisk(() => {
      if (this.#handle !== undefined) fdatasyncSync(this.#handle);
      renameSync(this.#temporary, this.#path);
    });
    this.#close();
  }

  /** Leaves the old content; nothing happens after `commit`. */
  discard(): void {
    if (this.#handle === undefined) return;
    this.#close();
    rmSync(this.#temporary, { force: true });
  }

  #flush(): void {
    const bytes = Buffer.from(this.#block);
    this.#block = '';
    this.#put(bytes);
  }

  #put(bytes: Uint8Array): void {
    this.#onDisk(() => {
      for (let written = 0; written < bytes.length && this.#handle !== undefined;)
        written += writeSync(this.#handle, bytes, written);
    });
  }

  #close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }

  #onDisk<Result>(act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      throw diskError(this.#path, error);
    }
  }
}
