/**
 * What the words before an option say of it:
 *
 * - `stated`: this is the answer (`答案是`, `选`, `the answer is`, `\boxed{`).
 * - `concluded`: this follows or is the one asked for (`所以`, `…的是`, `so`).
 * - `pointed`: the option fits (`见选项`, `matches option`).
 * - `named`: only that it is an option (`选项`, `option`).
 * - `denied`: this is not the answer (`不选`, `排除`, `not`).
 */
export interface LeadIn {
  readonly kind: 'stated' | 'concluded' | 'pointed' | 'named' | 'denied' | 'none';
  /** The name of the rule, as scores show it. */
  readonly rule: string;
  /** Whether the option must end its phrase to be meant: `应选B进行投资` is about something else. */
  readonly needsEnd: boolean;
}

/** A lead-in, and whether the word for option stands between it and the letter. */
export interface NamedLeadIn extends LeadIn {
  readonly named: boolean;
}

export const noLeadIn: LeadIn = { kind: 'none', rule: '', needsEnd: false };
export const deniedLeadIn: LeadIn = { kind: 'denied', rule: '', needsEnd: false };

/** For a character class: what may stand between a word for answer and the letter, whatever the language. */
export const openers: string = `\\s"'“”‘’()\\[\\]{}<>《》「」『』【】:=\\-–—→⇒·•|`;
