import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { diskError } from '../disk-error.ts';

const maxBatch = 64;
const maxDelayMilliseconds = 250;

/**
 * Appends lines to a file in groups: 64 lines, or what came in 250 ms, share one `fdatasync`. What comes while the disk is
 * busy goes into the next group, so a slow disk gets larger groups and not a queue of them.
 */
export class BatchWriter {
  readonly #path: string;
  readonly #file: FileHandle;
  #lines: string[] = [];
  #durable = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #failure: { readonly error: unknown } | undefined;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  static async open(path: string): Promise<BatchWriter> {
    return new BatchWriter(path, await open(path, 'a'));
  }

  /** How many bytes it has put on the disk. */
  get durable(): number {
    return this.#durable;
  }

  /**
   * Takes a line, with its `\n`. Where lines come faster than the disk takes them, the promise is pending until they are
   * written; else there is none to wait for. Throws once writing has failed.
   */
  append(line: string): Promise<void> | undefined {
    if (this.#failure !== undefined) throw this.#failure.error;
    this.#lines.push(line);
    if (this.#lines.length >= maxBatch) return this.#flush();
    this.#timer ??= setTimeout(() => void this.#flush(), maxDelayMilliseconds);
    return undefined;
  }

  /** Writes what is left and closes the file. Rejects where not everything could be written. */
  async close(): Promise<void> {
    while (this.#lines.length > 0 && this.#failure === undefined) await this.#flush();
    await this.#writing;
    clearTimeout(this.#timer);
    await this.#file.close();
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #flush(): Promise<void> {
    this.#writing ??= this.#write();
    return this.#writing;
  }

  async #write(): Promise<void> {
    do {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      const text = this.#lines.join('');
      this.#lines = [];
      await this.#put(text);
    } while (this.#lines.length >= maxBatch && this.#failure === undefined);
    this.#writing = undefined;
  }

  async #put(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    try {
      await this.#file.appendFile(bytes);
      await this.#file.datasync();
      this.#durable += bytes.length;
    } catch (error) {
      this.#failure ??= { error: diskError(this.#path, error) };
    }
  }
}
