// A document's text with its places → what can be understood of it. What is doubtful stays away.
import type { IsoDate } from '../../dates.ts';
import { enterpriseNumberOf } from '../../numbers/enterprise.ts';
import { vatCountry } from '../../numbers/vatnumber.ts';
import type { ReadFrom } from '../model.ts';
import { type Seen, type SeenLine, SURE_ENOUGH, type Understood } from '../understood.ts';
import { datesOf, numbersOf, typeOf } from './facts.ts';
import { clarity, spansOf } from './letters.ts';
import { EXEMPT, GOODS_WITHIN_UNION, REVERSE_CHARGE, SERVICES_WITHIN_UNION } from './labels.ts';
import { mailIn, nameOf } from './name.ts';
import { type Line, linesOf, type TextPage } from './page.ts';
import { accountsIn, buyerOf, type FoundAccount, numbersIn, type Own, sellerOf } from './parties.ts';
import { amountsIn, ratesIn, withoutMinus } from './amount.ts';
import { daysIn } from './day.ts';
import { communicationIn } from './references.ts';
import { type RateRow, totalsOf, withoutVat } from './totals.ts';

export interface Reading {
  own: Own;
  /** The day on which it is read: dates far from it are no issue dates. */
  today: IsoDate;
  /** `ocr`: from a picture; letters may be wrong, so everything is a little less sure. */
  from?: 'text' | 'ocr';
}

/** Percent that text recognition takes off; less where check digits would tell a wrong letter. */
const OCR_DOUBT = 8;
const CHECKED_DOUBT = 2;

/** What a document says, each value with its confidence in percent; values below `SURE_ENOUGH` are absent. */
export function recognise(pages: readonly TextPage[], { own, today, from = 'text' }: Reading): Understood {
  const lines = linesOf(pages);
  const cells = lines.flat();
  const seen = <T>(found: { value: T; confidence: number } | undefined): Seen<T> | undefined => sure(found, from);
  const checked = <T>(found: Found<T> | undefined): Seen<T> | undefined => sure(found, from, CHECKED_DOUBT);
  // What no check digit and no sum confirms is as sure as the letters that it was read from.
  const letters = clarityOf(lines);
  const spelled = (found: Found<string> | undefined) => seen(dimmed(found, letters.text));
  const type = typeOf(lines);
  const numbers = numbersIn(lines);
  const seller = sellerOf(numbers, own);
  const account = accountOf(accountsIn(lines), own);
  const sellerCells = seller ? numbers.filter(({ vatNumber }) => vatNumber === seller.number.vatNumber).map(({ cell }) => cell) : [];
  const name = nameOf(lines, [...sellerCells, ...(account ? [account.found.cell] : [])], own);
  const mail = mailIn(lines, name?.value);
  const { number, corrects } = numbersOf(lines, type?.value);
  const { issueDate, dueDate } = datesOf(lines, today);
  const amounts = amountsOf(type?.value === 'creditNote' ? asPositive(lines) : lines, seller?.number.vatNumber);
  const currency = currencyOf(cells.map(({ text }) => text).join('\n'));
  const enterpriseNumber = seller && enterpriseNumberOf(seller.number.vatNumber);
  const euros = currency?.value === 'EUR';
  return {
    supplier: given({
      name: spelled(name),
      vatNumber: (vatCountry(seller?.number.vatNumber ?? '') === 'BE' ? checked : spelled)(seller && { value: seller.number.vatNumber, confidence: seller.confidence }),
      enterpriseNumber: checked(enterpriseNumber ? { value: enterpriseNumber, confidence: seller!.confidence } : undefined),
      email: spelled(mail),
      iban: checked(account && { value: account.found.iban, confidence: account.confidence }),
      bic: seen(account?.found.bic ? { value: account.found.bic, confidence: account.confidence } : undefined)
    }),
    buyer: buyerOf(numbers, own, seller?.number),
    ...given({
      type: seen(type),
      number: spelled(number),
      issueDate: seen(dimmed(issueDate, letters.day)),
      // One that is written nowhere was counted from the other.
      dueDate: seen(dimmed(dueDate, (day) => letters.day(day) ?? (issueDate && letters.day(issueDate.value)))),
      currency: seen(currency),
      total: seen(amounts.total),
      prepaid: seen(amounts.prepaid),
      // Belgian VAT is stated in euros: what another currency adds up to is no base here.
      lines: euros || !currency ? seen(amounts.lines) : undefined,
      communication: communicationIn(cells, from),
      corrects: spelled(corrects)
    })
  };
}

interface Found<T> {
  value: T;
  confidence: number;
}

/** How clearly the document says values of each kind: see `clarity`. */
function clarityOf(lines: readonly Line[]) {
  return {
    text: (value: string) => clarity(lines, spansOf(value)),
    day: (value: IsoDate) => clarity(lines, (text) => daysIn(text).filter(({ date }) => date === value)),
    amount: (value: number) => clarity(lines, (text) => amountsIn(text).filter(({ cents }) => Math.abs(cents) === value))
  };
}

/** A value as sure as what it was read from. */
function dimmed<T>(found: Found<T> | undefined, share: (value: T) => number | undefined): Found<T> | undefined {
  return found && { value: found.value, confidence: found.confidence * (share(found.value) ?? 1) };
}

