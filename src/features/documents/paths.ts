// Addresses of documents.
import type { DocumentKind } from '#domain/document/model.ts';

/** The list of a kind: `/invoices`. */
export const listPath = (kind: DocumentKind): string => (kind === 'invoice' ? '/invoices' : '/credit-notes');

/** A draft or issued document: `/invoices/<id>`. */
export const documentPath = (kind: DocumentKind, id: string): string => `${listPath(kind)}/${id}`;

/** The full-screen payment QR of an invoice. */
export const payPath = (id: string): string => `/invoices/${id}/pay`;
