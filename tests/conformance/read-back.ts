// A document of ours written as UBL and read back: every field that the file carries must be what it was.
import { isCredit, isPurchase } from '#domain/document/kinds.ts';
import type { SealedDocument } from '#domain/document/model.ts';
import { enterpriseNumber } from '#domain/ubl/endpoint.ts';
import { centsToDecimal } from '#domain/money/cents.ts';
import { isGtin } from '#domain/numbers/gtin.ts';
import type { Address } from '#domain/party/model.ts';
import { withNotes } from '#domain/ubl/lines.ts';
import { joined, text } from '#domain/ubl/node.ts';
import { documentNote } from '#domain/ubl/note.ts';
import { quantityAndPrice } from '#domain/ubl/price.ts';
import { exemptionReason, isOutside } from '#domain/ubl/tax.ts';
import { enterpriseNumbersOf } from '#domain/ubl/read/identity.ts';
import type { UblAddress, UblInvoice, UblLine, UblParty } from '#domain/ubl/read/invoice.ts';
import { problemsOf } from '#domain/ubl/read/problems.ts';
import { readUbl } from '#domain/ubl/read/read-ubl.ts';
import { understoodOf } from '#domain/ubl/read/understood.ts';

type Pair = [what: string, found: unknown, expected: unknown];

const money = (cents: number | undefined) => (cents === undefined ? undefined : centsToDecimal(cents));
const moneyOrNone = (cents: number) => (cents === 0 ? undefined : centsToDecimal(cents));

const placed = (address: UblAddress | undefined) => address && [address.street, address.extra, address.postcode, address.city, address.country];
const place = (address: Address) => [text(address.street) ?? '', text(address.extra), text(address.postcode) ?? '', text(address.city) ?? '', text(address.country) ?? 'BE'];

/** Outside VAT there is neither rate nor VAT number. */
const percentOf = ({ category, percent }: { category: string; percent: string }) => (category === 'O' ? undefined : percent);

function parties(read: UblInvoice, sealed: SealedDocument): Pair[] {
  const { seller, buyer, siteAddress, deliveryAddress, deliveryDate } = sealed;
  const vat = (number: string | undefined) => (isOutside(sealed) ? undefined : text(number));
  const facts = (party: UblParty) => [party.vatNumber, enterpriseNumbersOf(party)[0], party.contact, party.phone, party.email];
  const goal = deliveryAddress ?? siteAddress;
  return [
    ['seller', read.seller.name, text(seller.name)],
    ['seller facts', facts(read.seller), [vat(seller.vatNumber), enterpriseNumber(seller), undefined, text(seller.phone), text(seller.email)]],
    ['legal form', read.seller.legalForm, joined([seller.legalForm, seller.register], ', ')],
    ['seller address', placed(read.seller.address), place(seller.address)],
    ['buyer', read.buyer.name, text(buyer.name)],
    ['buyer facts', facts(read.buyer), [vat(buyer.vatNumber), enterpriseNumber(buyer), text(buyer.attention), text(buyer.phone), text(buyer.email)]],
    ['buyer address', placed(read.buyer.address), place(buyer.address)],
    ...(goal ? ([['delivery address', placed(read.delivery?.address), place(goal)], ['delivery label', read.delivery?.name, text(goal.label)]] as Pair[]) : []),
    ...(deliveryDate ? ([['delivery date', read.delivery?.date, deliveryDate]] as Pair[]) : [])
  ];
}

function lines(read: UblInvoice, sealed: SealedDocument): Pair[] {
  const { items } = withNotes(sealed.lines);
  const taxed = new Map(sealed.totals.lines.map((line) => [line.id, line]));
  const expected = items.map(({ line, note }) => {
    const totals = taxed.get(line.id)!;
    const { quantity, price } = quantityAndPrice(line, totals, sealed.priceMode);
    const gtin = line.barcode && isGtin(line.barcode) ? line.barcode : undefined;
    const name = text(line.name) ?? text(line.description) ?? 'NA';
    const discount = line.discount && totals.discount !== 0 ? [false, money(totals.discount)] : undefined;
    return [name, text(line.description), note, quantity, text(line.unit) ?? 'C62', price, money(totals.net), discount, text(line.itemNumber), gtin, totals.category, percentOf(totals)];
  });
  const found = read.lines.map((line: UblLine) => {
    const [discount] = line.adjustments;
    const { name, description, notes, quantity, unit, price, net, sellersItem, gtin, tax } = line;
    return [name, description, notes[0], quantity, unit, price, net, discount && [discount.charge, discount.amount], sellersItem, gtin, tax.category, tax.percent];
  });
  return [['number of lines', found.length, expected.length], ...expected.map((one, i): Pair => [`line ${i + 1}`, found[i], one])];
}

