/** A step of a workflow, or of an action: what it runs, and with which variables. */
export interface Step {
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Line {
  readonly indent: number;
  readonly text: string;
}

/**
 * The steps with a `run` in a workflow or an action of ours, in their order: block mappings, block literals and plain
 * scalars, which is all these files use.
 */
export function stepsOf(yaml: string): readonly Step[] {
  const lines = linesOf(yaml);
  return lines.flatMap((line, index) => {
    if (!/^(?:- )?run: /u.test(line.text)) return [];
    const item = itemAround(lines, index);
    const own = lines.slice(item.start, item.end);
    return [{ run: scalar(lines, index), env: mappingOf(own, 'env') }];
  });
}

/** The items of a block list below a key, as scalars. */
export function listBelow(yaml: string, key: string): readonly string[] {
  const lines = linesOf(yaml);
  const at = lines.findIndex(({ text }) => text === `${key}:`);
  const { indent } = lines[at]!;
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => line.indent <= indent && !line.text.startsWith('- '));
  return rest.slice(0, end < 0 ? rest.length : end).map(({ text }) => text.replace(/^- /u, ''));
}

/** The mapping below a key: name → plain scalar, or that of its own member `default`. */
export function mappingOf(lines: readonly Line[] | string, key: string): Record<string, string> {
  const all = typeof lines === 'string' ? linesOf(lines) : lines;
  const at = all.findIndex(({ text }) => text === `${key}:`);
  if (at < 0) return {};
  const { indent } = all[at]!;
  const found: Record<string, string> = {};
  let name = '';
  for (const line of all.slice(at + 1)) {
    if (line.indent <= indent) break;
    const [, own = '', value = ''] = /^([\w-]+):\s*(.*)$/u.exec(line.text) ?? [];
    if (line.indent === indent + 2) {
      name = own;
      found[name] = unquoted(value);
    } else if (own === 'default') found[name] = unquoted(value);
  }
  return found;
}

function linesOf(yaml: string): readonly Line[] {
  return yaml
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
    .map((line) => ({ indent: line.length - line.trimStart().length, text: line.trim() }));
}

/** The lines of the list item that holds a line. */
function itemAround(lines: readonly Line[], index: number): { start: number; end: number } {
  const isHead = (line: Line): boolean => line.text.startsWith('- ') && line.indent <= lines[index]!.indent;
  let start = index;
  while (start > 0 && !isHead(lines[start]!)) start -= 1;
  const { indent } = lines[start]!;
  let end = index + 1;
  while (end < lines.length && lines[end]!.indent > indent) end += 1;
  return { start, end };
}

function scalar(lines: readonly Line[], index: number): string {
  const { text, indent } = lines[index]!;
  const value = text.replace(/^(?:- )?run: /u, '');
  if (value !== '|') return value;
  const block: string[] = [];
  for (const line of lines.slice(index + 1)) {
    if (line.indent <= indent) break;
    block.push(line.text);
  }
  return block.join('\n');
}

function unquoted(value: string): string {
  return /^'.*'$/u.test(value) ? value.slice(1, -1) : value;
}
