// What one payment file can pay: purchases, and mail of the government with what it asks for.
import { DOCUMENT_FLAG, DOCUMENT_PAYMENT } from '#domain/company-document/flags.ts';
import type { Payable } from '#domain/purchase/model.ts';
import type { CompanyStore } from '#store/company.ts';
import { editing } from '#store/gate/commit.ts';

export type PayableKind = 'purchase' | 'companyDocument';

export interface Asked {
  kind: PayableKind;
  payable: Payable;
}

/** @returns those that are there, in the order given @throws StoreError */
export async function payablesOf(store: Pick<CompanyStore, 'get'>, kind: PayableKind, ids: readonly string[]): Promise<Asked[]> {
  const found: (Payable | undefined)[] = await Promise.all(ids.map((id) => (kind === 'purchase' ? store.get('purchase', id) : store.get('companyDocument', id))));
  return found.filter((one) => one !== undefined).map((payable) => ({ kind, payable }));
}

/** A change of what is paid, as one of several (`CompanyStore.commit`). */
export function changing({ kind, payable: { id } }: Asked, verb: <P extends Payable>(one: P) => P) {
  return kind === 'purchase' ? editing('purchase', id, (one) => verb(one!)) : editing('companyDocument', id, (one) => verb(one!));
}

/** @returns ids of the company's documents whose payment somebody confirmed and of which something is left, those due first @throws StoreError */
export async function documentsToPay(store: Pick<CompanyStore, 'list'>): Promise<string[]> {
  const where = [
    { column: 'status', in: [DOCUMENT_PAYMENT.open, DOCUMENT_PAYMENT.partly] },
    { column: 'flags', bits: DOCUMENT_FLAG.archived, unset: true as const }
  ];
  return (await store.list('companyDocuments', { where, sort: { by: 'due' } })).ids;
}
