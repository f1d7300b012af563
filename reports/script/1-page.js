/** The words of the page in both languages; set before anything is shown. */
let words = {};

/** A sentence of the page in its language. */
export function say(key) {
  return Object.hasOwn(words, key) ? words[key][language()] : key;
}

/** The name of a rule, a reason or the like with its code; the code alone where it has no name here. */
export function sayCode(group, code) {
  const key = `${group}-${code}`;
  return Object.hasOwn(words, key) ? `${say(key)} (${code})` : code;
}

/** A label such as `subject: law`, its dimension in the page's language where the page knows it. */
export function labelName(label) {
  const end = label.indexOf(': ');
  const key = `label-${label.slice(0, end)}`;
  if (!Object.hasOwn(words, key)) return label;
  return `${say(key)}${language() === 'zh' ? '：' : ': '}${label.slice(end + 2)}`;
}

/** A run's name in the page's language. */
export function runName(name) {
  const end = ' · likelihood';
  return name.endsWith(end) ? `${name.slice(0, -end.length)} · ${say('scoring-likelihood')}` : name;
}

/** `zh` or `en`. */
export function language() {
  return document.documentElement.dataset.lang === 'zh' ? 'zh' : 'en';
}

export function byId(id) {
  return document.getElementById(id);
}

/** An element with text in it; texts come from models, so nothing here ever reads markup. */
export function make(tag, text, className) {
  const element = document.createElement(tag);
  if (className !== undefined) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** The value of a compressed block of this file. */
export async function readBlock(id) {
  const stream = new Blob([bytesOf(byId(id).textContent)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).json();
}

/** 13 bits from two of the 91 characters from `#` to `~` without `<`; an odd one says that the last byte is not meant. */
function bytesOf(text) {
  const odd = text.length % 2;
  const length = text.length - odd;
  const bytes = new Uint8Array(Math.floor((13 * length) / 16) - odd);
  let [held, bits, at] = [0, 0, 0];
  for (let i = 0; i < length; i += 2) {
    held |= (91 * digitOf(text.charCodeAt(i)) + digitOf(text.charCodeAt(i + 1))) << bits;
    bits += 13;
    for (; bits >= 8; bits -= 8, held >>= 8) bytes[at++] = held & 255;
  }
  return bytes;
}

function digitOf(code) {
  return code > 60 ? code - 36 : code - 35;
}

export async function startPage(onLanguage) {
  words = await readBlock('words');
  byId('language').addEventListener('click', () => {
    setLanguage(language() === 'zh' ? 'en' : 'zh');
    onLanguage();
  });
  byId('theme').addEventListener('click', () => {
    const root = document.documentElement;
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const now = root.dataset.theme ?? (dark ? 'dark' : 'light');
    root.dataset.theme = now === 'dark' ? 'light' : 'dark';
  });
}

function setLanguage(next) {
  const root = document.documentElement;
  root.dataset.lang = next;
  root.lang = next === 'zh' ? 'zh-Hans' : 'en';
  byId('language').textContent = next === 'zh' ? 'English' : '中文';
  byId('language').lang = next === 'zh' ? 'en' : 'zh-Hans';
  document.title = `${say('title')} · fineval`;
  for (const element of document.querySelectorAll('[data-say]')) {
    if (element.tagName === 'OPTION') element.textContent = say(element.dataset.say);
    else element.setAttribute('aria-label', say(element.dataset.say));
  }
}
