// Unsent changes of a device that was cut off, taken in by an owner: merged as if they had come by the relay, and sent on from here.
import { isDocumentKind } from '#domain/document/kinds.ts';
import type { Draft, Entry, SealedDocument } from '#domain/document/model.ts';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { utf8 } from '#sync/codec/utf8.ts';
import type { Crypto } from '#sync/crypto.ts';
import { ulidOf } from '#sync/ids.ts';
import { SALES_SCOPE } from '#sync/scopes.ts';
import { instant } from '../chance.ts';
import type { CompanyDb } from '../db.ts';
import { StoreError } from '../errors.ts';
import { prepareEdit } from '../gate/edit.ts';
import type { Gate, Preparing } from '../gate/gate.ts';
import { sha256 } from '../hash.ts';
import { isKind } from '../record/kinds.ts';
import { readRecord } from '../shape/read.ts';
import { upcast } from '../record/upcast.ts';
import { settleAll } from './apply.ts';
import { type Came, nothingCame } from './came.ts';
import { mergeDocuments } from './merge-documents.ts';
import { mergeRecords } from './merge-records.ts';
import type { OutboxRow } from './rows.ts';
import { scopeOf, scopeOfEntry } from './scope-of.ts';
import { documentKey, factOf, numberIn, numberKey } from './series.ts';
import { LINK, readState, tickOf } from './state.ts';
import type { Unsent } from './unsent-file.ts';

/**
 * `added`: was not here. `changed`: merged field by field into what is here. `beside`: its draft was issued here meanwhile, or the device had
 * been set back, so that it becomes a draft of its own. `here`: nothing of it is new. `aside`: not taken in.
 */
export type How = 'added' | 'changed' | 'beside' | 'here' | 'aside';

export interface Found {
  kind: 'draft' | 'customer' | 'product' | 'supplier' | 'purchase' | 'company' | 'document' | 'other';
  /** What it is called: a name, a number; '' when it has none. */
  name: string;
  how: How;
}

export interface TakenIn {
  found: Found[];
  /** Entries that are new here; those already here; those of documents that are not here. */
  entries: { added: number; here: number; aside: number };
  /** Files are not taken in: they belong to settings, which are not either. */
  files: number;
}

/** What taking it in would do; writes nothing. @throws StoreError */
export const lookAtUnsent = (gate: Gate, crypto: Crypto, unsent: Unsent): Promise<TakenIn> => gate.look((preparing) => prepare(preparing, gate, crypto, unsent));

/** Takes it in, all or nothing; twice, the second time changes nothing. @throws StoreError `refused` where there is no relay; `role` */
export const takeInUnsent = (gate: Gate, crypto: Crypto, unsent: Unsent): Promise<TakenIn> => gate.act((preparing) => prepare(preparing, gate, crypto, unsent));

async function prepare(preparing: Preparing, gate: Gate, crypto: Crypto, unsent: Unsent): Promise<TakenIn> {
  const { db, writes } = preparing;
  if (!(await readState(db, LINK))) throw new StoreError('refused', 'no relay');
  const at = instant(gate.chance);
  const came = nothingCame(await tickOf(db));
  // Numbers of the common series are the relay's to give: only those of a device's own series are taken from a file.
  const fit = await withoutOthersNumbers(db, unsent.documents.filter(({ letter }) => letter));
  const records = await recordsOf(preparing, came, crypto, unsent, fit, at);
  // After them: the row of a document takes the place of its draft's.
  const issued = await documentsOf(preparing, came, crypto, unsent, fit, at);
  await settleAll(preparing, issued.changed, at, gate);
  const news = [...came.updates, ...came.seals, ...came.entries, ...writes.records];
  // Nothing new: nothing is written, not even what could not be used.
  if (news.length > 0) writes.came = { ...came, outbox: outboxOf(came) };
  return { found: [...issued.found, ...records], entries: issued.entries, files: unsent.files };
}

