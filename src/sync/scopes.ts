// Scopes: the parts of a company's data that have a key and rights of their own, one an app.

/** Lower-case name of a scope. Names that this version does not know are kept and passed on. */
export type Scope = string;

export const SCOPE_SHAPE = /^[a-z]{2,20}$/;

/** Signed device list and epochs: readable by the relay, written by owners through `POST /v1/keys` alone. */
export const KEYS_SCOPE = 'keys';
/** Not a part of the log: the name under which the secret of files is derived and handed out. */
export const BLOBS_SCOPE = 'blobs';
/** What the accountant may write: marks of what is processed. */
export const HANDOVER_SCOPE = 'handover';
/** Settings and journals: every member may read them. */
export const COMPANY_SCOPE = 'company';
/** Customers and products. */
export const CONTACTS_SCOPE = 'contacts';
/** Issued documents stand here: who may edit it may give numbers. */
export const SALES_SCOPE = 'sales';

/** Suppliers and what they send. */
export const PURCHASES_SCOPE = 'purchases';

/** What else the company receives and keeps: mail of the government, leases, loans. */
export const COMPANY_DOCUMENTS_SCOPE = 'companydocuments';

/** The scopes with content that this version knows, in the order in which a new device wants them. */
export const SCOPES = ['company', 'contacts', 'sales', 'handover', 'purchases', 'companydocuments', 'inbox'] as const;

/** Whether `value` can name a scope of encrypted envelopes. */
export function isContentScope(value: unknown): value is Scope {
  return typeof value === 'string' && SCOPE_SHAPE.test(value) && value !== KEYS_SCOPE && value !== BLOBS_SCOPE;
}
