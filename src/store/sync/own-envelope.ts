// An envelope of our own that is kept as bytes until the relay has answered (a number asked for, a snapshot): closed, then taken for sent or given up.
import { ulid } from '#domain/ids.ts';
import type { Header } from '#sync/codec/header.ts';
import type { Item } from '#sync/codec/items.ts';
import { sealEnvelope } from '#sync/envelope/seal.ts';
import { KeyRing } from '#sync/keys/ring.ts';
import type { CompanyDb } from '../db.ts';
import { apply } from './apply.ts';
import { openRows } from './arrival.ts';
import type { Exchange } from './exchange.ts';
import type { OwnEnvelope } from './rows.ts';
import { LINK, putState, readState } from './state.ts';

/** Closes the next envelope of a scope; its number is not taken yet. @returns undefined when this device has no key for it */
export async function closeNext({ connection, crypto, chance }: Exchange, about: Pick<Header, 'scope' | 'kind' | 'contains' | 'issues'>, items: readonly Item[]): Promise<OwnEnvelope | undefined> {
  const { scope } = about;
  const [link, keys, list, ring, last = {}] = await connection.run((db) =>
    Promise.all([readState(db, LINK), readState(db, 'keys'), readState(db, 'list'), readState(db, 'ring'), readState(db, 'last')] as const)
  );
  const epoch = list?.epochs.length ?? 0;
  const key = new KeyRing(ring).get(scope, epoch);
  if (!link || !keys || !key) return undefined;
  const [id, n] = [ulid(chance.now(), chance.randomBytes(10)), (last[scope] ?? 0) + 1];
  const header = { ...about, id, company: link.company, epoch, device: link.device, n };
  return { id, scope, n, bytes: await sealEnvelope(crypto, header, items, key, keys.signingKey) };
}

/** Within the transaction that keeps it. @returns whether its number was the next one still: another tab may have been faster */
export async function takeNumber(db: CompanyDb, { scope, n }: OwnEnvelope): Promise<boolean> {
  const last = (await readState(db, 'last')) ?? {};
  if ((last[scope] ?? 0) + 1 !== n) return false;
  await putState(db, 'last', { ...last, [scope]: n });
  return true;
}

/** Applies one envelope, ours or another's, as if it came with a page: cut here, it comes with the next one. */
export async function applyRow({ connection, crypto, gate }: Exchange, seq: number, envelope: Uint8Array): Promise<void> {
  const [list, ring] = await connection.run((db) => Promise.all([readState(db, 'list'), readState(db, 'ring')]));
  if (list) await apply(gate, crypto, await openRows(crypto, list, new KeyRing(ring), [{ seq, envelope }]));
}

/** Its running number, when nothing came after it and nobody can have seen it, is free again. @returns whether it is */
export async function giveBackNumber(db: CompanyDb, { scope, n }: OwnEnvelope): Promise<boolean> {
  const last = (await readState(db, 'last')) ?? {};
  if (last[scope] !== n) return false;
  await putState(db, 'last', { ...last, [scope]: n - 1 });
  return true;
}

/** It is told as an empty one, so that nobody waits for its number; what came with the log is there already. */
export async function tellEmpty(db: CompanyDb, { id, scope, n }: OwnEnvelope): Promise<void> {
  const link = await readState(db, LINK);
  if (link && !(await db.envelopes.get(id))) await db.envelopes.put({ id, device: link.device, scope, n, seq: 0, kind: 'change', about: [] });
}
