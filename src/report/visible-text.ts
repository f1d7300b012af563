/** Characters that a reader cannot see and that can reorder or hide text: controls, bidirectional overrides, separators. */
const unseen = /[\0-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/gu;

/** A text in which unseen characters stand as `[U+202E]`. */
export function visibleText(text: string): string {
  return text.replaceAll(unseen, (character) => `[${codeOf(character)}]`);
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
