// Several purchases paid at once: a transfer for each, less the credit notes of the same supplier.
import { type Cents, sumCents } from '../money/cents.ts';
import type { SepaPayment } from '../sepa/model.ts';
import { dueOf } from './amounts.ts';
import type { Payable } from './model.ts';
import { transferText } from './transfer-text.ts';

export interface BatchPart {
  /** Of the payment to be noted, and of its transfer. */
  id: string;
  /** Id of the purchase. */
  purchase: string;
  cents: Cents;
  /** `other`: set off between an invoice and a credit note; no money moves. */
  method: 'transfer' | 'other';
}

/** Why a purchase has no part in the batch. What is wrong with a transfer itself `sepaFaults` says. */
export type BatchFault = 'notEuro' | 'nothingOpen' | 'notProcessed' | 'creditNote' | 'paidOtherwise' | 'noSupplier' | 'noIban';

export interface BatchPlan {
  /** One for each invoice of which something is left to pay, for the payment file. */
  payments: (SepaPayment & { purchase: string })[];
  /** What each purchase takes note of (`orderPayments`). */
  parts: BatchPart[];
  faults: { purchase: string; code: BatchFault }[];
  /** Of all transfers. */
  cents: Cents;
}

/**
 * @param offset set the open amounts of credit notes off against invoices of the same supplier in the selection, those due
 * first; what is not used up stays open. Without it credit notes are left out, with a fault.
 * @returns one transfer per invoice, in the order given; never below zero
 */
export function batchOf(purchases: readonly Payable[], { newId, offset = false }: { newId(): string; offset?: boolean }): BatchPlan {
  const faults: BatchPlan['faults'] = [];
  const able = purchases.filter((purchase) => {
    const code = faultOf(purchase, offset);
    if (code) faults.push({ purchase: purchase.id, code });
    return code === undefined;
  });
  const setOff = offset ? setOffs(able) : new Map<string, Cents>();
  const plan: BatchPlan = { payments: [], parts: [], faults, cents: 0 };
  for (const purchase of able) {
    const credit = setOff.get(purchase.id) ?? 0;
    if (credit > 0) plan.parts.push({ id: newId(), purchase: purchase.id, cents: credit, method: 'other' });
    const cents = dueOf(purchase).open - credit;
    if (purchase.type === 'creditNote') {
      // Nothing of it could be set off.
      if (credit === 0) faults.push({ purchase: purchase.id, code: 'creditNote' });
      continue;
    }
    if (cents === 0) continue;
    const id = newId();
    plan.parts.push({ id, purchase: purchase.id, cents, method: 'transfer' });
    plan.payments.push(transferOf(purchase, id, cents));
  }
  return { ...plan, cents: sumCents(plan.payments.map((payment) => payment.cents)) };
}

function faultOf(purchase: Payable, offset: boolean): BatchFault | undefined {
  if (purchase.type === 'creditNote' && !offset) return 'creditNote';
  if (!purchase.processedAt) return 'notProcessed';
  if (purchase.currency !== 'EUR') return 'notEuro';
  if (dueOf(purchase).open <= 0) return 'nothingOpen';
  if (purchase.paidBy && purchase.type !== 'creditNote') return 'paidOtherwise';
  if (!purchase.supplier?.name.trim()) return 'noSupplier';
  return purchase.type !== 'creditNote' && !purchase.supplier.iban ? 'noIban' : undefined;
}

/** Who is paid: the same supplier in the same currency. */
const creditorOf = ({ supplierId, supplier, currency }: Payable) => `${supplier?.enterpriseNumber ?? supplier?.vatNumber ?? supplierId ?? `${supplier?.name} ${supplier?.iban}`} ${currency}`;

/** Cents that are set off, by purchase: on invoices and credit notes of a creditor the same sum. */
function setOffs(purchases: readonly Payable[]): Map<string, Cents> {
  const used = new Map<string, Cents>();
  const byDue = [...purchases].sort((a, b) => compare(a.dueDate ?? a.issueDate, b.dueDate ?? b.issueDate) || compare(a.id, b.id));
  const openOf = (purchase: Payable) => dueOf(purchase).open - (used.get(purchase.id) ?? 0);
  for (const credit of byDue.filter(({ type }) => type === 'creditNote')) {
    for (const invoice of byDue) {
      if (invoice.type === 'creditNote' || creditorOf(invoice) !== creditorOf(credit)) continue;
      const cents = Math.min(openOf(credit), openOf(invoice));
      if (cents <= 0) continue;
      for (const { id } of [credit, invoice]) used.set(id, (used.get(id) ?? 0) + cents);
    }
  }
  return used;
}

const compare = (a = '', b = '') => (a < b ? -1 : a > b ? 1 : 0);

function transferOf(purchase: Payable, id: string, cents: Cents): BatchPlan['payments'][number] {
  const { supplier, currency, communication } = purchase;
  const text = communication ? undefined : transferText(purchase);
  return {
    ...{ id, purchase: purchase.id, name: supplier?.name ?? '', iban: supplier?.iban ?? '', cents, currency },
    ...(supplier?.bic && { bic: supplier.bic }),
    ...(communication && { communication }),
    ...(text && { text })
  };
}
