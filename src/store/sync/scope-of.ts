// Which scope the records of a kind and the entries of a document belong to.
import type { Entry } from '#domain/document/model.ts';
import { COMPANY_DOCUMENTS_SCOPE, HANDOVER_SCOPE, PURCHASES_SCOPE, SALES_SCOPE, type Scope } from '#sync/scopes.ts';
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
  connectionKey: PURCHASES_SCOPE,
  companyDocument: COMPANY_DOCUMENTS_SCOPE,
  eboxKey: COMPANY_DOCUMENTS_SCOPE
};

/** Undefined for kinds that this version does not know: it cannot say who may read them. */
export function scopeOf(kind: string): Scope | undefined {
  return isKind(kind) ? SCOPE_OF[kind] : undefined;
}

/** What happens to a document belongs to it; the accountant's marks stand where an accountant may write, and a transmission goes with what is sent. */
export function scopeOfEntry(entry: Entry): Scope {
  if (entry.kind === 'processed') return HANDOVER_SCOPE;
  return entry.kind === 'transmitted' && entry.book === 'purchases' ? PURCHASES_SCOPE : SALES_SCOPE;
}
