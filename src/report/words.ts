/** A text in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A text in both languages, or one that is the same in both. */
export type Label = string | Bilingual;

/** Sentences by key, as `reports/` holds them. */
export type Words = Readonly<Record<string, Bilingual>>;

/** The sentence of a key. */
export function wordOf(words: Words, key: string): Bilingual {
  const word = words[key];
  if (word === undefined) throw new Error(`the words of the report have no “${key}”`);
  return word;
}

/** A sentence with its `{places}` filled in. */
export function fillWord(word: Bilingual, values: Readonly<Record<string, Label>>): Bilingual {
  const fill = (language: keyof Bilingual): string =>
    word[language].replaceAll(/\{(\w+)\}/gu, (place, name: string) => {
      const value = values[name];
      return value === undefined ? place : inLanguage(value, language);
    });
  return { zh: fill('zh'), en: fill('en') };
}

/** A label in one language. */
export function inLanguage(label: Label, language: keyof Bilingual): string {
  return typeof label === 'string' ? label : label[language];
}

/** A label in both languages. */
export function pairOf(label: Label): Bilingual {
  return typeof label === 'string' ? { zh: label, en: label } : label;
}

/** Several labels as one. */
export function joinLabels(labels: readonly Label[], between: Label): Bilingual {
  const join = (language: keyof Bilingual): string =>
    labels.map((label) => inLanguage(label, language)).join(inLanguage(between, language));
  return { zh: join('zh'), en: join('en') };
}
