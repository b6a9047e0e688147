// What a purchase takes over from an electronic invoice: values in our own words, each with how sure it is.
import { type Cents, isCents } from '../../money/cents.ts';
import { isBic, parseIban } from '../../numbers/iban.ts';
import { isReverse } from '../../purchase/treatment.ts';
import type { Seen, SeenLine, Understood } from '../../purchase/understood.ts';
import { communicationOf } from './communication.ts';
import { enterpriseNumbersOf, vatCountryOf, vatNumberOf } from './identity.ts';
import type { UblAddress, UblInvoice, UblParty } from './invoice.ts';
import { paidByOf } from './paid-by.ts';
import { said } from './party.ts';
import { isNegativeCreditNote } from './sign.ts';
import { centsOf } from './sums.ts';
import { seenLine } from './treatment.ts';

const seen = <T>(value: T, confidence = 100): Seen<T> => ({ value, from: 'ubl', confidence });
const maybe = <T>(value: T | undefined, confidence = 100): Seen<T> | undefined => (value === undefined || value === '' ? undefined : seen(value, confidence));

/** How sure amounts are that do not agree with each other. */
const DISAGREEING = 60;
/** How sure amounts are that the file does not say in so many words. */
const DERIVED = 80;

/** The address with its country, in which the VAT number helps out; undefined when there is no place in it. */
function addressOf(address: UblAddress | undefined, country: string | undefined) {
  if (!address || (!address.street && !address.city && !address.postcode)) return undefined;
  const { region: _, ...place } = address;
  return { ...place, country: place.country || country || 'BE' };
}

/** The first account with a right check, and its bank. */
function accountOf({ payments }: UblInvoice): { iban?: string; bic?: string; several: boolean } {
  const accounts = payments.flatMap(({ account, bic }) => {
    const read = parseIban(account ?? '');
    return read.ok ? [{ iban: read.value, bic: bic?.replaceAll(/\s/g, '').toUpperCase() }] : [];
  });
  const [first] = accounts;
  return { ...(first && { iban: first.iban }), ...(isBic(first?.bic) && { bic: first.bic }), several: new Set(accounts.map(({ iban }) => iban)).size > 1 };
}

function supplierOf(invoice: UblInvoice): Understood['supplier'] {
  const { seller } = invoice;
  const country = vatCountryOf(seller);
  const { iban, bic, several } = accountOf(invoice);
  return said({
    name: maybe(seller.name),
    enterpriseNumber: maybe(enterpriseNumbersOf(seller)[0]),
    vatNumber: maybe(vatNumberOf(seller)),
    address: maybe(addressOf(seller.address, country), seller.address?.country ? 100 : DERIVED),
    email: maybe(seller.email),
    phone: maybe(seller.phone),
    iban: maybe(iban, several ? DERIVED : 100),
    bic: maybe(bic)
  });
}

function buyerOf(buyer: UblParty): Understood['buyer'] {
  return said({ name: buyer.name, enterpriseNumber: enterpriseNumbersOf(buyer)[0], vatNumber: vatNumberOf(buyer) });
}

/** Longest text of a line, in characters. */
const TEXT_LENGTH = 120;

/** One line per treatment and rate; undefined without amounts. */
function linesOf(invoice: UblInvoice): Seen<SeenLine[]> | undefined {
  const country = vatCountryOf(invoice.seller);
  const found = invoice.taxes.map((tax) => seenLine(tax, country));
  const whole = found.filter((one) => one !== undefined);
  const groups = new Map<string, SeenLine>();
  for (const { line } of whole) {
    const key = `${line.treatment} ${line.rate}`;
    const before = groups.get(key);
    groups.set(key, before ? { ...line, net: before.net + line.net, vat: before.vat + line.vat } : line);
  }
  const lines = [...groups.values()].filter(({ net, vat }) => net !== 0 || vat !== 0);
  if (lines.length === 0 || !lines.every(({ net, vat }) => isCents(net) && isCents(vat))) return undefined;
  const name = invoice.lines.length === 1 && lines.length === 1 ? invoice.lines[0]?.name : undefined;
  const incomplete = whole.length < found.length || invoice.remarks.some(({ code }) => code === 'taxesFromLines');
  const confidence = Math.min(...whole.map((one) => one.confidence), incomplete ? DERIVED : 100);
  return seen(name ? lines.map((line) => ({ text: name.slice(0, TEXT_LENGTH), ...line })) : lines, confidence);
}

/** What the lines ask for together, in cents. */
const askedBy = (lines: readonly SeenLine[]): Cents => lines.reduce((sum, { treatment, net, vat }) => sum + net + (isReverse(treatment) ? 0 : vat), 0);

/** BT-112, else what is to pay and was paid, else what the lines come to. */
function totalOf({ totals }: UblInvoice, lines: readonly SeenLine[] | undefined): Seen<Cents> | undefined {
  const gross = centsOf(totals.gross);
  const asked = lines && askedBy(lines);
  if (gross !== undefined) return seen(gross, asked === undefined || asked === gross ? 100 : DISAGREEING);
  const payable = centsOf(totals.payable);
  if (payable === undefined) return maybe(asked, DERIVED);
  const total = payable + (centsOf(totals.prepaid) ?? 0) - (centsOf(totals.rounding) ?? 0);
  return seen(total, asked === total ? 100 : DERIVED);
}

/** What need not be paid any more, so that the rest is exactly what the document asks for: deposits less rounding (BT-113, BT-114). */
function prepaidOf({ totals }: UblInvoice, total: Seen<Cents> | undefined): Seen<Cents> | undefined {
  const payable = centsOf(totals.payable);
  const stated = (centsOf(totals.prepaid) ?? 0) - (centsOf(totals.rounding) ?? 0);
  if (payable === undefined || !total) return stated ? seen(stated) : undefined;
  const prepaid = total.value - payable;
  return prepaid === 0 ? undefined : seen(prepaid, prepaid === stated ? 100 : DISAGREEING);
}

/** @returns what can be taken over without asking; what is doubtful has a lower confidence or is absent. `problemsOf` says what is wrong with it. */
export function understoodOf(invoice: UblInvoice): Understood {
  const { remarks, issueDate, dueDate, references } = invoice;
  const lines = linesOf(invoice);
  const total = totalOf(invoice, lines?.value);
  const agrees = !lines || !total || askedBy(lines.value) === total.value;
  const { structured, text } = communicationOf(invoice);
  const corrected = references.corrected[0]?.number;
  return said<Understood>({
    type: seen(invoice.type, isNegativeCreditNote(invoice) ? 70 : 100),
    number: maybe(invoice.number),
    issueDate: maybe(issueDate),
    dueDate: maybe(dueDate, issueDate && dueDate && dueDate < issueDate ? 50 : 100),
    currency: seen(invoice.currency, remarks.some(({ code }) => code === 'currencyAssumed') ? DERIVED : 100),
    supplier: supplierOf(invoice),
    buyer: buyerOf(invoice.buyer),
    lines: lines && { ...lines, confidence: Math.min(lines.confidence, agrees ? 100 : DISAGREEING) },
    total,
    prepaid: prepaidOf(invoice, total),
    communication: structured && seen(structured.value, structured.confidence),
    paymentText: structured ? undefined : maybe(text?.slice(0, 140)),
    corrects: maybe(corrected, references.corrected.length > 1 ? DERIVED : 100),
    paidBy: maybe(paidByOf(invoice))
  });
}
