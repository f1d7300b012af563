import { printable } from '../http/printable.ts';

/** Text as text: no markup, no mention, no link, one line. */
export function markdownText(text: string): string {
  return printable(text, 600)
    .replaceAll(/[\\`*_{}[\]()#+!|~$-]/gu, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@\u2060')
    .replaceAll('://', ':\u2060//');
}
