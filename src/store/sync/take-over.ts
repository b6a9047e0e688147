// Connecting a company that stood alone: from the same transaction on every act is noted, then all that was there before, bit by bit.
import type { CompanyDb } from '../db.ts';
import { deviceOf } from '#sync/list/state.ts';
import { allowed } from '#sync/roles.ts';
import { COMPANY_SCOPE, SALES_SCOPE, SCOPES } from '#sync/scopes.ts';
import type { Connection } from '../connection.ts';
import type { OutboxRow } from './rows.ts';
import { scopeOf } from './scope-of.ts';
import { LINK, putState, readState, type SyncState } from './state.ts';

/** Records or documents noted in one transaction. */
const SLICE = 400;

export type Beginning = Pick<SyncState, 'link' | 'keys' | 'list' | 'ring' | 'cursor'> & Partial<Pick<SyncState, 'grant' | 'acts'>>;

/** Connects the company to a relay. @param takeOver whether what is on the device is to be sent: not on one that was just paired and is empty */
export function connect(connection: Connection<CompanyDb>, beginning: Beginning, takeOver: boolean): Promise<void> {
  return connection.write((db) =>
    db.transaction('rw', db.sync, async () => {
      const rows = Object.entries(beginning).map(([key, value]) => ({ key, value: value as unknown }));
      await db.sync.bulkPut(rows);
      if (takeOver) await putState(db, 'taking', { table: 'records', after: '' });
    })
  );
}

/** @returns whether there is more to note; to be called again until there is not, also after a restart */
export function takeOverSome(connection: Connection<CompanyDb>): Promise<boolean> {
  return connection.write((db) =>
    db.transaction('rw', [db.sync, db.outbox, db.updates, db.sealed], async () => {
      const [link, list, taking] = await Promise.all([readState(db, LINK), readState(db, 'list'), readState(db, 'taking')]);
      const me = link && list && deviceOf(list, link.device);
      if (!me || !taking) return false;
      const ids = taking.table === 'records' ? await recordsAfter(db, taking.after) : await db.sealed.where('id').above(taking.after).limit(SLICE).primaryKeys();
      const rows = taking.table === 'records' ? await recordRows(db, ids) : ids.map(documentRow);
      // What it may not write others hand over.
      await db.outbox.bulkAdd(rows.filter(({ scope }) => allowed(me, scope, 'push')));
      if (ids.length === SLICE) await putState(db, 'taking', { ...taking, after: ids.at(-1)! });
      else if (taking.table === 'records') await putState(db, 'taking', { ...taking, table: 'documents', after: '' });
      else {
        if (taking.again) await db.outbox.bulkAdd(SCOPES.filter((scope) => allowed(me, scope, 'push')).map((scope) => ({ scope, what: { type: 'covers' }, envelope: '' })));
        await db.sync.delete('taking');
        return false;
      }
      return true;
    })
  );
}

async function recordsAfter(db: CompanyDb, after: string): Promise<string[]> {
  return (await db.updates.where('record').above(after).limit(SLICE).uniqueKeys()) as string[];
}

/** Drafts that were issued are closed: their documents go instead. Records of kinds unknown here wait for the app that knows them. */
async function recordRows(db: CompanyDb, ids: readonly string[]): Promise<Omit<OutboxRow, 'n'>[]> {
  const [sealed, kinds] = await Promise.all([
    db.sealed.bulkGet([...ids]),
    Promise.all(ids.map(async (id) => (await db.updates.where('record').equals(id).first())?.kind ?? ''))
  ]);
  return ids.flatMap((record, i) => {
    const scope = scopeOf(kinds[i]!);
    return scope && (!sealed[i] || scope === COMPANY_SCOPE) ? [{ scope, what: { type: 'record' as const, record }, envelope: '' }] : [];
  });
}

const documentRow = (id: string): Omit<OutboxRow, 'n'> => ({ scope: SALES_SCOPE, what: { type: 'document', id }, envelope: '' });
