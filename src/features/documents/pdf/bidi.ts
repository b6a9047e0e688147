// Right-to-left words inside left-to-right pages: the PDF writer turns each word by itself, their order is ours to turn.
// A small part of the Unicode bidirectional algorithm (UAX #9): one level of right-to-left text in a left-to-right paragraph.

/** Letters and marks written from right to left (Hebrew, Arabic, Syriac, Thaana, N'Ko, and the presentation forms). */
const RTL = '[\\u0590-\\u065f\\u066e-\\u06ef\\u06fa-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc]';
/** Numbers keep their order, with the marks inside them. */
const NUMBER = '[0-9\\u0660-\\u0669\\u06f0-\\u06f9]+(?:[.,/:-][0-9\\u0660-\\u0669\\u06f0-\\u06f9]+)*';
const HAS_RTL = new RegExp(RTL);
/** From a right-to-left letter up to the last one, or a number, before other letters come. */
const RUN = new RegExp(`${RTL}(?:[^\\p{L}\\n]|${RTL})*(?:${RTL}|${NUMBER})|${RTL}`, 'gu');
const TOKEN = new RegExp(`${RTL}+|${NUMBER}|[^]`, 'gu');
const MIRRORED: Record<string, string> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '«': '»', '»': '«', '<': '>', '>': '<' };

/** About what fits on the narrowest line of the page; longer runs are cut into lines here, since order depends on them. */
const LINE = 30;

/** Whether any part reads from right to left. */
export const hasRightToLeft = (text: string): boolean => HAS_RTL.test(text);

/**
 * The text as pieces in the order in which they stand from left to right: each is either free of right-to-left letters,
 * or one right-to-left word whose letters are still in reading order.
 */
export function inVisualOrder(text: string): string[] {
  const out: string[] = [];
  let last = 0;
  for (const match of text.matchAll(RUN)) {
    if (match.index < last) continue;
    out.push(text.slice(last, match.index));
    const run = match[0] + closing(match[0], text.slice(match.index + match[0].length));
    linesOf(run).forEach((line, i) => {
      if (i > 0) out.push('\n');
      const tokens = line.match(TOKEN) ?? [];
      // Blanks that do not break: inside a line the order must stay as it is turned.
      out.push(...tokens.reverse().map((token) => (token === ' ' ? '\u00a0' : (MIRRORED[token] ?? token))));
    });
    last = match.index + run.length;
  }
  out.push(text.slice(last));
  return out.filter(Boolean);
}

/** A bracket right after the run that closes one inside it: it belongs to the run (UAX #9, N0). */
function closing(run: string, after: string): string {
  const next = after[0] ?? '';
  const opening = /[)\]}»]/.test(next) ? (MIRRORED[next] ?? '') : '';
  return opening && run.split(opening).length > run.split(next).length ? next : '';
}

/** A run cut at blanks into lines of about `LINE` characters. */
function linesOf(run: string): string[] {
  const lines: string[] = [];
  for (const word of run.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < LINE) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
