// Marks on an editable record, a purchase: entries, as on an issued document, for they are all that an accountant may write.
import { entryId, sortOf, ulidOfEntry } from '#domain/document/entry-id.ts';
import { markOf } from '#domain/document/mark.ts';
import type { Entry } from '#domain/document/model.ts';
import { idsAfter, instant } from '../chance.ts';
import { StoreError } from '../errors.ts';
import { entriesOf } from '../sealed.ts';
import type { Gate } from './gate.ts';

/**
 * Sets the mark on a purchase or takes it back; nothing is written when it stands so already.
 * @param by name of who does it @returns all its entries @throws StoreError `absent`, `role`
 */
export function mark(gate: Gate, id: string, processed: boolean, by?: string): Promise<Entry[]> {
  return gate.act(async ({ db, writes, open }) => {
    const { record, kind } = await open(id);
    if (!record || record.deletedAt || kind !== 'purchase') throw new StoreError('absent', id);
    const entries = await entriesOf(db, id);
    if ((markOf(entries) !== undefined) === processed) return entries;
    const last = entries.findLast((entry) => sortOf(entry) === sortOf({ kind: 'processed' }));
    const next = idsAfter(last && ulidOfEntry(last.id), gate.chance);
    const entry: Entry = { kind: 'processed', id: entryId('processed', next()), document: id, at: instant(gate.chance), processed, ...(by && { by }) };
    writes.entries.push({ document: id, base: entries.map((one) => one.id), add: [entry] });
    return [...entries, entry];
  });
}
