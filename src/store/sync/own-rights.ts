// What this device may do in a company with a relay: read by screens, which offer nothing that would be refused. Rights never grow: who was cut off
// keeps those it had, for itself alone; who was disconnected and was no owner holds a copy to read.
import { deviceOf } from '#sync/list/state.ts';
import type { SyncId } from '#sync/ids.ts';
import { type Action, allowed, type RoleEntry } from '#sync/roles.ts';
import type { Scope } from '#sync/scopes.ts';
import type { Connection } from '../connection.ts';
import type { CompanyDb } from '../db.ts';
import { LEFT, LINK, readState } from './state.ts';

/** A role, and whether what it writes is at an end. */
export interface Rights extends RoleEntry {
  /** Since when this is a copy to read, because this device was disconnected. */
  leftAt?: string;
}

export interface OwnRights extends Rights {
  /** This device; '' when it is on no list any more. */
  id: SyncId;
  /** Of its own series of numbers; devices that give none have none. */
  letter?: string;
}

/** Whether these rights let it do that in a scope. */
export const may = (rights: Rights, scope: Scope, action: Action): boolean => (action === 'read' || !rights.leftAt) && allowed(rights, scope, action);

/** For a live query. @returns undefined where there is nobody to ask: the company stands alone, or its device is on no list */
export function ownRights(connection: Connection<CompanyDb>): Promise<OwnRights | undefined> {
  return connection.run(rightsOf);
}

/** The same, within a transaction that holds the table `sync`. */
export async function rightsOf(db: CompanyDb): Promise<OwnRights | undefined> {
  const link = await readState(db, LINK);
  if (!link) return leftRights(db);
  const list = await readState(db, 'list');
  const me = list && deviceOf(list, link.device);
  if (!me) return undefined;
  const { id, role, scopes, letter } = me;
  return { id, role, ...(scopes && { scopes }), ...(letter !== undefined && { letter }) };
}

/** An owner that was disconnected has its company for itself. */
async function leftRights(db: CompanyDb): Promise<OwnRights | undefined> {
  const left = await readState(db, LEFT);
  if (!left || left.role === 'owner') return undefined;
  const { role, scopes, at } = left;
  return { id: '' as SyncId, role, ...(scopes && { scopes }), leftAt: at };
}
