import type { ModelWarning } from '../model/model.ts';

/** The warnings of a run's answers, each kind once, in an order that does not depend on that of the answers. */
export class WarningSet {
  readonly #warnings = new Map<string, ModelWarning>();

  add(warnings: readonly ModelWarning[]): void {
    for (const warning of warnings) this.#warnings.set(`${warning.option}\0${warning.because}`, warning);
  }

  list(): readonly ModelWarning[] {
    return [...this.#warnings.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, warning]) => warning);
  }
}
