// Adding an issued document to an act: number, date, seal, entries and rows belong together or not at all.
import { creditable, creditEntries, otherwiseTaxed, overCreditedRates } from '#domain/document/credit.ts';
import { isCredit, KINDS } from '#domain/document/kinds.ts';
import { entryId, sortOf, ulidOfEntry } from '#domain/document/entry-id.ts';
import type { Entry, NewEntry, SealedDocument } from '#domain/document/model.ts';
import { offsetsOf, stateOf } from '#domain/document/state.ts';
import { seriesName } from '#domain/numbering/series.ts';
import type { IsoDate } from '#domain/dates.ts';
import type { Instant } from '#domain/record.ts';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { sha256 } from '../hash.ts';
import { idsAfter } from '../chance.ts';
import type { Chance } from '../chance.ts';
import type { CounterRow } from '../db.ts';
import { StoreError } from '../errors.ts';
import { entriesOf, openSeal, parseSeal } from '../sealed.ts';
import type { Preparing } from './gate.ts';
import { documentRow } from './rows.ts';

/** An entry as proposed: it may bring its own id (when another refers to it) and instant. */
export type ProposedEntry = NewEntry & { id?: string; at?: Instant };

/** Key of a series of numbers: per journal and year, and letter when it is a device's own. */
export const seriesOf = (journal: string, year: number, letter?: string) => seriesName({ journal, year, ...(letter && { letter }) });

/** Where a series stands, this act's own documents counted. */
export async function counterOf({ db, writes, once }: Preparing, series: string): Promise<CounterRow | undefined> {
  return writes.counters.find((c) => c.after.series === series)?.after ?? (await once(`counter ${series}`, () => db.counters.get(series)));
}

/** An issued document and its entries, this act's own counted. */
export async function issuedOf({ db, writes, once }: Preparing, id: string): Promise<{ sealed: SealedDocument; entries: Entry[] } | undefined> {
  const mine = writes.seals.find((s) => s.row.id === id)?.row;
  const added = writes.entries.find((e) => e.document === id)?.add ?? [];
  if (mine) return { sealed: parseSeal(mine), entries: [...added] };
  const stored = await once(`issued ${id}`, async () => {
    const row = await db.sealed.get(id);
    return row && { sealed: await openSeal(row), entries: await entriesOf(db, id) };
  });
  return stored && { sealed: stored.sealed, entries: [...stored.entries, ...added] };
}

/** Reads several at once for `issuedOf`, which says what is damaged: one after the other each would wait for the database. */
export async function readIssued({ db, once }: Preparing, ids: readonly string[]): Promise<void> {
  const [rows, entries] = await db.transaction('r', db.sealed, db.entries, () => Promise.all([db.sealed.bulkGet([...ids]), Promise.all(ids.map((id) => entriesOf(db, id)))]));
  await Promise.allSettled(ids.map((id, i) => once(`issued ${id}`, async () => rows[i] && { sealed: await openSeal(rows[i]), entries: entries[i]! })));
}

/** Pure; may be called again. `newId` makes ids for entries that others of the same act refer to. */
export type MakeEntries = (sealed: SealedDocument, entries: Entry[], newId: () => string) => readonly ProposedEntry[];

/** @returns by sort of entries, a maker of ids that come after those there are */
function nextIds(entries: readonly Entry[], chance: Chance): (sort: string) => () => string {
  const makers = new Map<string, () => string>();
  return (sort) => {
    const known = makers.get(sort);
    if (known) return known;
    const last = entries.findLast((entry) => sortOf(entry) === sort);
    const maker = idsAfter(last && ulidOfEntry(last.id), chance);
    makers.set(sort, maker);
    return maker;
  };
}

/** Adds entries to a document of an act, and its row. @returns all its entries, the new ones last */
export function addEntries({ writes }: Preparing, { sealed, entries }: { sealed: SealedDocument; entries: Entry[] }, make: MakeEntries, at: Instant, chance: Chance): Entry[] {
  const nextOf = nextIds(entries, chance);
  const document = sealed.id;
  const add = make(sealed, entries, nextOf('')).map((entry) => ({ ...entry, id: entry.id ?? entryId(entry.kind, nextOf(sortOf(entry))()), document, at: entry.at ?? at }) as Entry);
  if (add.length === 0) return entries;
  const mine = writes.entries.find((e) => e.document === document);
  if (mine) mine.add = [...mine.add, ...add];
  else writes.entries.push({ document, base: entries.map((e) => e.id), add });
  const all = [...entries, ...add];
  writes.rows = [...writes.rows.filter((w) => w.row.id !== document), documentRow(sealed, all)];
  return all;
}

