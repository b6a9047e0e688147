// What the stand-in for Basecone is made of: who may come in, which companies there are, and the time that it lives in.
import type { Clock } from '../../connections/type.ts';

export interface User {
  /** A GUID; drawn when absent. */
  userId?: string;
  officeCode: string;
  username: string;
  password: string;
  /** Gets no key any more (`user_locked_out`). */
  locked?: boolean;
  /** As Basecone calls them; `['SuperUser']` when absent, none at all gets no key. */
  roles?: readonly string[];
  /** The companies that the user may enter; every one with `hasAccess` when absent. */
  companies?: readonly string[];
}

/** An APP, as registered at Basecone. */
export interface Client {
  identifier: string;
  secret: string;
  premium?: boolean;
}

export interface Company {
  /** A GUID. */
  companyId: string;
  name: string;
  code?: string;
  /** The mail-in address. */
  email: string;
  hasAccess: boolean;
  accountingSystem?: { type: string; externalId: string; companyCode: string };
  modules?: readonly { code: string; status: 'Enabled' | 'Disabled' | 'DisabledAtOffice' | 'NotSupported' }[];
  totalDocumentsToAuthorize?: number;
}

export interface BaseconeOptions {
  users: readonly User[];
  clients: readonly Client[];
  companies: readonly Company[];
  /** The name shown for each office; the code of the user's office is given with it. */
  officeName?: string;
  /** Milliseconds since 1970. */
  clock?: () => number;
  /** Calls something later. @returns how to call it off */
  later?: Clock['after'];
  /** GUIDs for documents, subscriptions, events. */
  newId?: () => string;
  /** How webhooks are posted. */
  fetch?: typeof fetch;
  /** One client of theirs was refused subscriptions without Premium; not documented. */
  webhooksNeedPremium?: boolean;
  /** Whether bytes are kept, or only their size and hash: for many large documents. */
  keepBytes?: boolean;
  /** Rows of a page of documents that names no `limit`; not documented. */
  pageSize?: number;
  /** Told of each document once it is kept. */
  onImport?: (document: { documentId: string; companyId: string; name: string }) => void;
}
