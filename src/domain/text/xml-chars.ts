// Finds what no document carries, so that it is said before it is dropped: what XML 1.0 cannot hold (§2.2 Char), and the marks
// that turn or set apart the reading direction (UAX #9 embeddings, overrides, isolates), with which a name reads as another.

export interface ForbiddenChar {
  /** Index into the string, in UTF-16 units. */
  index: number;
  /** As people name it: "U+0007", or "U+D83D" for half of a pair. */
  name: string;
}

// Controls except tab, line feed and return; direction; halves of surrogate pairs standing alone; the two non-characters.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Every forbidden character of `text` with its place, in order. */
export function forbiddenXmlChars(text: string): ForbiddenChar[] {
  return Array.from(text.matchAll(FORBIDDEN), ({ index, 0: char }) => ({
    index,
    name: `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  }));
}

/** The text without its forbidden characters; line ends become "\n", as an XML reader would make them. */
export function cleanXmlText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/\r\n?/g, '\n');
}
