// Kind, number and dates of the document.
import { addDays, diffDays, dueDate as dueBy, type IsoDate } from '../../dates.ts';
import type { PurchaseType } from '../model.ts';
import { amountsIn } from './amount.ts';
import { daysIn, isMonthFirst } from './day.ts';
import { CREDIT_NUMBER, CREDIT_TITLE, DOCUMENT_NUMBER, DUE_DATE, INVOICE_NUMBER, INVOICE_TITLE, ISSUE_DATE, OTHER_DATE, OTHER_DOCUMENT, PLAIN_DATE } from './labels.ts';
import { agreed, labelled } from './labelled.ts';
import type { Line } from './page.ts';
import { termIn } from './term.ts';

interface Sure<T> {
  value: T;
  confidence: number;
}

/** What the title says: the larger one where both words begin a cell. */
export function typeOf(lines: readonly Line[]): Sure<PurchaseType> | undefined {
  const titled = (pattern: RegExp) =>
    lines.flat().filter(({ plain }) => plain.length <= 60 && plain.search(pattern) === 0 && !OTHER_DOCUMENT.test(plain));
  const [credit, invoice] = [titled(CREDIT_TITLE), titled(INVOICE_TITLE)];
  const size = (cells: typeof credit) => Math.max(0, ...cells.map(({ height }) => height));
  const numbered = (label: RegExp) => labelled(lines, label, numberAt, OTHER_DOCUMENT).length > 0;
  const [isCredit, isInvoice] = [credit.length > 0 || numbered(CREDIT_NUMBER), invoice.length > 0 || numbered(INVOICE_NUMBER)];
  if (isCredit && !isInvoice) return { value: 'creditNote', confidence: 93 };
  if (isInvoice && !isCredit) return { value: 'invoice', confidence: 92 };
  if (!isCredit) return lines.flat().some(({ plain }) => /\b(?:ticket|kassabon|kassaticket|kassenbon|souche tva|btw-kassabon)\b/.test(plain)) ? { value: 'invoice', confidence: 75 } : undefined;
  if (size(credit) > 1.15 * size(invoice)) return { value: 'creditNote', confidence: 88 };
  if (size(invoice) > 1.15 * size(credit)) return { value: 'invoice', confidence: 82 };
  return undefined;
}

/** A number at the beginning of a text: at least one figure, no date, amount, account or communication. */
function numberAt(text: string): string | undefined {
  if (/^(?:\+{3}|\*{3}|(?:BE|IBAN|TVA|BTW|MWST|VAT)\b)/i.test(text)) return undefined;
  const [day] = daysIn(text);
  if (day?.start === 0) return undefined;
  const match = /^(?:[A-Z]{1,5} )?[A-Za-z0-9]+(?:[-/_.][A-Za-z0-9]+| \/ ?\d+)*(?= |$|[,;)])/.exec(text);
  if (!match || !/\d/.test(match[0])) return undefined;
  const [number] = match;
  const rest = text.slice(number.length);
  // "2026 0217" or "12 345": it cannot be seen where it ends.
  if (/^ \d/.test(rest) && !/^ \d{1,2}[-/.]\d/.test(rest) && /\d$/.test(number)) return undefined;
  if (amountsIn(number).length > 0 || /^[,.]\d/.test(rest) || /^ ?(?:%|€|EUR|jours|dagen|tage|days)/i.test(rest) || number.length > 30) return undefined;
  return number.replace(/ ?\/ ?/g, '/');
}

