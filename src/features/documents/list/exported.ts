// Issued documents in the accountant's file: PDF and UBL of each, and its line of the list.
import type { DocumentKind } from '#domain/document/model.ts';
import { FLAG, STATUS } from '#domain/document/row.ts';
import { stateOf } from '#domain/document/state.ts';
import type { ExportedKind } from '#features/app/define.ts';
import { m } from '#messages';
import { StoreError } from '#store/errors.ts';
import type { Condition } from '#store/list/query.ts';
import { markProcessed } from '../acts/mark-processed.ts';
import { handedOver } from '../handover/files.ts';
import { csvCells, csvHeadings } from './csv.ts';

/** One kind, for the app that it comes with. */
export function exportedKind(kind: DocumentKind, label: () => string): ExportedKind {
  return {
    id: kind,
    label,
    headings: () => csvHeadings(kind),
    async ids(store, { from, to, unmarked }) {
      const marks: Condition[] = unmarked ? [{ column: 'flags', bits: FLAG.processed, unset: true }] : [];
      const where: Condition[] = [{ column: 'kind', is: [kind] }, { column: 'status', in: [STATUS.open, STATUS.partly, STATUS.paid, STATUS.credited] }, { column: 'date', from, to }, ...marks];
      return (await store.list('documents', { where, sort: { by: 'order' }, limit: Infinity })).ids;
    },
    async one(store, id) {
      const [sealed, [row]] = await Promise.all([store.sealed(id), store.rows('documents', [id])]);
      if (!sealed || !row) throw new StoreError('absent', id);
      const { files } = await handedOver(store, sealed);
      return { files, cells: csvCells(row) };
    },
    async mark(store, id, processed, by) {
      const sealed = await store.sealed(id);
      const before = sealed && stateOf(sealed, await store.entries(id)).processed !== undefined;
      await markProcessed(store, id, processed, by);
      return before !== processed;
    }
  };
}

export const exportedDocuments: readonly ExportedKind[] = [exportedKind('invoice', m.app_invoices), exportedKind('creditNote', m.app_credit_notes)];
