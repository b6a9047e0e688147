// What an issued document has become: derived from its seal and its entries, never stored as an authority.
import type { IsoDate } from '../dates.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import { type Mark, markOf } from './mark.ts';
import { counterpartyOf } from './counterparty.ts';
import type { Entry, SealedDocument } from './model.ts';

export interface DocumentState {
  /** Left to receive (invoice) or to give back (credit note), on self-billing documents the other way round; negative when too much was paid. */
  open: Cents;
  paid: Cents;
  /** Taken off by credit notes (invoice), or set against the invoice (credit note). */
  credited: Cents;
  /** Left or gained by rounding cash to 5 cents. */
  rounded: Cents;
  lastPaid?: IsoDate;
  sent: boolean;
  /** Between Belgian VAT payers it must travel by Peppol (Royal Decree of 8 July 2025), and nobody said that it has. */
  peppolDue: boolean;
  archived: boolean;
  /** The mark that says that the accountant has dealt with it. */
  processed?: Mark;
}

/** Day from which structured invoices between Belgian VAT payers are due. */
const PEPPOL_FROM: IsoDate = '2026-01-01';

/** Whether the law wants this document as a structured invoice by Peppol. Supplies exempt under art. 44 and sellers who are not liable to VAT stay outside. */
export function mustTravelByPeppol(sealed: SealedDocument): boolean {
  const { issueDate, regime, seller } = sealed;
  const other = counterpartyOf(sealed);
  return (
    issueDate >= PEPPOL_FROM &&
    regime !== 'exempt' &&
    seller.vatRegime !== 'notLiable' &&
    other.type === 'company' &&
    !!other.vatNumber?.startsWith('BE') &&
    seller.address.country === 'BE'
  );
}

const byId = (a: Entry, b: Entry) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * @returns the entries that still count, in the order of their ids: neither reversed ones, nor the rounding of a reversed
 * payment, nor the reversals themselves, nor what a later entry of a credit note says anew of its invoice
 */
export function standing(entries: readonly Entry[]): Entry[] {
  const reversed = new Set(entries.flatMap((e) => (e.kind === 'reversed' ? [e.entry] : [])));
  const counting = entries.filter((e) => e.kind !== 'reversed' && !reversed.has(e.id) && !(e.kind === 'rounded' && reversed.has(e.payment))).sort(byId);
  const latest = new Map(counting.flatMap((e) => (e.kind === 'applied' ? [[e.invoice, e.id] as const] : [])));
  return counting.filter((e) => e.kind !== 'applied' || latest.get(e.invoice) === e.id);
}

/** Paid and rounded away so far. */
const settledBy = (counting: readonly Entry[]): Cents => sumCents(counting.map((e) => (e.kind === 'paid' || e.kind === 'rounded' ? e.cents : 0)));

/**
 * What of each credit note goes against its invoice, worked out anew from all that counts: no more than what is not paid,
 * the earlier credit note first. The rest of a credit note is owed to the customer.
 * @returns cents by id of the credit note
 */
export const offsetsOf = (invoice: Pick<SealedDocument, 'totals'>, entries: readonly Entry[]): Map<string, Cents> => offsets(invoice, standing(entries));

function offsets(invoice: Pick<SealedDocument, 'totals'>, counting: readonly Entry[]): Map<string, Cents> {
  let open = Math.max(0, invoice.totals.payable - settledBy(counting));
  const offsets = new Map<string, Cents>();
  for (const entry of counting) {
    if (entry.kind !== 'credited') continue;
    const cents = Math.max(0, Math.min(open, entry.payable ?? entry.gross));
    open -= cents;
    offsets.set(entry.creditNote, (offsets.get(entry.creditNote) ?? 0) + cents);
  }
  return offsets;
}

/** Whether its credit notes take all of it back, whatever was paid meanwhile. */
export function isCreditedWhole(invoice: Pick<SealedDocument, 'totals'>, entries: readonly Entry[]): boolean {
  const credited = standing(entries).flatMap((entry) => (entry.kind === 'credited' ? [entry.payable ?? entry.gross] : []));
  return credited.length > 0 && sumCents(credited) >= invoice.totals.payable;
}

/** @returns amounts in cents and marks of a document, from all its entries, in whatever order they come. */
export function stateOf(sealed: SealedDocument, entries: readonly Entry[]): DocumentState {
  const counting = standing(entries);
  const state: DocumentState = { open: 0, paid: 0, credited: sumCents(offsets(sealed, counting).values()), rounded: 0, sent: false, peppolDue: false, archived: false };
  let byPeppol = false;
  for (const entry of counting) {
    if (entry.kind === 'paid') {
      state.paid += entry.cents;
      if (!state.lastPaid || entry.day > state.lastPaid) state.lastPaid = entry.day;
    } else if (entry.kind === 'rounded') state.rounded += entry.cents;
    else if (entry.kind === 'applied') state.credited += entry.cents;
    else if (entry.kind === 'sent') {
      state.sent = true;
      byPeppol ||= entry.channel === 'peppol';
    } else if (entry.kind === 'archived') state.archived = entry.archived;
  }
  state.open = sealed.totals.payable - state.paid - state.credited - state.rounded;
  state.peppolDue = !byPeppol && mustTravelByPeppol(sealed);
  const mark = markOf(counting);
  if (mark) state.processed = mark;
  return state;
}
