import { visibleText } from '../visible-text.ts';
import { inLanguage } from '../words.ts';
import type { Bilingual, Label } from '../words.ts';

/** An element of a picture. Its texts are labels; nothing in it is markup until it is written. */
export interface Svg {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly (Svg | Label)[];
}

/** `undefined` leaves an attribute out; numbers are written with at most two decimals. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `both` writes an element with a bilingual text once for each language, marked by `lang`. */
export type WrittenLanguage = keyof Bilingual | 'both';

export function svg(tag: string, attributes: Attributes, children: Svg['children'] = []): Svg {
  return { tag, attributes, children };
}

/** The markup of elements; every text and value is escaped. */
export function writeSvg(nodes: readonly Svg[], language: WrittenLanguage): string {
  return nodes.map((node) => writeNode(node, language)).join('');
}

const languageTags = { zh: 'zh-Hans', en: 'en' } as const;

function writeNode(node: Svg, language: WrittenLanguage): string {
  const bilingual = node.children.some(
    (child) => typeof child !== 'string' && 'zh' in child && child.zh !== child.en,
  );
  if (language !== 'both' || !bilingual)
    return writeElement(node, language === 'both' ? 'zh' : language, language);
  return (['zh', 'en'] as const)
    .map((one) => {
      const attributes = { ...node.attributes, lang: languageTags[one] };
      return writeElement({ ...node, attributes }, one, one);
    })
    .join('');
}

function writeElement(
  { tag, attributes, children }: Svg,
  own: keyof Bilingual,
  inner: WrittenLanguage,
): string {
  const written = Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escape(valueText(value))}"`]))
    .join('');
  if (children.length === 0) return `<${tag}${written}/>`;
  const content = children.map((child) =>
    typeof child !== 'string' && 'tag' in child ? writeNode(child, inner) : escape(inLanguage(child, own)),
  );
  return `<${tag}${written}>${content.join('')}</${tag}>`;
}

function valueText(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100 + 0) : value;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return visibleText(text).replaceAll(/[&<>"']/gu, (character) => references[character] ?? character);
}
