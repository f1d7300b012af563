import { addUsage } from '../model/add-usage.ts';
import type { Usage } from '../model/model.ts';
import type { Price } from '../model/price.ts';
import type { CompletionRecord } from './completion-record.ts';
import type { UsageSummary } from './summary.ts';

/** Sums up what answers took. */
export class UsageTally {
  #answers = 0;
  #input = 0;
  #output = 0;
  #reasoning: number | undefined;
  #wasted: Usage | undefined;

  addRecord({ completion, error }: CompletionRecord): void {
    if (completion?.usage !== undefined) this.#add(completion.usage);
    this.#wasted = addUsage(this.#wasted, completion?.wasted ?? error?.usage);
  }

  #add({ inputTokens, outputTokens, reasoningTokens }: Usage): void {
    this.#answers += 1;
    this.#input += inputTokens ?? 0;
    this.#output += outputTokens ?? 0;
    if (reasoningTokens !== undefined) this.#reasoning = (this.#reasoning ?? 0) + reasoningTokens;
  }

  /** `undefined` where neither an answer nor a failure said what it took. */
  summary(price: Price | undefined): UsageSummary | undefined {
    const wasted = this.#wasted;
    if (this.#answers === 0 && wasted === undefined) return undefined;
    return {
      answers: this.#answers,
      inputTokens: this.#input,
      outputTokens: this.#output,
      ...(this.#reasoning === undefined ? {} : { reasoningTokens: this.#reasoning }),
      ...(wasted === undefined ? {} : { wasted }),
      ...(price === undefined ? {} : { cost: { amount: this.#cost(price), currency: price.currency } }),
    };
  }

  #cost({ input, output }: Price): number {
    const { inputTokens = 0, outputTokens = 0 } = this.#wasted ?? {};
    return ((this.#input + inputTokens) * input + (this.#output + outputTokens) * output) / 1e6;
  }
}
