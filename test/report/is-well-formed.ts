const name = String.raw`[A-Za-z][\w.-]*`;
const value = String.raw`"(?:[^<&"]|&(?:amp|lt|gt|quot|#\d+);)*"`;
const tag = new RegExp(`<(/?)(${name})((?:\\s+${name}=${value})*)\\s*(/?)>`, 'gu');
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Why a text is not the simple kind of XML that a JUnit file is; empty where it is. */
export function isWellFormed(xml: string): string {
  if (forbidden.test(xml)) return 'a character that XML forbids';
  const body = xml.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/u, '');
  const open: string[] = [];
  let problem = '';
  const left = body.replaceAll(tag, (_all, closing: string, element: string, _attributes, empty: string) => {
    if (closing === '/') problem ||= open.pop() === element ? '' : `</${element}> closes nothing`;
    else if (empty === '') open.push(element);
    return '';
  });
  if (open.length > 0) return `<${open.join('> <')}> stays open`;
  const stray = /[<>]|&(?!(?:amp|lt|gt|quot|#\d+);)/u.exec(left);
  return stray === null ? problem : `stray ${JSON.stringify(left.slice(stray.index, stray.index + 40))}`;
}
