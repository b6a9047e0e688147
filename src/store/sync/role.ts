// What this device's role lets it write: asked before anything is stored, so that nothing is kept here that nobody else would take.
import { allowed } from '#sync/roles.ts';
import { deviceOf } from '#sync/list/state.ts';
import type { Scope } from '#sync/scopes.ts';
import type { CompanyDb } from '../db.ts';
import { StoreError } from '../errors.ts';
import type { OutboxRow } from './rows.ts';
import { LINK, readState } from './state.ts';

/** Within the gate's transaction. A device that was cut off writes for itself alone: that harms nobody. @throws StoreError `role` */
export async function checkRole(db: CompanyDb, rows: readonly Pick<OutboxRow, 'scope'>[]): Promise<void> {
  if (rows.length === 0) return;
  const refused = await refusedScope(db, rows.map(({ scope }) => scope));
  if (refused !== undefined) throw new StoreError('role', refused);
}

/** The first of these that this device may not write. */
export async function refusedScope(db: CompanyDb, scopes: readonly Scope[]): Promise<Scope | undefined> {
  const [link, list] = await Promise.all([readState(db, LINK), readState(db, 'list')]);
  const me = link && list && deviceOf(list, link.device);
  return me && !me.revoked ? scopes.find((scope) => !allowed(me, scope, 'push')) : undefined;
}
