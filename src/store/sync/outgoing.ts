// What of an act is to be sent: worked out and written in the act's own transaction, so that nothing written is ever forgotten.
import { HANDOVER_SCOPE, PURCHASES_SCOPE, SALES_SCOPE } from '#sync/scopes.ts';
import type { Writes } from '../gate/writes.ts';
import type { OutboxRow } from './rows.ts';
import { scopeOf, scopeOfEntry } from './scope-of.ts';

type New = Omit<OutboxRow, 'n'>;

/** @param writes of an act of this device; what came from others is not among them */
export function outgoing({ records, seals, entries }: Writes): New[] {
  const issued = new Set(seals.map(({ row }) => row.id));
  const rows: New[] = [];
  for (const { id, kind, update } of records) {
    const scope = scopeOf(kind);
    if (update && scope) rows.push({ scope, what: { type: 'update', record: id, kind, bytes: update }, envelope: '' });
  }
  for (const id of issued) {
    // A document that had a draft closes it in the same act.
    const draft = records.some((record) => record.id === id) ? { draft: true as const } : {};
    rows.push({ scope: SALES_SCOPE, what: { type: 'document', id, ...draft }, envelope: '' });
  }
  for (const { document, add } of entries) {
    for (const scope of [SALES_SCOPE, PURCHASES_SCOPE, HANDOVER_SCOPE]) {
      const ids = add.filter((entry) => scopeOfEntry(entry) === scope).map(({ id }) => id);
      // The entries that a document is issued with go along with it.
      if (ids.length > 0 && !(scope === SALES_SCOPE && issued.has(document))) rows.push({ scope, what: { type: 'entries', document, ids }, envelope: '' });
    }
  }
  return rows;
}
