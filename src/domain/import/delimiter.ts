// The character between the columns of a CSV file, and the decimal mark that goes with it.

export const DELIMITERS = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Records looked at. */
const SAMPLE = 50;

/**
 * The delimiter of a CSV text. The line `sep=;` that Excel writes decides; else the delimiter with which most records
 * have the same number of columns as the first, more columns first, `;` before `,` when nothing tells.
 */
export function delimiterOf(text: string): Delimiter {
  const told = DELIMITERS.find((d) => d === /^sep=(.)\r?$/im.exec(text.slice(0, 8).split('\n')[0] ?? '')?.[1]);
  if (told) return told;
  const counts = countOutsideQuotes(text);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ';', score: 0 };
  DELIMITERS.forEach((delimiter, d) => {
    const perRecord = counts.map((record) => record[d]!);
    const first = perRecord[0] ?? 0;
    if (first === 0) return;
    const alike = perRecord.filter((n) => n === first).length / perRecord.length;
    const score = alike * 100 + Math.min(first, 50);
    if (score > best.score) best = { delimiter, score };
  });
  return best.delimiter;
}

/** How often each delimiter stands outside quotes, per record that is not blank. */
function countOutsideQuotes(text: string): number[][] {
  const records: number[][] = [];
  let counts = DELIMITERS.map(() => 0);
  let quoted = false;
  let blank = true;
  for (let i = 0; i < text.length && records.length < SAMPLE; i++) {
    const char = text[i]!;
    if (char === '"' && (quoted || opens(text[i - 1]))) {
      quoted = !quoted;
      blank = false;
    } else if (quoted) continue;
    else if (char === '\n' || char === '\r') {
      if (!blank) records.push(counts);
      counts = DELIMITERS.map(() => 0);
      blank = true;
    } else {
      const d = (DELIMITERS as readonly string[]).indexOf(char);
      if (d >= 0) counts[d]! += 1;
      blank = false;
    }
  }
  if (!blank && records.length < SAMPLE) records.push(counts);
  return records;
}

/** Whether a quote after this character opens a quoted cell: elsewhere it is an inch or a ditto mark. */
function opens(before: string | undefined): boolean {
  return before === undefined || before === '"' || before === '\n' || before === '\r' || (DELIMITERS as readonly string[]).includes(before);
}

/** A text without the `sep=;` line that Excel puts at the head of a file, nor a byte order mark. */
export function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, '');
}

export type DecimalMark = ',' | '.';

/**
 * The decimal mark of a file, from the texts of its number columns: the first one with a single reading tells.
 * @param delimiter tells when the numbers do not: a file with `,` between columns writes 1.5, others write 1,5 here
 */
export function decimalMarkOf(numbers: Iterable<string>, delimiter: Delimiter): DecimalMark {
  for (const number of numbers) {
    const text = number.replace(/[^\d.,]/g, '');
    const comma = text.lastIndexOf(',');
    const dot = text.lastIndexOf('.');
    if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.';
    const at = Math.max(comma, dot);
    if (at < 0 || text.indexOf(text[at]!) !== at) continue;
    // One mark before exactly three digits may as well part the thousands, unless nothing or a zero stands before it.
    if (text.length - at - 1 === 3 && at <= 3 && at > 0 && text[0] !== '0') continue;
    return comma >= 0 ? ',' : '.';
  }
  return delimiter === ',' ? '.' : ',';
}
