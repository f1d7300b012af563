import { ModelError } from '../../model-error.ts';

/** How many tokens all rows and prefixes can keep. */
export class Memory {
  readonly mostTokens: number;
  readonly #bytesPerToken: number;

  constructor(mostTokens: number, bytesPerToken: number) {
    this.mostTokens = mostTokens;
    this.#bytesPerToken = bytesPerToken;
  }

  /** Throws where a text of so many tokens fits in it under no circumstances. */
  refuseTooLong(length: number): void {
    if (length > this.mostTokens) throw this.tooLong(length);
  }

  tooLong(length: number): ModelError {
    const gigabytes = ((length * this.#bytesPerToken) / 1e9).toFixed(1);
    return new ModelError(
      'rejected',
      `The keys and values of ${length} tokens take ${gigabytes} GB, and this machine has memory for ${this.mostTokens} tokens.`,
    );
  }
}
