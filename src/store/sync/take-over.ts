// Connecting a company that stood alone: from the same transaction on every act is noted, then all that was there before, bit by bit.
import type { CompanyDb } from '../db.ts';
import { deviceOf } from '#sync/list/state.ts';
import { allowed } from '#sync/roles.ts';
import { COMPANY_SCOPE, SALES_SCOPE, SCOPES } from '#sync/scopes.ts';
import type { Connection } from '../connection.ts';
import { scopeOfFile } from './file-rows.ts';
import type { OutboxRow } from './rows.ts';
import { scopeOf, scopeOfEntry } from './scope-of.ts';
import { LEFT, LINK, putState, readState, type SyncState, type TakingOver } from './state.ts';

/** Records or documents noted in one transaction. */
const SLICE = 400;

export type Beginning = Pick<SyncState, 'link' | 'keys' | 'list' | 'ring' | 'cursor'> & Partial<Pick<SyncState, 'grant' | 'acts'>>;

/** Connects the company to a relay. @param takeOver whether what is on the device is to be sent: not on one that was just paired and is empty */
export function connect(connection: Connection<CompanyDb>, beginning: Beginning, takeOver: boolean): Promise<void> {
  return connection.write((db) =>
    db.transaction('rw', db.sync, async () => {
      const rows = Object.entries(beginning).map(([key, value]) => ({ key, value: value as unknown }));
      await db.sync.bulkPut(rows);
      await db.sync.delete(LEFT);
      if (takeOver) await putState(db, 'taking', { table: 'records', after: '' });
    })
  );
}

/** @returns whether there is more to note; to be called again until there is not, also after a restart */
export function takeOverSome(connection: Connection<CompanyDb>): Promise<boolean> {
  return connection.write((db) =>
    db.transaction('rw', [db.sync, db.outbox, db.updates, db.sealed, db.entries, db.blobs, db.files], async () => {
      const [link, list, taking] = await Promise.all([readState(db, LINK), readState(db, 'list'), readState(db, 'taking')]);
      const me = link && list && deviceOf(list, link.device);
      if (!me || !taking) return false;
      const { ids, rows } = await nextOf(db, taking);
      // What it may not write others hand over.
      await db.outbox.bulkAdd(rows.filter(({ scope }) => allowed(me, scope, 'push')));
      if (ids.length === SLICE) await putState(db, 'taking', { ...taking, after: ids.at(-1)! });
      else if (taking.table !== 'files') await putState(db, 'taking', { ...taking, table: AFTER[taking.table], after: '' });
      else {
        if (taking.again) await db.outbox.bulkAdd(SCOPES.filter((scope) => allowed(me, scope, 'push')).map((scope) => ({ scope, what: { type: 'covers' }, envelope: '' })));
        await db.sync.delete('taking');
        return false;
      }
      return true;
    })
  );
}

const AFTER = { records: 'documents', documents: 'files' } as const;

type New = Omit<OutboxRow, 'n'>;

/** What comes next of the table that is being taken over. */
async function nextOf(db: CompanyDb, { table, after, again, only }: TakingOver): Promise<{ ids: readonly string[]; rows: New[] }> {
  const some = only?.filter((id) => id > after).slice(0, SLICE);
  if (table === 'records') {
    const ids = some ?? (await recordsAfter(db, after));
    return { ids, rows: await recordRows(db, ids, again) };
  }
  if (table === 'documents') {
    const ids = some ?? (await db.sealed.where('id').above(after).limit(SLICE).primaryKeys());
    const documents = some ? await documentsOf(db, some) : ids;
    return { ids, rows: [...documents.map(documentRow), ...(await apartRows(db, documents))] };
  }
  if (some) return { ids: some, rows: await fileRows(db, some) };
  // A relay that was put back may lack some: whether it does is asked before they are sent.
  if (again) await db.files.where('state').equals('here').delete();
  const rows: New[] = [];
  await db.blobs.each((file) => {
    const scope = scopeOfFile(file);
    if (scope !== undefined) rows.push({ scope, what: { type: 'file', hash: file.hash }, envelope: '' });
  });
  return { ids: [], rows };
}

async function recordsAfter(db: CompanyDb, after: string): Promise<string[]> {
  return (await db.updates.where('record').above(after).limit(SLICE).uniqueKeys()) as string[];
}

/**
 * Drafts that were issued are closed: their documents go instead; to a relay that lost what was sent, both, for something may build on it elsewhere.
 * Records of kinds unknown here wait for the app that knows them.
 */
async function recordRows(db: CompanyDb, ids: readonly string[], again = false): Promise<New[]> {
  const [sealed, kinds] = await Promise.all([
    db.sealed.bulkGet([...ids]),
    Promise.all(ids.map(async (id) => (await db.updates.where('record').equals(id).first())?.kind ?? ''))
  ]);
  const records = ids.flatMap((record, i): New[] => {
    const scope = scopeOf(kinds[i]!);
    return scope && (again || !sealed[i] || scope === COMPANY_SCOPE) ? [{ scope, what: { type: 'record', record }, envelope: '' }] : [];
  });
  // Of purchases there are entries as well; those of documents come with them.
  return [...records, ...(await apartRows(db, ids.filter((_, i) => !sealed[i])))];
}

/** The documents of these records: the second one of a record stands under an id of its own. */
async function documentsOf(db: CompanyDb, records: readonly string[]): Promise<string[]> {
  const [first, seconds] = await Promise.all([db.sealed.bulkGet([...records]), db.sealed.where('record').anyOf([...records]).primaryKeys()]);
  return [...first.flatMap((row) => row?.id ?? []), ...seconds];
}

/** Of those that are files on this device; whether the relay has them is asked before they are sent. */
async function fileRows(db: CompanyDb, hashes: readonly string[]): Promise<New[]> {
  const files = (await db.blobs.bulkGet([...hashes])).filter((file) => file !== undefined);
  await db.files.bulkDelete(files.map(({ hash }) => hash));
  return files.flatMap((file) => {
    const scope = scopeOfFile(file);
    return scope === undefined ? [] : [{ scope, what: { type: 'file' as const, hash: file.hash }, envelope: '' }];
  });
}

/** The entries of these documents or purchases that do not go along with the document: marks, and transmissions of purchases. */
async function apartRows(db: CompanyDb, ids: readonly string[]): Promise<New[]> {
  const entries = await db.entries.where('document').anyOf([...ids]).toArray();
  const apart = Map.groupBy(entries, (entry) => `${scopeOfEntry(entry)} ${entry.document}`);
  return [...apart.values()].flatMap((own): New[] => {
    const scope = scopeOfEntry(own[0]!);
    return scope === SALES_SCOPE ? [] : [{ scope, what: { type: 'entries', document: own[0]!.document, ids: own.map(({ id }) => id) }, envelope: '' }];
  });
}

const documentRow = (id: string): New => ({ scope: SALES_SCOPE, what: { type: 'document', id }, envelope: '' });