function amounts(read: UblInvoice, { totals, ...sealed }: SealedDocument): Pair[] {
  const { groups } = totals;
  const reason = (group: (typeof groups)[number]) => exemptionReason({ totals, ...sealed }, group);
  const allowances = sealed.discount ? groups.filter(({ allowance }) => allowance !== 0).map((group) => [false, money(group.allowance), group.category, percentOf(group)]) : [];
  const charges = sealed.charge ? groups.filter(({ charge }) => charge !== 0).map((group) => [true, money(group.charge), group.category, percentOf(group)]) : [];
  const t = read.totals;
  return [
    ['VAT breakdown', read.taxes.map(({ category, percent, base, vat }) => [category, percent, base, vat]), groups.map(({ category, percent, base, vat }) => [category, percentOf({ category, percent }), money(base), money(vat)])],
    ['reasons', read.taxes.map(({ reasonCode, reason }) => [reasonCode, reason]), groups.map((group) => [reason(group).code, reason(group).text])],
    ['allowances and charges', read.adjustments.map(({ charge, amount, tax }) => [charge, amount, tax?.category, tax?.percent]), [...allowances, ...charges]],
    ['totals', [t.lines, t.net, t.vat, t.gross, t.payable], [totals.lineTotal, totals.net, totals.vat, totals.gross, totals.payable].map(money)],
    ['prepaid and rounding', [t.prepaid, t.rounding], [moneyOrNone(totals.prepaid), moneyOrNone(totals.rounding)]]
  ];
}

function heads(read: UblInvoice, sealed: SealedDocument): Pair[] {
  const { rest } = withNotes(sealed.lines);
  const note = documentNote(sealed, rest);
  const asks = !isCredit(sealed.kind) && text(sealed.seller.iban) !== undefined;
  const payment = read.payments[0];
  const order = text(sealed.orderReference);
  return [
    ['type', [read.type, read.dialect, read.selfBilled], [isCredit(sealed.kind) ? 'creditNote' : 'invoice', isPurchase(sealed.kind) ? 'selfBilling' : 'peppol', isPurchase(sealed.kind)]],
    ['number and dates', [read.number, read.issueDate, read.dueDate], [text(sealed.number), sealed.issueDate, sealed.dueDate]],
    ['currency', read.currency, sealed.currency],
    ['note', read.notes[0], note],
    ['references', [read.references.order, read.references.buyer], [order, order ? undefined : (text(sealed.buyer.attention) ?? 'NA')]],
    ['corrected', read.references.corrected, sealed.credits ? [{ number: text(sealed.credits.number), issueDate: sealed.credits.issueDate }] : []],
    ['account', [payment?.account, payment?.bic], asks ? [sealed.seller.iban.replaceAll(' ', ''), text(sealed.seller.bic)] : [undefined, undefined]],
    ['remarks', read.remarks, []]
  ];
}

function taken(read: UblInvoice, { totals, kind, communication, seller }: SealedDocument): Pair[] {
  const understood = understoodOf(read);
  const charged = totals.groups.filter(({ category }) => category === 'S' || category === 'Z').filter(({ base, vat }) => base !== 0 || vat !== 0);
  const domestic = (understood.lines?.value ?? []).filter(({ treatment }) => treatment === 'domestic');
  const asks = !isCredit(kind) && text(seller.iban) !== undefined;
  return [
    ['total understood', [understood.total?.value, understood.total?.confidence], [totals.gross, 100]],
    ['left to pay', (understood.total?.value ?? 0) - (understood.prepaid?.value ?? 0), totals.payable],
    ['rates understood', new Map(domestic.map(({ rate, net, vat }) => [rate, [net, vat]])), new Map(charged.map(({ percent, base, vat }) => [percent, [base, vat]]))],
    ['communication', understood.communication?.value, asks ? communication : undefined]
  ];
}

/** What a Belgian buyer cannot know of a sale abroad, and what another currency is asked about. */
const EXPECTED = new Set(['unsureTreatment', 'currency']);

/**
 * @param slack see `inexact`: then sums are not looked at
 * @returns what was not read as it is in the document, or is called wrong although it is right; empty when all is well
 */
export function unread(xml: string, sealed: SealedDocument, slack = 0): string[] {
  const read = readUbl(new TextEncoder().encode(xml));
  if (!read.ok) return [`not read: ${read.fault}`];
  const pairs = [...heads(read.value, sealed), ...parties(read.value, sealed), ...lines(read.value, sealed), ...amounts(read.value, sealed), ...taken(read.value, sealed)];
  const shown = (value: unknown) => JSON.stringify(value instanceof Map ? [...value] : value, (_, one: unknown) => (one === undefined ? null : one));
  const differing = pairs.filter(([, found, expected]) => shown(found) !== shown(expected)).map(([what, found, expected]) => `${what} read back: ${shown(found)}, was ${shown(expected)}`);
  const own = enterpriseNumber(sealed.buyer);
  const problems = problemsOf(read.value, own ? { enterpriseNumber: own } : undefined).filter(({ code }) => !EXPECTED.has(code) && !(slack > 0 && code === 'wrongSum'));
  return [...differing, ...problems.map((problem) => `called wrong: ${JSON.stringify(problem)}`)];
}
