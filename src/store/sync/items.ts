// Rows of the outbox as the items of an envelope, from what stands in the database at that moment.
import { canonicalJson } from '#domain/text/canonical-json.ts';
import type { Entry } from '#domain/document/model.ts';
import { toHex } from '#sync/bytes.ts';
import type { Covered, Item } from '#sync/codec/items.ts';
import { SALES_SCOPE } from '#sync/scopes.ts';
import type { IssueFact } from '#sync/wire/issue.ts';
import type { CompanyDb, SealedRow } from '../db.ts';
import { wholeOf } from '../record/doc.ts';
import { load } from '../record/load.ts';
import { parseSeal, readable } from '../sealed.ts';
import { fileItem } from './file-rows.ts';
import type { OutboxRow } from './rows.ts';
import { scopeOfEntry } from './scope-of.ts';
import { documentKey, factOf } from './series.ts';
import { LINK, readState } from './state.ts';

/** One row of the outbox, ready to be sent. Nothing to say: it went another way meanwhile. */
export interface Parcel {
  row: OutboxRow;
  items: Item[];
  facts: IssueFact[];
  /** About as many bytes as it takes before it is deflated. */
  size: number;
}

export async function parcelOf(db: CompanyDb, row: OutboxRow): Promise<Parcel> {
  const { items, facts } = await contentOf(db, row);
  return { row, items, facts, size: items.reduce((sum, item) => sum + sizeOf(item), 0) };
}

async function contentOf(db: CompanyDb, { what, scope }: OutboxRow): Promise<Pick<Parcel, 'items' | 'facts'>> {
  switch (what.type) {
    case 'update':
      return { items: [what], facts: [] };
    case 'record':
      return { items: await recordItems(db, what.record), facts: [] };
    case 'document':
      return documentContent(db, what.id, what.draft);
    case 'entries':
      return { items: await entryItems(db, await db.entries.bulkGet(what.ids)), facts: [] };
    case 'file': {
      const file = await db.files.get(what.hash);
      return { items: file ? [fileItem(file)] : [], facts: [] };
    }
    case 'covers':
      return { items: [{ type: 'covers', ranges: what.ranges ?? (await coveredIn(db, scope)) }], facts: [] };
    default:
      return what satisfies never;
  }
}

async function recordItems(db: CompanyDb, record: string): Promise<Item[]> {
  const rows = await db.updates.where('record').equals(record).toArray();
  const kind = rows[0]?.kind;
  return kind === undefined ? [] : [{ type: 'update', record, kind, bytes: wholeOf(load(rows).doc) }];
}

/** A document moved aside since, because its record was issued twice, is found under the new id by its entries' rows. */
async function documentContent(db: CompanyDb, id: string, draft = false): Promise<Pick<Parcel, 'items' | 'facts'>> {
  const row = await db.sealed.get(id);
  if (!row) return { items: [], facts: [] };
  const record = row.record ?? row.id;
  // Marks go in a scope of their own.
  const entries = (await db.entries.where('document').equals(id).toArray()).filter((entry) => scopeOfEntry(entry) === SALES_SCOPE);
  const from = draft ? await recordItems(db, record) : [];
  return { items: [...from, { type: 'seal', id: record, json: row.json }, ...(await entryItems(db, entries))], facts: [factOf(parseSeal(row), record)] };
}

/** All that is here of a scope: what others wrote and was applied, and our own. */
async function coveredIn(db: CompanyDb, scope: string): Promise<Covered[]> {
  const [gaps = {}, last = {}, link] = await Promise.all([readState(db, 'gaps'), readState(db, 'last'), readState(db, LINK)]);
  const others = Object.values(gaps).filter((line) => line.scope === scope && line.device !== link?.device);
  const own = link && last[scope] ? [{ device: link.device, from: 1, to: last[scope] }] : [];
  return [...others.flatMap(({ device, ranges }) => ranges.map(([from, to]) => ({ device, from, to }))), ...own];
}

/** Entries name the record that was issued, and which of its documents: another device may keep that one under another id. */
async function entryItems(db: CompanyDb, found: readonly (Entry | undefined)[]): Promise<Item[]> {
  const entries = found.filter((entry) => entry !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
  const documents = [...new Set(entries.map(({ document }) => document))];
  const seals = await db.sealed.bulkGet(documents);
  return documents.map((document, i): Item => {
    const own = entries.filter((entry) => entry.document === document);
    return { type: 'entries', document: seals[i]?.record ?? document, json: own.map((entry) => wireEntry(entry, seals[i])) };
  });
}

function wireEntry(entry: Entry, seal: SealedRow | undefined): string {
  const record = seal?.record ?? entry.document;
  const sealed = seal && readable(seal);
  return canonicalJson({ ...entry, document: record, ...(sealed && { of: documentKey(factOf(sealed, record), seal.hash) }) });
}

/** What something is said of: ids of records, hashes of files. */
export function aboutOf(items: readonly Item[]): string[] {
  const of = items.flatMap((item) => {
    if (item.type === 'update') return item.record;
    if (item.type === 'seal') return item.id;
    if (item.type === 'entries') return item.document;
    return item.type === 'blobRef' ? toHex(item.hash) : [];
  });
  return [...new Set(of)];
}

/** Bytes, roughly: texts of ours are mostly ASCII. */
export function sizeOf(item: Item): number {
  if (item.type === 'update') return item.bytes.length + 40;
  if (item.type === 'seal') return item.json.length + 40;
  return item.type === 'entries' ? item.json.reduce((sum, json) => sum + json.length, 40) : 100;
}
