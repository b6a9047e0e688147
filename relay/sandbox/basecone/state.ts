// All that one stand-in knows: its people and companies, which may be changed while it runs, and what it was given.
import { randomUUID } from 'node:crypto';
import type { KeptDocument } from './documents.ts';
import type { BaseconeOptions, Client, Company, User } from './options.ts';

export interface Subscription {
  id: string;
  companyId: string;
  endpoint: string;
  username: string | undefined;
  password: string | undefined;
}

export interface State extends Required<Omit<BaseconeOptions, 'users' | 'clients' | 'companies'>> {
  users: (User & { userId: string })[];
  clients: Client[];
  companies: Company[];
  /** In the order of their import. */
  documents: KeptDocument[];
  subscriptions: Subscription[];
  /** Raised, it makes every key given before worthless. */
  keyRound: number;
}

/** Held back by the wall clock; a process ends without it. */
export const timer: State['later'] = (milliseconds, work) => {
  const handle = setTimeout(work, Math.min(milliseconds, 2 ** 31 - 1));
  handle.unref();
  return () => clearTimeout(handle);
};

export function newState({ users, clients, companies, newId = randomUUID, ...options }: BaseconeOptions): State {
  return {
    officeName: 'Office',
    clock: () => Date.now(),
    later: timer,
    fetch: (...given) => fetch(...given),
    webhooksNeedPremium: false,
    keepBytes: true,
    pageSize: 100,
    onImport: () => undefined,
    ...options,
    newId,
    users: users.map((user) => ({ userId: newId(), ...user })),
    clients: clients.map((client) => ({ ...client })),
    companies: companies.map((company) => ({ ...company })),
    documents: [],
    subscriptions: [],
    keyRound: 0
  };
}
