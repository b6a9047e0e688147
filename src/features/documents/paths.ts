// Addresses of documents.
import type { DocumentKind } from '#domain/document/model.ts';

/** Where the documents of a kind are; the list stands there too, but for credit notes that share one. */
const FOLDERS: Readonly<Record<DocumentKind, string>> = {
  invoice: '/invoices',
  creditNote: '/credit-notes',
  selfBilling: '/self-billing',
  selfBillingCreditNote: '/self-billing/credit-notes'
};

/** The list of a kind: `/invoices`. */
export const listPath = (kind: DocumentKind): string => (kind === 'selfBillingCreditNote' ? `${FOLDERS.selfBilling}?tab=credits` : FOLDERS[kind]);

/** A draft or issued document: `/invoices/<id>`. */
export const documentPath = (kind: DocumentKind, id: string): string => `${FOLDERS[kind]}/${id}`;

/** The full-screen payment QR of a document that asks for money. */
export const payPath = (kind: DocumentKind, id: string): string => `${documentPath(kind, id)}/pay`;
