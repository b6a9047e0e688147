// Issuing a draft wherever the company stands: alone, with its relay, or cut off from it.
import * as z from 'zod/mini';
import type { SealedDocument } from '#domain/document/model.ts';
import { deviceOf } from '#sync/list/state.ts';
import type { CompanyStore } from '../company.ts';
import { StoreError } from '../errors.ts';
import type { IssueAct } from '../gate/issue.ts';
import type { Connected } from './connected.ts';
import { issueAtRelay } from './issue.ts';
import { isRelayFault, RelayFault } from './relay/fault.ts';
import { Http } from './relay/http.ts';
import { LINK, readState } from './state.ts';

/** Nobody stands beside the customer for longer than this before the device numbers on its own. */
const PATIENCE = 5000;
const healthy = z.object({ status: z.literal('ok') });

export interface Issuing extends Pick<IssueAct, 'now' | 'build'> {
  /** Offline: number in this device's own series now. Else the draft waits for the relay. */
  apart: boolean;
}

/**
 * @param connected undefined when the company is with no relay
 * @throws RelayFault `unreachable` when there is no relay now: nothing was done, or, when it went after it was asked, the draft is `busy` and issued by
 * the loop as soon as there is an answer; `revoked`, `proof` when this device was cut off: nothing was issued; StoreError as `store.issue`, `role` when this device may give no numbers
 */
export async function issueDocument(store: CompanyStore, connected: Connected | undefined, draft: string, { apart, ...act }: Issuing): Promise<SealedDocument> {
  if (!connected) return store.issue(draft, act);
  if (await isThere(connected)) return issueAtRelay(connected, draft, act);
  if (!apart) throw new RelayFault('unreachable');
  const [link, list, phase] = await store.connection.run((db) => Promise.all([readState(db, LINK), readState(db, 'list'), readState(db, 'phase')]));
  const me = link && list && deviceOf(list, link.device);
  // What it knows it has no right to give reaches nobody else.
  if (me?.revoked || phase?.state === 'refused') throw new RelayFault(phase?.state === 'refused' && phase.why === 'unknown' ? 'proof' : 'revoked');
  const letter = me?.letter;
  if (letter === undefined) throw new StoreError('role', 'no letter');
  return store.issue(draft, { ...act, letter });
}

/** Asked before a number is: what is asked of the relay cannot be issued in another way until it has answered. */
async function isThere({ relay: { http } }: Connected): Promise<boolean> {
  try {
    await new Http(http.relay, { ...http.net, patience: Math.min(PATIENCE, http.net.patience) }).json({ method: 'GET', path: '/healthz' }, healthy);
    return true;
  } catch (error) {
    if (isRelayFault(error)) return false;
    throw error;
  }
}