/** The number of the document itself; for a credit note also that of the invoice which it corrects. */
export function numbersOf(lines: readonly Line[], type: PurchaseType | undefined): { number?: Sure<string>; corrects?: Sure<string> } {
  if (!type) return {};
  const ofInvoice = labelled(lines, INVOICE_NUMBER, numberAt, OTHER_DOCUMENT);
  const ofCredit = labelled(lines, CREDIT_NUMBER, numberAt, OTHER_DOCUMENT);
  const neutral = labelled(lines, DOCUMENT_NUMBER, numberAt, OTHER_DOCUMENT);
  const titled = labelled(lines, type === 'invoice' ? INVOICE_TITLE : CREDIT_TITLE, numberAt, OTHER_DOCUMENT).map((one) => ({ ...one, confidence: one.confidence - 8 }));
  const named = [...(type === 'invoice' ? ofInvoice : ofCredit), ...neutral];
  const number = agreed(named.length > 0 ? named : titled);
  const corrected = type === 'creditNote' ? agreed([...labelled(lines, INVOICE_NUMBER, numberAt), ...labelled(lines, /\bfacture|factuur|rechnung|invoice\b/g, numberAt)]) : undefined;
  return { ...(number && { number }), ...(corrected && corrected.value !== number?.value && { corrects: { ...corrected, confidence: Math.min(80, corrected.confidence) } }) };
}

/** Further back, or further ahead, than a document that arrives today can be. */
const DAYS_BACK = 3700;
const DAYS_AHEAD = 60;
const LONGEST_TERM = 400;
/** Percent: a due date that is written nowhere, only the term. */
const COUNTED = 76;

/** Issue date and due date; neither when they contradict each other. */
export function datesOf(lines: readonly Line[], today: IsoDate): { issueDate?: Sure<IsoDate>; dueDate?: Sure<IsoDate> } {
  const whole = lines.flat().map(({ text }) => text).join('\n');
  const monthFirst = isMonthFirst(whole) || (/\bUSD\b|US ?\$/.test(whole) && !/\bEUR\b|€/.test(whole));
  const read = (text: string) => {
    const [day] = daysIn(text);
    return day && day.start <= 12 && !/\d/.test(text.slice(0, day.start)) && !(monthFirst && day.turnable) ? day.date : undefined;
  };
  const plausible = (date: IsoDate) => diffDays(today, date) <= DAYS_AHEAD && diffDays(date, today) <= DAYS_BACK;
  const printed = labelled(lines, DUE_DATE, read, /\bavant echeance\b|\bvalable\b|\bgeldig\b/);
  const due = agreed(printed);
  const named = labelled(lines, ISSUE_DATE, read, OTHER_DOCUMENT).filter(({ value }) => value !== undefined);
  const plain = labelled(lines, PLAIN_DATE, read, OTHER_DATE).map((one) => ({ ...one, confidence: one.confidence - 12 }));
  const issue = agreed(named.length > 0 ? named : plain) ?? (named.length + plain.length === 0 ? onlyDay(lines, due?.value, monthFirst) : undefined);
  const issueDate = issue && plausible(issue.value) ? issue : undefined;
  if (!due) {
    // Printed ones that contradict each other are not decided by the term.
    const term = issueDate && printed.length === 0 ? termIn(lines) : undefined;
    return { ...(issueDate && { issueDate }), ...(issueDate && term && { dueDate: { value: dueBy(issueDate.value, term), confidence: Math.min(COUNTED, issueDate.confidence - 4) } }) };
  }
  if (issueDate) {
    const term = diffDays(issueDate.value, due.value);
    if (term < 0 || term > LONGEST_TERM) return {};
    return { issueDate, dueDate: due };
  }
  return plausible(addDays(due.value, -LONGEST_TERM)) && diffDays(due.value, today) <= DAYS_BACK ? { dueDate: { ...due, confidence: due.confidence - 10 } } : {};
}

/** The only day that the document names: a till's ticket. */
function onlyDay(lines: readonly Line[], due: IsoDate | undefined, monthFirst: boolean): Sure<IsoDate> | undefined {
  const cells = lines.flat().filter(({ text }) => daysIn(text).length > 0);
  const days = cells.flatMap(({ text }) => daysIn(text));
  const dates = new Set(days.map(({ date }) => date).filter((date) => date !== due));
  if (dates.size !== 1 || due !== undefined || cells.some(({ plain }) => OTHER_DATE.test(plain)) || (monthFirst && days.some(({ turnable }) => turnable))) return undefined;
  return { value: [...dates][0]!, confidence: 66 };
}
