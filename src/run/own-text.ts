/** A copy of a part of a text. V8 keeps the whole text in memory as long as a slice of it is held. */
export function ownText(part: string): string {
  return Buffer.from(part, 'utf16le').toString('utf16le');
}
