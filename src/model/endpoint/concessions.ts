import type { ModelWarning } from '../model.ts';
import { optionOf } from './option-fields.ts';
import type { OptionField } from './option-fields.ts';

/** What an endpoint has refused by name and is therefore no longer sent, for the whole life of the model. */
export class Concessions {
  readonly #warnings = new Map<OptionField, ModelWarning>();

  /** How many fields it has refused. */
  get count(): number {
    return this.#warnings.size;
  }

  /** What stands in for a field: the field itself, another name for it, or nothing. */
  nameOf(field: OptionField): OptionField | undefined {
    if (!this.#warnings.has(field)) return field;
    return field === 'max_tokens' ? 'max_completion_tokens' : undefined;
  }

  warningOf(field: OptionField): ModelWarning | undefined {
    return this.#warnings.get(field);
  }

  /**
   * Takes a refusal to heart. Returns whether asking again without the field makes sense: the bound of new tokens can be
   * renamed, but is never left out.
   */
  make(field: OptionField, refusal: string): boolean {
    if (field === 'max_completion_tokens') return false;
    const because =
      field === 'max_tokens'
        ? `sent as max_completion_tokens: the endpoint refuses max_tokens (${refusal})`
        : `not sent: the endpoint refuses it (${refusal})`;
    if (!this.#warnings.has(field)) this.#warnings.set(field, { option: optionOf[field], because });
    return true;
  }
}