/** @param own the documents to be taken in */
async function documentsOf(preparing: Preparing, came: Came, crypto: Crypto, unsent: Unsent, own: readonly SealedDocument[], at: string) {
  const { db } = preparing;
  const seals = await Promise.all(own.map(async (sealed) => {
    const json = canonicalJson(sealed);
    const hash = await sha256(json);
    return { record: sealed.id, key: documentKey(factOf(sealed, sealed.id), hash), json, hash };
  }));
  const known = new Set(own.map(({ id }) => id));
  const ids = [...new Set(unsent.entries.map(({ document }) => document))];
  const here = await db.sealed.bulkGet(ids);
  for (const row of here) if (row) known.add(row.id);
  const fit = unsent.entries.filter(({ document }) => known.has(document));
  const there = new Set((await db.entries.bulkGet(fit.map(({ id }) => id))).flatMap((row) => row?.id ?? []));
  const entries = fit.map(({ of, ...entry }) => ({ entry: entry as Entry, of }));
  const changed = await mergeDocuments(preparing, came, crypto, { seals, entries, stated: [] }, at);
  const hashes = new Set(came.seals.map(({ hash }) => hash));
  const found = unsent.documents.map((sealed): Found => {
    const seal = seals.find(({ record, key }) => record === sealed.id && numberIn(key) === numberKey(factOf(sealed, sealed.id)));
    return { kind: 'document', name: sealed.number, how: !seal ? 'aside' : hashes.has(seal.hash) ? 'added' : 'here' };
  });
  return { changed, found, entries: { added: fit.length - there.size, here: there.size, aside: unsent.entries.length - fit.length } };
}

/** A number that is given here stays with the document that has it: a file that says otherwise was changed. */
async function withoutOthersNumbers(db: CompanyDb, documents: readonly SealedDocument[]): Promise<SealedDocument[]> {
  const facts = documents.map((sealed) => factOf(sealed, sealed.id));
  const [stated, rows] = await Promise.all([
    db.stated.where('[series+number]').anyOf(facts.map(({ series, number }): [string, number] => [series, number])).toArray(),
    db.documents.where('number').anyOf(documents.map(({ number }) => number)).toArray()
  ]);
  const given = new Set(stated.map(numberKey));
  const hashes = new Map((await db.sealed.bulkGet(rows.map(({ id }) => id))).flatMap((row) => (row ? [[row.id, row.hash] as const] : [])));
  const fits = await Promise.all(
    documents.map(async (sealed, i) => {
      const same = rows.filter(({ kind, number }) => kind === sealed.kind && number === sealed.number);
      if (same.length === 0) return !given.has(numberKey(facts[i]!));
      const hash = await sha256(canonicalJson(sealed));
      return same.some(({ id }) => hashes.get(id) === hash);
    })
  );
  return documents.filter((_, i) => fits[i]);
}

const KINDS: Record<string, Found['kind']> = { customer: 'customer', product: 'product', company: 'company', invoice: 'draft', creditNote: 'draft', selfBilling: 'draft', selfBillingCreditNote: 'draft', supplier: 'supplier', purchase: 'purchase' };

