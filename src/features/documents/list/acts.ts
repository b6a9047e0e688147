// What can be done to many documents at once, from their list.
import Archive from '@lucide/svelte/icons/archive';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import FileSpreadsheet from '@lucide/svelte/icons/file-spreadsheet';
import FolderArchive from '@lucide/svelte/icons/folder-archive';
import Send from '@lucide/svelte/icons/send';
import type { IsoDate } from '#domain/dates.ts';
import { type DocumentKind, isCredit } from '#domain/document/kinds.ts';
import { type DocumentRow, FLAG, STATUS } from '#domain/document/row.ts';
import { session } from '#features/app/session.svelte.ts';
import { SALES_SCOPE } from '#sync/scopes.ts';
import { m } from '#messages';
import type { MenuEntry } from '#ui/menu.ts';
import { formatCount } from '#ui/format.ts';
import { sendActs, type ToSend } from '#features/transmissions/acts.ts';
import { archiveDocument } from '../acts/archive.ts';
import { markSent } from '../acts/mark-sent.ts';
import { recordPayment } from '../acts/record-payment.ts';
import { reverseEntry } from '../acts/reverse.ts';
import { guarded } from '../guarded.ts';
import { download } from '../handover/ways.ts';
import type { Bulk } from './bulk.svelte.ts';
import { markActs } from './mark-all-processed.ts';
import { report } from './report.ts';

const issued = (row: DocumentRow) => row.status !== STATUS.draft;
/** Whether something is still to come in. */
export const unpaid = (row: DocumentRow) => row.status === STATUS.open || row.status === STATUS.partly;
const unsent = (row: DocumentRow) => issued(row) && !(row.flags & FLAG.sent);

/** Appends to each document chosen, and offers to take all of it back; `skipped` others are told of. */
async function appendToAll(
  bulk: Bulk,
  label: string,
  chosen: readonly DocumentRow[],
  act: (row: DocumentRow) => Promise<readonly { id: string }[]>,
  said: (count: number) => string,
  skipped: number
): Promise<void> {
  const { store } = session;
  const added: { document: string; entry: string }[] = [];
  const byId = new Map(chosen.map((row) => [row.id, row]));
  const { done, failed } = await bulk.run(label, [...byId.keys()], async (id) => {
    const before = new Set((await store.entries(id)).map((entry) => entry.id));
    const after = await act(byId.get(id)!);
    for (const { id: entry } of after) if (!before.has(entry)) added.push({ document: id, entry });
  });
  const undo = () => void bulk.run(m.book_bulk_undoing(), added.map((_, i) => String(i)), (i) => reverseEntry(store, added[Number(i)]!.document, added[Number(i)]!.entry));
  report(done > 0 ? said(done) : '', skipped, failed.length, added.length ? undo : undefined);
}

/** Archives drafts and issued documents alike. */
async function archiveAll(bulk: Bulk, rows: readonly DocumentRow[]): Promise<void> {
  const { store } = session;
  const byId = new Map(rows.filter((row) => !(row.flags & FLAG.archived)).map((row) => [row.id, row]));
  const put = (archived: boolean) => (id: string) => {
    const row = byId.get(id)!;
    if (issued(row)) return archiveDocument(store, id, archived);
    return store.edit(row.kind, id, (draft) => ({ ...draft!, archived }));
  };
  const { done, failed } = await bulk.run(m.book_bulk_archiving(), [...byId.keys()], put(true));
  const undo = () => void bulk.run(m.book_bulk_undoing(), [...byId.keys()], put(false));
  report(done > 0 ? m.book_bulk_archived({ count: done }) : '', rows.length - byId.size, failed.length, done > 0 ? undo : undefined);
}

/** Notes that all that is open on the invoices came in by transfer on a day; `skipped` of those chosen were passed over. */
export function markPaid(bulk: Bulk, rows: readonly DocumentRow[], day: IsoDate, skipped: number): Promise<void> {
  const pay = (row: DocumentRow) => recordPayment(session.store, row.id, { method: 'transfer', day });
  return appendToAll(bulk, m.book_bulk_marking(), rows, pay, (done) => m.book_bulk_paid({ count: done }), skipped);
}

/** @returns the entries of the list's menu; `ids` gives what they act on, `askPaid` asks before the rows are marked paid, `askSend` before they are sent to another system */
export function bulkActs(kind: DocumentKind, count: number, ids: () => Promise<string[]>, bulk: Bulk, askPaid: (rows: DocumentRow[]) => void, askSend: (what: ToSend) => void): MenuEntry[] {
  const onRows = (act: (rows: DocumentRow[]) => Promise<unknown>) => () => void guarded(async () => act(await session.store.rows('documents', await ids())));
  const hint = formatCount(count);
  const payable: MenuEntry[] = [
    {
      label: m.book_bulk_mark_paid(),
      icon: CircleCheck,
      hint,
      onselect: onRows(async (rows) => askPaid(rows))
    }
  ];
  const taking: MenuEntry[] = [
    {
      label: m.book_bulk_zip(),
      icon: FolderArchive,
      hint,
      onselect: onRows(async (rows) => {
        const { zipDocuments } = await import('./zip.ts');
        await zipDocuments(kind, rows, bulk, report);
      })
    },
    {
      label: m.book_bulk_csv(),
      icon: FileSpreadsheet,
      hint,
      onselect: onRows(async (rows) => {
        const { documentsCsv } = await import('./csv.ts');
        download([documentsCsv(kind, rows, session.today)]);
      })
    }
  ];
  const marks = markActs(hint, bulk, onRows);
  const toSend = async () => {
    const all = await session.store.rows('documents', await ids());
    const sent = all.filter(issued).map(({ id }) => ({ book: 'sales' as const, id }));
    return { sent, skipped: all.length - sent.length };
  };
  if (!session.may(SALES_SCOPE)) return marks.length > 0 ? [...taking, 'rule', ...marks] : taking;
  return [
    ...taking,
    ...sendActs(toSend, askSend, hint),
    'rule',
    ...(isCredit(kind) ? [] : payable),
    {
      label: m.book_bulk_mark_sent(),
      icon: Send,
      hint,
      onselect: onRows((rows) => {
        const chosen = rows.filter(unsent);
        return appendToAll(bulk, m.book_bulk_marking(), chosen, (row) => markSent(session.store, row.id, 'hand'), (done) => m.book_bulk_sent({ count: done }), rows.length - chosen.length);
      })
    },
    ...marks,
    { label: m.book_bulk_archive(), icon: Archive, hint, onselect: onRows((rows) => archiveAll(bulk, rows)) }
  ];
}
