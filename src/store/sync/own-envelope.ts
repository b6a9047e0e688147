// An envelope of our own that is kept as bytes until the relay has answered (a number asked for, a snapshot): taken for sent, or given up.
import { KeyRing } from '#sync/keys/ring.ts';
import type { Scope } from '#sync/scopes.ts';
import type { CompanyDb } from '../db.ts';
import { apply } from './apply.ts';
import { openRows } from './arrival.ts';
import type { Exchange } from './exchange.ts';
import { LINK, putState, readState } from './state.ts';

/** Applies one envelope, ours or another's, as if it came with a page: cut here, it comes with the next one. */
export async function applyRow({ connection, crypto, gate }: Exchange, seq: number, envelope: Uint8Array): Promise<void> {
  const [list, ring] = await connection.run((db) => Promise.all([readState(db, 'list'), readState(db, 'ring')]));
  if (list) await apply(gate, crypto, await openRows(crypto, list, new KeyRing(ring), [{ seq, envelope }]));
}

/** Its running number, when nothing came after it and nobody can have seen it, is free again. @returns whether it is */
export async function giveBackNumber(db: CompanyDb, scope: Scope, n: number): Promise<boolean> {
  const last = (await readState(db, 'last')) ?? {};
  if (last[scope] !== n) return false;
  await putState(db, 'last', { ...last, [scope]: n - 1 });
  return true;
}

/** It is told as an empty one, so that nobody waits for its number. */
export async function tellEmpty(db: CompanyDb, { id, scope, n }: { id: string; scope: Scope; n: number }): Promise<void> {
  const link = await readState(db, LINK);
  if (link) await db.envelopes.put({ id, device: link.device, scope, n, seq: 0, kind: 'change' });
}
