// What a machine understood of a document, filled into its purchase: only what is sure enough, and never over what a person typed.
import type { Company } from '../company/model.ts';
import { dueDate } from '../dates.ts';
import { emptyAddress } from '../party/new-customer.ts';
import { between } from '../position.ts';
import type { Supplier, SupplierParty } from '../supplier/model.ts';
import { partyOf } from '../supplier/party-of.ts';
import { categoriesOf } from './categories.ts';
import { termOf, usualWith } from './choose-supplier.ts';
import { rateUnder, vatOf } from './edit.ts';
import type { AmountLine, NamedBuyer, Purchase, Read, ReadField } from './model.ts';
import { isReverse } from './treatment.ts';
import { type Seen, type SeenLine, SURE_ENOUGH, type Understood } from './understood.ts';

export interface Filling {
  newId(): string;
  company: Pick<Company, 'purchaseCategories'>;
  /** The one whose enterprise number, VAT number or account it is, when it is known. */
  supplier?: Supplier;
}

const sure = <T>(seen: Seen<T> | undefined): Seen<T> | undefined => (seen && seen.confidence >= SURE_ENOUGH ? seen : undefined);
const markOf = ({ from, confidence }: Read): Read => ({ from, confidence });

/**
 * @returns the purchase with what was understood and is sure enough, each field marked as read. A field that has a value without a mark
 * is a person's and stays; one that was read before is read again when the new reading is as sure.
 */
export function fill(purchase: Purchase, understood: Understood, filling: Filling): Purchase {
  let next = withSupplier(purchase, understood, filling);
  const mayFill = (field: ReadField, empty: boolean, seen: Read) => {
    const before = purchase.read?.[field];
    return before ? seen.confidence >= before.confidence : empty;
  };
  const marked = (field: ReadField, seen: Read, change: Partial<Purchase>) => {
    next = { ...next, ...change, read: { ...next.read, [field]: markOf(seen) } };
  };
  const type = sure(understood.type);
  // Everything begins as an invoice: before a first reading that is nobody's choice.
  if (type && mayFill('type', purchase.read === undefined && purchase.type === 'invoice', type)) marked('type', type, { type: type.value });
  for (const field of ['number', 'issueDate', 'dueDate', 'total', 'communication'] as const) {
    const seen = sure<string | number>(understood[field]);
    const typed = field === 'communication' ? (purchase.communication ?? purchase.paymentText) : purchase[field];
    if (seen && mayFill(field, typed === undefined, seen)) marked(field, seen, { [field]: seen.value });
  }
  const amounts = sure(understood.lines);
  if (amounts && mayFill('amounts', purchase.lines.length === 0, amounts)) marked('amounts', amounts, { lines: linesOf(amounts, filling) });
  const currency = sure(understood.currency);
  if (currency && (next.read?.amounts || next.read?.total)) next = { ...next, currency: currency.value };
  for (const field of ['prepaid', 'corrects', 'paidBy'] as const) {
    const seen = sure<string | number>(understood[field]);
    if (seen && next[field] === undefined) next = { ...next, [field]: seen.value };
  }
  const text = sure(understood.paymentText);
  if (text && !next.communication && next.paymentText === undefined) next = { ...next, paymentText: text.value };
  const buyer = buyerOf(understood.buyer);
  if (buyer) next = { ...next, buyer };
  return withTerm(next, filling.supplier);
}

function buyerOf({ name, enterpriseNumber, vatNumber }: NamedBuyer): NamedBuyer | undefined {
  if (!name && !enterpriseNumber && !vatNumber) return undefined;
  return { ...(name && { name }), ...(enterpriseNumber && { enterpriseNumber }), ...(vatNumber && { vatNumber }) };
}

/** The due date by the supplier's term, marked like the date that it is counted from. */
function withTerm(purchase: Purchase, supplier: Supplier | undefined): Purchase {
  const from = purchase.read?.issueDate;
  if (!supplier || purchase.dueDate || !purchase.issueDate) return purchase;
  const due = { ...purchase, dueDate: dueDate(purchase.issueDate, termOf(supplier)) };
  return from ? { ...due, read: { ...due.read, dueDate: from } } : due;
}

function linesOf({ value, from }: Seen<SeenLine[]>, { newId, supplier, company }: Filling): AmountLine[] {
  let pos = '';
  const known = categoriesOf(company).some(({ id }) => id === supplier?.category);
  const usual = supplier && { treatment: supplier.treatment, ...(known && { category: supplier.category }) };
  return value.map(({ text, treatment, net, rate, vat }) => {
    pos = between(pos, '');
    const plain: AmountLine = { id: newId(), pos, ...(text && { text }), treatment, net, rate, vat };
    const line = usual ? usualWith(plain, usual, from) : plain;
    const declared = { ...line, rate: rateUnder(line.treatment, line.rate) };
    // Where the buyer owes the VAT, the document's own is 0: what is declared on it is counted here.
    return isReverse(line.treatment) && line.vat === 0 ? { ...declared, vat: vatOf(declared) } : declared;
  });
}

function withSupplier(purchase: Purchase, understood: Understood, { supplier }: Filling): Purchase {
  const { name, enterpriseNumber, vatNumber } = understood.supplier;
  const surest = [enterpriseNumber, vatNumber, name, ...(supplier ? [understood.supplier.iban] : [])].map((seen) => sure<string>(seen)).find((seen) => seen !== undefined);
  const before = purchase.read?.supplier;
  const free = before ? (surest?.confidence ?? 0) >= before.confidence : !purchase.supplierId && !purchase.supplier?.name;
  if (!surest || !free) return withAccount(purchase, understood, purchase);
  const party = { ...(supplier ? partyOf(supplier) : partyFrom(understood.supplier)), ...accountOf(purchase.supplier) };
  const next = { ...purchase, ...(supplier && { supplierId: supplier.id }), supplier: party, read: { ...purchase.read, supplier: markOf(surest) } };
  return withAccount(next, understood, purchase);
}

const accountOf = (party: SupplierParty | undefined) => ({ ...(party?.iban && { iban: party.iban }), ...(party?.bic && { bic: party.bic }) });

/** The account that the document names, even where another is known: the difference is what `checkPurchase` warns of. */
function withAccount(purchase: Purchase, { supplier: { iban: seenIban, bic } }: Understood, before: Purchase): Purchase {
  const iban = sure(seenIban);
  const mark = before.read?.iban;
  const free = mark ? (iban?.confidence ?? 0) >= mark.confidence : !before.supplier?.iban;
  if (!iban || !free) return purchase;
  const { bic: _, ...party } = purchase.supplier ?? { type: 'company' as const, name: '', address: emptyAddress() };
  const known = party.iban === iban.value ? purchase.supplier?.bic : undefined;
  const code = sure(bic)?.value ?? known;
  return { ...purchase, supplier: { ...party, iban: iban.value, ...(code && { bic: code }) }, read: { ...purchase.read, iban: markOf(iban) } };
}

function partyFrom({ name, enterpriseNumber, vatNumber, address, email, phone }: Understood['supplier']): SupplierParty {
  const value = <T>(seen: Seen<T> | undefined) => sure(seen)?.value;
  const texts = { enterpriseNumber: value(enterpriseNumber), vatNumber: value(vatNumber), email: value(email), phone: value(phone) };
  const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text));
  return { type: 'company', name: value(name) ?? '', address: value(address) ?? emptyAddress(), ...said };
}