async function recordsOf(preparing: Preparing, came: Came, crypto: Crypto, unsent: Unsent, fit: readonly SealedDocument[], at: string): Promise<Found[]> {
  const { db } = preparing;
  // Set back, it may have given a number again that it had given before: what it issued then is a draft here.
  const sealedThere = new Set((unsent.setBack ? fit : unsent.documents).map(({ id }) => id));
  const ids = [...new Set(unsent.updates.map(({ record }) => record))];
  const [sealedHere, before] = await Promise.all([db.sealed.bulkGet(ids), Promise.all(ids.map((id) => preparing.open(id)))]);
  const found = new Map<string, How>();
  const merging = new Set<string>();
  for (const [i, id] of ids.entries()) {
    const { kind } = unsent.updates.find(({ record }) => record === id)!;
    // Whoever writes into the settings says on which account is paid: that is an owner's to type.
    if (!isKind(kind) || kind === 'company') found.set(id, 'aside');
    else if (sealedHere[i] && !sealedThere.has(id)) found.set(id, await besideOf(preparing, crypto, id, kind, unsent));
    else if (unsent.setBack && before[i]!.record) found.set(id, isSame(before[i]!.record, unsent, id) ? 'here' : await besideOf(preparing, crypto, id, kind, unsent));
    else merging.add(id);
  }
  const after = await mergeRecords(preparing, came, unsent.updates.filter(({ record }) => merging.has(record)), at);
  const waits = new Set(came.pending.map(({ record }) => record));
  // They build on what is not in the file: that never comes any more.
  came.pending = [];
  for (const [i, id] of ids.entries()) {
    if (!merging.has(id)) continue;
    const changed = after.has(id) ? (before[i]!.record ? 'changed' : 'added') : undefined;
    found.set(id, changed ?? (waits.has(id) || !before[i]!.record ? 'aside' : 'here'));
  }
  // What a document was made from is told with the document.
  return ids.flatMap((id): Found[] => {
    const { kind } = unsent.updates.find(({ record }) => record === id)!;
    return sealedThere.has(id) ? [] : [{ kind: KINDS[kind] ?? 'other', name: nameOf(unsent.records.find((record) => record.id === id)), how: found.get(id)! }];
  });
}

const isSame = (record: object, { records }: Unsent, id: string) => canonicalJson(record) === canonicalJson(records.find((one) => one.id === id));

/** The draft as it stood there, under an id that follows from what it says: again, it is the same one. */
async function besideOf(preparing: Preparing, crypto: Crypto, record: string, kind: string, unsent: Unsent): Promise<How> {
  const there = unsent.records.find(({ id }) => id === record);
  if (!there || !isDocumentKind(kind) || there.kind !== kind) return 'aside';
  const { record: draft } = readRecord(kind, upcast(kind, there as unknown as Record<string, unknown>).record);
  if (draft.deletedAt) return 'here';
  const id = ulidOf((await crypto.sha256(utf8(`carnet/1/unsent|${canonicalJson(draft)}`))).subarray(0, 16));
  if ((await preparing.open(id)).record) return 'here';
  await prepareEdit(preparing, kind, id, () => ({ ...(draft as Draft), id, keptFrom: record }));
  return 'beside';
}

function nameOf(record: object | undefined): string {
  const { name, buyer, supplier, number } = (record ?? {}) as { name?: unknown; buyer?: { name?: unknown }; supplier?: { name?: unknown }; number?: unknown };
  const names = [name, ...Object.values(typeof name === 'object' && name !== null ? name : {}), buyer?.name, supplier?.name, number];
  return names.find((one): one is string => typeof one === 'string' && one !== '') ?? '';
}

/** Nobody else has it: from here it goes to the others. */
function outboxOf({ updates, seals, entries }: Came): Omit<OutboxRow, 'n'>[] {
  const sealed = new Set(seals.map(({ id }) => id));
  const scopes = new Map<string, { scope: string; document: string; ids: string[] }>();
  for (const entry of entries) {
    const scope = scopeOfEntry(entry);
    // Those of a document that goes along, go with it.
    if (scope === SALES_SCOPE && sealed.has(entry.document)) continue;
    const key = `${scope} ${entry.document}`;
    scopes.set(key, { scope, document: entry.document, ids: [...(scopes.get(key)?.ids ?? []), entry.id] });
  }
  return [
    ...updates.map(({ record, kind, bytes }) => ({ scope: scopeOf(kind)!, what: { type: 'update' as const, record, kind, bytes }, envelope: '' })),
    ...[...sealed].map((id) => ({ scope: SALES_SCOPE, what: { type: 'document' as const, id }, envelope: '' })),
    ...[...scopes.values()].map(({ scope, document, ids }) => ({ scope, what: { type: 'entries' as const, document, ids }, envelope: '' }))
  ];
}
