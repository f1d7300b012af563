const pair = /light-dark\(([^,()]+),\s*([^,()]+)\)/gu;

/** The style sheet of plots for a file of its own: light, and dark where the reader prefers it. */
export function standaloneStyle(style: string): string {
  const light = style.replaceAll(pair, '$1');
  const dark = style.replaceAll(pair, '$2');
  return `${compact(light)}@media (prefers-color-scheme: dark){${compact(dark)}}`;
}

function compact(style: string): string {
  return style.replaceAll(/\s+/gu, ' ').trim();
}
