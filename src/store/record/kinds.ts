// The kinds of records there are: their shape's version, their reader, the table of their rows.
import type { Company } from '#domain/company/model.ts';
import type { CompanyDocument } from '#domain/company-document/model.ts';
import type { Draft } from '#domain/document/model.ts';
import type { ConnectionKey } from '#domain/company/connection-key.ts';
import type { Customer } from '#domain/party/model.ts';
import type { Product } from '#domain/product/model.ts';
import type { Purchase } from '#domain/purchase/model.ts';
import type { Supplier } from '#domain/supplier/model.ts';

/** Record kind → type. */
export interface RecordKinds {
  company: Company;
  customer: Customer;
  product: Product;
  invoice: Draft;
  creditNote: Draft;
  selfBilling: Draft;
  selfBillingCreditNote: Draft;
  supplier: Supplier;
  purchase: Purchase;
  connectionKey: ConnectionKey;
  companyDocument: CompanyDocument;
  eboxKey: ConnectionKey;
}
export type RecordKind = keyof RecordKinds;
export type RecordOf<K extends RecordKind> = RecordKinds[K];

/** Tables of rows, one per list. */
export const ROW_TABLES = ['documents', 'customers', 'products', 'suppliers', 'purchases', 'companyDocuments'] as const;
export type RowTable = (typeof ROW_TABLES)[number];

/** Where the row of a kind stands; the company and keys have none. */
export const TABLE_OF: Record<RecordKind, RowTable | undefined> = {
  company: undefined,
  customer: 'customers',
  product: 'products',
  invoice: 'documents',
  creditNote: 'documents',
  selfBilling: 'documents',
  selfBillingCreditNote: 'documents',
  supplier: 'suppliers',
  purchase: 'purchases',
  connectionKey: undefined,
  companyDocument: 'companyDocuments',
  eboxKey: undefined
};

/** Whether this version knows the kind; others are kept and left alone. */
export function isKind(kind: string): kind is RecordKind {
  return Object.hasOwn(TABLE_OF, kind);
}