/** Says anew on the credit notes of an invoice what of them goes against it, where its entries have changed that. */
export async function settle(preparing: Preparing, sealed: SealedDocument, entries: readonly Entry[], at: Instant, chance: Chance): Promise<void> {
  const added = preparing.writes.entries.find(({ document }) => document === sealed.id)?.add;
  // Marks and transmissions leave amounts alone: who sets a mark need not be allowed to say anything of amounts.
  if (added?.every((entry) => sortOf(entry) !== '')) return;
  for (const [id, cents] of offsetsOf(sealed, entries)) {
    const note = await issuedOf(preparing, id).catch(passOver);
    if (!note || stateOf(note.sealed, note.entries).credited === cents) continue;
    // Its invoice may have another id since: it was the second document of its record.
    const invoice = note.sealed.credits?.id ?? sealed.id;
    addEntries(preparing, note, () => [{ kind: 'applied', invoice, number: sealed.number, cents }], at, chance);
  }
}

/** A credit note that is damaged is said where it is read; its invoice goes on. */
function passOver(error: unknown): undefined {
  if (!(error instanceof StoreError && (error.code === 'corrupt' || error.code === 'newer'))) throw error;
}

async function addCredit(preparing: Preparing, creditNote: SealedDocument, chance: Chance): Promise<NewEntry[]> {
  const invoice = creditNote.credits && (await issuedOf(preparing, creditNote.credits.id));
  if (!invoice || KINDS[creditNote.kind].of !== invoice.sealed.kind) throw new StoreError('absent', 'the credited invoice');
  const { sealed, entries } = invoice;
  const left = creditable(sealed, entries);
  const { totals, lines } = creditNote;
  if (totals.gross > left.gross || overCreditedRates(left, totals).length > 0) throw new StoreError('refused', 'credits more than is left');
  if (otherwiseTaxed(lines, left, totals).length > 0) throw new StoreError('refused', 'credits a line at another rate than was charged');
  const proposed = creditEntries(creditNote, sealed, entries);
  addEntries(preparing, invoice, () => [proposed.invoice], creditNote.issuedAt, chance);
  return [proposed.creditNote];
}

/**
 * Adds an issued document to an act: it must be the next of its series, and not before the last one's date.
 * @param floor number that the series starts after when it has none yet
 * @returns the document as stored
 * @throws StoreError `number`, `date`, `refused`, `absent` (the credited invoice)
 */
export async function addSeal(preparing: Preparing, built: SealedDocument, floor: number, chance: Chance): Promise<SealedDocument> {
  const json = canonicalJson(built);
  // From here on what is stored counts, not the object that it was made from.
  const sealed = parseSeal({ id: built.id, json });
  const { writes } = preparing;
  const series = seriesOf(sealed.journal, sealed.year, sealed.letter);
  const before = await counterOf(preparing, series);
  // What was numbered elsewhere before concerns the common series alone.
  if (sealed.n !== Math.max(before?.n ?? 0, sealed.letter ? 0 : floor) + 1) throw new StoreError('number', 'not the next one');
  if (before && sealed.issueDate < before.date) throw new StoreError('date', before.date);
  if (Number(sealed.issueDate.slice(0, 4)) !== sealed.year) throw new StoreError('date', 'outside its year');
  const after: CounterRow = { series, n: sealed.n, date: sealed.issueDate satisfies IsoDate };
  const mine = writes.counters.find((c) => c.after.series === series);
  if (mine) mine.after = after;
  else writes.counters.push({ before, after });
  if (writes.seals.some((s) => s.number === sealed.number && s.kind === sealed.kind)) throw new StoreError('number', 'in use');
  writes.seals.push({ row: { id: sealed.id, json, hash: await sha256(json) }, kind: sealed.kind, number: sealed.number });
  const credit = isCredit(sealed.kind) ? await addCredit(preparing, sealed, chance) : [];
  const proposed: NewEntry[] = [{ kind: 'issued', number: sealed.number }, ...credit];
  addEntries(preparing, { sealed, entries: [] }, () => proposed, sealed.issuedAt, chance);
  return sealed;
}
