import assert from 'node:assert/strict';

const characters = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const reference = /^&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/iu;
const tag = /^<(\/?)([a-z]+)((?:\s+[a-z]+="[^"<]*")*)\s*(\/?)>/u;

/** XML 1.0 as a reader without a schema takes it: its characters, references, and elements that close in order. */
export function assertWellFormed(xml: string): void {
  assert.match(xml, characters);
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/u, '');
  assert.notEqual(body, xml, 'it begins with its declaration');
  const open: string[] = [];
  let roots = 0;
  for (let rest = body; rest !== '';) {
    const text = /^[^<]*/u.exec(rest)![0];
    assertText(text);
    if (open.length === 0) assert.equal(text.trim(), '', 'there is no text outside of the root');
    rest = rest.slice(text.length);
    if (rest === '') break;
    const found = tag.exec(rest);
    assert.ok(found, `no tag: ${rest.slice(0, 60)}`);
    const [whole, closing, name = '', attributes = '', empty] = found;
    const names = [...attributes.matchAll(/([a-z]+)="([^"]*)"/gu)];
    for (const [, , value = ''] of names) assertText(value);
    assert.equal(new Set(names.map(([, own]) => own)).size, names.length, 'no attribute stands twice');
    if (closing === '/') assert.equal(open.pop(), name);
    else if (empty !== '/') {
      if (open.length === 0) roots += 1;
      open.push(name);
    }
    rest = rest.slice(whole.length);
  }
  assert.deepEqual([open, roots], [[], 1]);
}

function assertText(text: string): void {
  assert.ok(!text.includes(']]>'), 'the end of a CDATA section stands in no text');
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1))
    assert.match(text.slice(at, at + 12), reference);
}
