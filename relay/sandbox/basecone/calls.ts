// The calls of Basecone's API that the stand-in answers, by the names that tests and failures use for them.
import type { Context } from 'hono';
import type { Client } from './options.ts';
import type { State } from './state.ts';

/** Method and address below /v1; what stands in a fixed place comes before what stands for anything there. */
export const CALLS = {
  userKey: ['POST', '/Authentication/ApiAccessKeys'],
  clientKey: ['POST', '/Authentication/ApiClientAccessKeys'],
  office: ['GET', '/office'],
  currentUser: ['GET', '/users/currentUser'],
  userCompanies: ['GET', '/users/:userId/companies'],
  companies: ['GET', '/companies'],
  company: ['GET', '/companies/:companyId'],
  import: ['POST', '/documents/import'],
  importWithId: ['POST', '/documents/import/:companyId/:correlationId'],
  tag: ['POST', '/documents/:documentId/tag'],
  documents: ['GET', '/documents'],
  archive: ['GET', '/documents/archive'],
  document: ['GET', '/documents/:documentId'],
  subscribe: ['POST', '/subscriptions'],
  subscriptions: ['GET', '/subscriptions/:companyId']
} as const satisfies Record<string, readonly ['GET' | 'POST', `/${string}`]>;

export type Call = keyof typeof CALLS;

export interface Caller {
  client: Client;
  /** None for the key of an app itself. */
  user: State['users'][number] | undefined;
}

/** What Node's server adds when there is one, and who calls. */
export interface Env {
  Bindings: { incoming?: { socket: { destroy(): void } } } | undefined;
  Variables: { caller: Caller };
}

export type Answer = (c: Context<Env>) => Response | Promise<Response>;

/** The answers of one part of the API. */
export type Answers<Some extends Call> = Record<Some, Answer>;
