// What this device's role lets it write: asked before anything is stored, so that nothing is kept here that nobody else would take.
import type { Scope } from '#sync/scopes.ts';
import type { CompanyDb } from '../db.ts';
import { StoreError } from '../errors.ts';
import { may, rightsOf } from './own-rights.ts';
import type { OutboxRow } from './rows.ts';

/** Within the gate's transaction. A device that was cut off writes for itself alone, what it might before. @throws StoreError `role` */
export async function checkRole(db: CompanyDb, rows: readonly Pick<OutboxRow, 'scope'>[]): Promise<void> {
  if (rows.length === 0) return;
  const refused = await refusedScope(db, rows.map(({ scope }) => scope));
  if (refused !== undefined) throw new StoreError('role', refused);
}

/** The first of these that this device may not write. */
export async function refusedScope(db: CompanyDb, scopes: readonly Scope[]): Promise<Scope | undefined> {
  const rights = await rightsOf(db);
  return rights && scopes.find((scope) => !may(rights, scope, 'push'));
}
