// Finds what XML 1.0 cannot carry (§2.2 Char), so that it is said before a UBL writer would drop it silently.

export interface ForbiddenChar {
  /** Index into the string, in UTF-16 units. */
  index: number;
  /** As people name it: "U+0007", or "U+D83D" for half of a pair. */
  name: string;
}

// Controls except tab, line feed and return; halves of surrogate pairs standing alone; the two non-characters.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Every forbidden character of `text` with its place, in order. */
export function forbiddenXmlChars(text: string): ForbiddenChar[] {
  return Array.from(text.matchAll(FORBIDDEN), ({ index, 0: char }) => ({
    index,
    name: `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  }));
}

/** Whether XML 1.0 can carry the whole text. */
export function isXmlText(text: string): boolean {
  return text.search(FORBIDDEN) < 0;
}

/** The text without its forbidden characters; line ends become "\n", as an XML reader would make them. */
export function cleanXmlText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/\r\n?/g, '\n');
}
