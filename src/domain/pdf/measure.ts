// Estimates of how wide a text will be, so that columns fit their figures without asking the PDF writer.

// Advance widths of the text font's regular weight in thousandths of its size, from the blank (32) to the tilde (126).
const ASCII = (
  '281 288 466 633 642 982 644 300 365 365 501 662 288 460 288 360 648 648 648 648 648 648 648 648 648 648 288 302 662 662 662 511 ' +
  '966 690 654 730 722 601 590 746 743 269 571 672 565 903 753 765 639 765 644 642 646 744 690 985 682 679 629 365 360 365 471 456 ' +
  '323 562 612 571 612 583 370 613 591 242 242 549 242 876 591 600 612 612 376 528 327 591 562 818 546 562 552 426 333 426 662'
)
  .split(' ')
  .map(Number);
const OTHER: Record<string, number> = { '\u00a0': 281, '\u202f': 182, '€': 667, '–': 500 };
/** As wide as the widest letters: for what is not in the tables, rather too much than too little. */
const WIDE = 760;

/** Points that one line of `text` takes at a size: exact for figures and unaccented letters. */
export function widthOf(text: string, fontSize: number): number {
  let sum = 0;
  for (const char of text) sum += ASCII[char.charCodeAt(0) - 32] ?? OTHER[char] ?? WIDE;
  return (sum * fontSize) / 1000;
}

/** Semibold letters are at most so much wider. */
const STRONG = 1.08;
/** Latin letters and what is in the tables: others may come from another font, as wide as it likes. */
const KNOWN = /^[\x20-\x7e\u00a0-\u017f\u202f€–’]*$/;

/** Whether a text surely stands on one line of that width: it is then set in one piece, which is much quicker than word by word. */
export function fits(text: string, fontSize: number, width: number, strong = false): boolean {
  return KNOWN.test(text) && widthOf(text, fontSize) * (strong ? STRONG : 1) < width;
}

/**
 * Cuts a text into pieces of at most `maxLines` lines of about `perLine` characters, at a line end or a blank where there
 * is one: a row of the table must not be higher than a page.
 */
export function pieces(text: string, perLine: number, maxLines: number): string[] {
  const out: string[] = [];
  let lines: string[] = [];
  const flush = () => {
    if (lines.length) out.push(lines.join('\n'));
    lines = [];
  };
  let used = 0;
  for (const paragraph of text.split('\n')) {
    let rest = paragraph;
    do {
      if (used >= maxLines) {
        flush();
        used = 0;
      }
      const room = (maxLines - used) * perLine;
      const [head, tail] = cut(rest, room);
      lines.push(head);
      used += Math.max(1, Math.ceil(head.length / perLine));
      rest = tail;
    } while (rest);
  }
  flush();
  return out;
}

/** A text in two: at most `room` characters, parted at the last blank when there is one in its second half, never inside a character. */
function cut(text: string, room: number): [string, string] {
  if (text.length <= room) return [text, ''];
  const blank = text.lastIndexOf(' ', room);
  let at = blank > room / 2 ? blank : room;
  if (/[\ud800-\udbff]/.test(text[at - 1] ?? '')) at -= 1;
  return [text.slice(0, at), text.slice(at).trimStart()];
}

/** At most `max` characters on one line, the rest as an ellipsis: heads and feet of pages, never facts. */
export function clip(text: string, max: number): string {
  const chars = [...text.replace(/\s+/g, ' ')];
  return chars.length <= max ? chars.join('') : `${chars.slice(0, max - 1).join('')}…`;
}
