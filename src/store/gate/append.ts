// What happens to an issued document: entries appended, its row derived again.
import type { Entry } from '#domain/document/model.ts';
import { instant } from '../chance.ts';
import { StoreError } from '../errors.ts';
import type { Gate } from './gate.ts';
import { addEntries, issuedOf, type MakeEntries, settle } from './seal.ts';

/** Appends entries; on an invoice, its credit notes are set against it anew. @returns all entries of the document @throws StoreError `absent`, `corrupt` */
export function append(gate: Gate, documentId: string, make: MakeEntries): Promise<Entry[]> {
  return gate.act(async (preparing) => {
    const issued = await issuedOf(preparing, documentId);
    if (!issued) throw new StoreError('absent', documentId);
    const at = instant(gate.chance);
    const entries = addEntries(preparing, issued, make, at, gate.chance);
    await settle(preparing, issued.sealed, entries, at, gate.chance);
    return entries;
  });
}
