// Documents that were issued twice, as this device knows them: a person decides what becomes of the second one.
import { issuedTwice } from '#sync/issue/twice.ts';
import type { DocumentKind, SealedDocument } from '#domain/document/model.ts';
import { FLAG, STATUS } from '#domain/document/row.ts';
import { isCreditedWhole } from '#domain/document/state.ts';
import type { Connection } from '../connection.ts';
import type { CompanyDb } from '../db.ts';
import { readable } from '../sealed.ts';
import type { StatedRow } from './rows.ts';
import { factOf, numberKey } from './series.ts';
import { sharedNumbers } from './shared-numbers.ts';

export interface IssuedTwice {
  /** `record`: the draft was issued on two devices, each with its number. `number`: another document bears the same number, of this draft or of another. */
  why: 'record' | 'number';
  /** The document that stands: the first that the relay had. */
  first: { id: string; number: string };
}

/** Ids of documents here for statements: the second document of a record stands under an id of its own. Of two of one number it is the one that stands. */
async function documentsOf(db: CompanyDb, record: string): Promise<Map<string, { id: string; sealed: SealedDocument }>> {
  const [first, seconds] = await Promise.all([db.sealed.get(record), db.sealed.where('record').equals(record).toArray()]);
  const rows = [...(first ? [first] : []), ...seconds].sort((a, b) => (a.hash > b.hash ? -1 : 1));
  return new Map(
    rows.flatMap((row) => {
      const sealed = readable(row);
      return sealed ? [[numberKey(factOf(sealed, record)), { id: row.id, sealed }]] : [];
    })
  );
}

/** Whether a document is the second of a pair. For a live query. @returns undefined when it is not */
export function isIssuedTwice(connection: Connection<CompanyDb>, id: string): Promise<IssuedTwice | undefined> {
  return connection.run(async (db) => {
    const row = await db.sealed.get(id);
    const sealed = row && readable(row);
    if (!sealed) return undefined;
    const record = row.record ?? id;
    const fact = factOf(sealed, record);
    const same = (await documentsOf(db, record)).get(numberKey(fact));
    if (same && same.id !== id) return { why: 'number', first: { id: same.id, number: same.sealed.number } };
    const [ofRecord, ofNumber] = await Promise.all([
      db.stated.where('record').equals(record).toArray(),
      db.stated.where('[series+number]').equals([fact.series, fact.number]).toArray()
    ]);
    const statements = [...new Map([...ofRecord, ...ofNumber].map((one) => [one.key, one])).values()];
    const found = issuedTwice(statements).find((twice) => twice.record === record && numberKey(twice) === numberKey(fact));
    const first = found && (await documentsOf(db, found.first.record)).get(numberKey(found.first));
    return found && first && first.id !== id ? { why: found.why, first: { id: first.id, number: first.sealed.number } } : undefined;
  });
}

/** The documents that come second and are neither credited away nor archived: something is to be decided. For a live query. */
export function undecidedTwice(connection: Connection<CompanyDb>): Promise<{ id: string; kind: DocumentKind }[]> {
  return connection.run(async (db) => {
    const seconds = await db.sealed.where('record').above('').primaryKeys();
    const ids = new Set([...seconds, ...(await ofSameNumber(db))]);
    const rows = await db.documents.bulkGet([...ids]);
    const open = rows.flatMap((row) => (row && row.status !== STATUS.credited && !(row.flags & FLAG.archived) ? [{ id: row.id, kind: row.kind }] : []));
    const isCredited = await Promise.all(open.map(({ id }) => creditedWhole(db, id)));
    return open.filter((_, i) => !isCredited[i]);
  });
}

/** Paid before it was credited, it is credited away all the same: its row says "paid". */
async function creditedWhole(db: CompanyDb, id: string): Promise<boolean> {
  const [row, entries] = await Promise.all([db.sealed.get(id), db.entries.where('document').equals(id).toArray()]);
  const sealed = row && readable(row);
  return sealed !== undefined && isCreditedWhole(sealed, entries);
}

async function ofSameNumber(db: CompanyDb): Promise<string[]> {
  const found: string[] = [];
  for (const pair of await sharedNumbers(db)) {
    const statements: StatedRow[] = await db.stated.where('[series+number]').equals(pair).toArray();
    for (const twice of issuedTwice(statements)) {
      const document = (await documentsOf(db, twice.record)).get(numberKey(twice));
      if (document) found.push(document.id);
    }
  }
  return found;
}
