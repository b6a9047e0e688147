// Texts of a mail, made safe to keep: cut, without control characters or halves of characters; HTML as the words in it.

/** One line of at most so many characters. */
export function plainLine(text: string, most: number): string {
  return text.slice(0, most * 4).replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim().slice(0, most).toWellFormed();
}

/** Text of several lines. */
export function plainText(text: string, most: number): string {
  const lines = text.slice(0, most * 4).replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '');
  return lines.replaceAll(/\n{3,}/g, '\n\n').trim().slice(0, most).toWellFormed();
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', euro: '€', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç' };
/** Characters of HTML that are looked at. */
const HTML = 400_000;

/** The words of an HTML text, for reading only. */
export function wordsOf(html: string): string {
  const parts = html.slice(0, HTML).split('<');
  const words = [parts[0] ?? ''];
  let silent: string | undefined;
  for (const part of parts.slice(1)) {
    const end = part.indexOf('>');
    const tag = /^\/?([a-z0-9]{1,10})/i.exec(part)?.[0].toLowerCase() ?? '';
    if (silent !== undefined && tag === `/${silent}`) silent = undefined;
    else if (silent === undefined && ['script', 'style', 'head', 'title'].includes(tag)) silent = tag;
    if (silent !== undefined || end < 0) continue;
    words.push(/^\/?(br|p|div|tr|li|h\d|table)$/.test(tag) ? '\n' : tag === '/td' || tag === '/th' ? ' ' : '', part.slice(end + 1));
  }
  return words.join('').replaceAll(/[ \t\r\f]+/g, ' ').replaceAll(/ ?\n ?/g, '\n').replaceAll(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => decoded(name) ?? whole);
}

function decoded(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return Number.isInteger(code) && code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}
