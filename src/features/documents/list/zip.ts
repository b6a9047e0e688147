// PDF and UBL of many documents in one ZIP, named so that they sort by date and number.
import type { DocumentKind } from '#domain/document/model.ts';
import { type DocumentRow, STATUS } from '#domain/document/row.ts';
import { fileName } from '#domain/text/filename.ts';
import { session } from '#features/app/session.svelte.ts';
import { m } from '#messages';
import { KIND_WORDS } from '../words/kinds.ts';
import { handedOver } from '../handover/files.ts';
import { download } from '../handover/ways.ts';
import { AT_ONCE } from '../pdf/at-once.ts';
import type { Bulk } from './bulk.svelte.ts';

/** Makes the ZIP of all issued documents among the rows and saves it; drafts are left out and said so. */
export async function zipDocuments(kind: DocumentKind, rows: readonly DocumentRow[], bulk: Bulk, report: (words: string, skipped: number, failed: number) => void): Promise<void> {
  const { store, today } = session;
  const { ZipWriter } = await import('#store/archive/zip-writer.ts');
  const zip = new ZipWriter();
  const issued = rows.filter((row) => row.status !== STATUS.draft);
  const written: { blob?: Blob | undefined } = {};
  const { done, failed, cancelled } = await bulk.gather(
    m.book_bulk_zipping(),
    issued.map((row) => row.id),
    {
      atOnce: AT_ONCE,
      make: async (id) => {
        const sealed = await store.sealed(id);
        if (!sealed) throw new Error('not sealed');
        const { files, lack } = await handedOver(store, sealed);
        // Many files that nobody looks at one by one: a font that could not be fetched now is a reason to do it again later.
        if (lack.incomplete) throw new Error('incomplete');
        return files;
      },
      take: async (files) => {
        for (const { name, bytes } of files) await zip.add(name, bytes);
      }
    },
    async () => (written.blob = zip.whole())
  );
  if (cancelled) return report(m.book_bulk_zip_cancelled(), 0, 0);
  const { blob } = written;
  if (!blob) return report(failed.length > 0 ? m.book_bulk_zip_failed() : m.book_bulk_zip_none(), rows.length - issued.length, failed.length);
  const name = fileName(`${session.company.name} ${KIND_WORDS[kind].list()} ${today}`, 'zip');
  download([new File([blob], name, { type: 'application/zip' })]);
  report(m.book_bulk_zipped({ count: done }), rows.length - issued.length, failed.length);
}
