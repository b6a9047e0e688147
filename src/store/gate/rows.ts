// The rows of lists, derived from what is written beside them.
import type { Company } from '#domain/company/model.ts';
import type { CompanyDocument } from '#domain/company-document/model.ts';
import { companyDocumentRow } from '#domain/company-document/row.ts';
import type { Draft, Entry, SealedDocument } from '#domain/document/model.ts';
import { draftRow, sealedRow } from '#domain/document/row.ts';
import type { Customer } from '#domain/party/model.ts';
import { customerRow } from '#domain/party/row.ts';
import type { Product } from '#domain/product/model.ts';
import { productRow } from '#domain/product/row.ts';
import type { Purchase } from '#domain/purchase/model.ts';
import { purchaseRow } from '#domain/purchase/row.ts';
import type { Supplier } from '#domain/supplier/model.ts';
import { supplierRow } from '#domain/supplier/row.ts';
import type { RecordKind, RecordKinds } from '../record/kinds.ts';
import type { RowWrite } from './writes.ts';

/** The row of an editable record, undefined for kinds without a list; a deleted record leaves its lists. */
export function recordRow(kind: RecordKind, record: RecordKinds[RecordKind], company: Company | undefined): RowWrite | undefined {
  const gone = record.deletedAt ? { gone: true as const } : {};
  if (kind === 'customer') return { table: 'customers', row: customerRow(record as Customer), ...gone };
  if (kind === 'product') return { table: 'products', row: productRow(record as Product), ...gone };
  if (kind === 'supplier') return { table: 'suppliers', row: supplierRow(record as Supplier), ...gone };
  if (kind === 'purchase') return { table: 'purchases', row: purchaseRow(record as Purchase), ...gone };
  if (kind === 'companyDocument') return { table: 'companyDocuments', row: companyDocumentRow(record as CompanyDocument), ...gone };
  if (kind === 'company' || kind === 'connectionKey' || kind === 'eboxKey') return undefined;
  return { table: 'documents', row: draftRow(record as Draft, { vatRegime: company?.vatRegime ?? 'normal' }), ...gone };
}

/** The row of an issued document. */
export function documentRow(sealed: SealedDocument, entries: readonly Entry[]): RowWrite {
  return { table: 'documents', row: sealedRow(sealed, entries) };
}