function sure<T>(found: Found<T> | undefined, from: ReadFrom, doubt = OCR_DOUBT): Seen<T> | undefined {
  if (!found) return undefined;
  const confidence = Math.round(found.confidence - (from === 'ocr' ? doubt : 0));
  return confidence < SURE_ENOUGH ? undefined : { value: found.value, from, confidence };
}

/** Only what was found. */
function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof Fields]?: NonNullable<Fields[Key]> };
}

/** The one account of the document that is not ours, or the one that the payment is asked on. */
function accountOf(found: readonly FoundAccount[], own: Own): { found: FoundAccount; confidence: number } | undefined {
  const others = found.filter(({ iban, ofBuyer }) => !ofBuyer && !own.ibans?.includes(iban));
  const different = new Set(others.map(({ iban }) => iban));
  const withBic = (iban: string) => others.find((one) => one.iban === iban && one.bic) ?? others.find((one) => one.iban === iban)!;
  if (different.size === 1) return { found: withBic(others[0]!.iban), confidence: 92 };
  const asked = new Set(others.filter(({ cell }) => /\b(?:verser|virement|payer|paiement|overschrij|betalen|storten|uberweis|zahlen|transfer|pay)/.test(cell.plain)).map(({ iban }) => iban));
  return asked.size === 1 ? { found: withBic([...asked][0]!), confidence: 78 } : undefined;
}

interface Amounts {
  total?: Found<number> | undefined;
  prepaid?: Found<number> | undefined;
  lines?: Found<SeenLine[]> | undefined;
}

/** A credit note whose total has a minus means what one without it means: its amounts are kept positive. */
function asPositive(lines: readonly Line[]): readonly Line[] {
  const { total } = totalsOf(lines);
  return total ? lines : lines.map((line) => line.map((cell) => ({ ...cell, text: withoutMinus(cell.text), plain: withoutMinus(cell.plain) })));
}

function amountsOf(lines: readonly Line[], vatNumber: string | undefined): Amounts {
  const plain = lines.flatMap((line) => line.map((cell) => cell.plain)).join('\n');
  const totals = totalsOf(lines);
  const { rates } = totals;
  if (rates?.value.some(({ vat }) => vat > 0)) {
    const value = taxed(rates.value, plain, vatNumber);
    return { total: totals.total, prepaid: totals.prepaid, lines: value && { value, confidence: rates.confidence } };
  }
  // No sum confirms these.
  const { amount } = clarityOf(lines);
  const bare = dimmed(withoutVat(lines), amount);
  if (!bare) return { total: dimmed(totals.total, amount) };
  const line = untaxed(plain, bare.value, vatNumber);
  return { total: bare, ...(line && { lines: { value: [line], confidence: Math.min(bare.confidence, 75) } }) };
}

/** Base and VAT by rate as lines; what bears no VAT among them by the reason that the document gives. */
function taxed(rows: readonly RateRow[], plain: string, vatNumber: string | undefined): SeenLine[] | undefined {
  const lines = rows.map(({ rate, net, vat }): SeenLine | undefined =>
    rate > 0 ? { treatment: 'domestic', net, rate: String(rate), vat } : REVERSE_CHARGE.test(plain) ? untaxed(plain, net, vatNumber) : { treatment: 'none', net, rate: '0', vat: 0 }
  );
  const known = lines.filter((line) => line !== undefined);
  return known.length === lines.length ? known : undefined;
}

/** The line of a document without VAT, by the reason that it gives; undefined when it gives none or two. */
function untaxed(plain: string, net: number, vatNumber: string | undefined): SeenLine | undefined {
  const [reverse, exempt] = [REVERSE_CHARGE.test(plain), EXEMPT.test(plain)];
  const [goods, services] = [GOODS_WITHIN_UNION.test(plain), SERVICES_WITHIN_UNION.test(plain)];
  const abroad = vatNumber !== undefined && vatCountry(vatNumber) !== 'BE';
  if (exempt && !reverse && !goods && !services && !abroad) return { treatment: 'none', net, rate: '0', vat: 0 };
  // The rate that the buyer declares is written nowhere: the normal one, unless another is mentioned.
  if (ratesIn(plain).some((rate) => rate === 6 || rate === 12)) return undefined;
  const declared = { net, rate: '21', vat: Math.round((net * 21) / 100) };
  if (abroad && goods !== services) return { treatment: goods ? 'intraGoods' : 'euServices', ...declared };
  return reverse && !exempt && !abroad && vatNumber !== undefined ? { treatment: 'cocontractor', ...declared } : undefined;
}

/** The currency, when only one is written. */
function currencyOf(text: string): { value: string; confidence: number } | undefined {
  const found = new Set<string>();
  if (/€|\bEURO?S?\b/i.test(text)) found.add('EUR');
  if (/\bUSD\b|\$/.test(text)) found.add('USD');
  if (/\bGBP\b|£/.test(text)) found.add('GBP');
  if (/\bCHF\b/.test(text)) found.add('CHF');
  return found.size === 1 ? { value: [...found][0]!, confidence: 88 } : undefined;
}
