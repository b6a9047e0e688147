// Which scope the records of a kind and the entries of a document belong to.
import { isMark } from '#domain/document/mark.ts';
import type { Entry } from '#domain/document/model.ts';
import { HANDOVER_SCOPE, PURCHASES_SCOPE, SALES_SCOPE, type Scope } from '#sync/scopes.ts';
import { isKind, type RecordKind } from '../record/kinds.ts';

const SCOPE_OF: Record<RecordKind, Scope> = {
  company: 'company',
  customer: 'contacts',
  product: 'contacts',
  invoice: SALES_SCOPE,
  creditNote: SALES_SCOPE,
  // Who gives the numbers of sales gives those of self-billing documents too.
  selfBilling: SALES_SCOPE,
  selfBillingCreditNote: SALES_SCOPE,
  supplier: PURCHASES_SCOPE,
  purchase: PURCHASES_SCOPE,
  connectionKey: PURCHASES_SCOPE
};

/** Undefined for kinds that this version does not know: it cannot say who may read them. */
export function scopeOf(kind: string): Scope | undefined {
  return isKind(kind) ? SCOPE_OF[kind] : undefined;
}

/** What happens to a document belongs to it; the accountant's marks stand where an accountant may write. */
export const scopeOfEntry = (entry: Pick<Entry, 'kind'>): Scope => (isMark(entry) ? HANDOVER_SCOPE : SALES_SCOPE);
