// PDF and UBL of many documents in one ZIP, named so that they sort by date and number.
import type { DocumentKind } from '#domain/document/model.ts';
import { type DocumentRow, STATUS } from '#domain/document/row.ts';
import { fileName } from '#domain/text/filename.ts';
import type { NamedBytes } from '#features/app/define.ts';
import { session } from '#features/app/session.svelte.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { KIND_WORDS } from '../words/kinds.ts';
import { handedOver } from '../handover/files.ts';
import { download } from '../handover/ways.ts';
import { AT_ONCE } from '../pdf/at-once.ts';
import type { Bulk } from './bulk.svelte.ts';
import { notedZips } from './noted-zips.ts';

/** @throws also when a font could not be had: of many files that nobody looks at one by one, that is a reason to do it again later */
async function filesOf(store: CompanyStore, id: string): Promise<NamedBytes[]> {
  const sealed = await store.sealed(id);
  if (!sealed) throw new Error('not sealed');
  const { files, lack } = await handedOver(store, sealed);
  if (lack.incomplete) throw new Error('incomplete');
  return files;
}

/** Makes the ZIP of all issued documents among the rows and saves it; drafts are left out and said so. */
export async function zipDocuments(kind: DocumentKind, rows: readonly DocumentRow[], bulk: Bulk, report: (words: string, skipped: number, failed: number) => void): Promise<void> {
  const { store, today } = session;
  const { ZipWriter } = await import('#store/archive/zip-writer.ts');
  const zip = new ZipWriter();
  const ids = rows.filter((row) => row.status !== STATUS.draft).map((row) => row.id);
  const drafts = rows.length - ids.length;
  let count = 0;
  let blob: Blob | undefined;
  const asked = { at: new Date().toISOString(), total: ids.length, what: { kind, ids } };
  const { done, failed, cancelled } = await notedZips.during(store.id, asked, (taken) => {
    const take = async (files: readonly NamedBytes[]) => {
      for (const { name, bytes } of files) await zip.add(name, bytes);
      taken(++count);
    };
    return bulk.gather(m.book_bulk_zipping(), ids, { atOnce: AT_ONCE, make: (id) => filesOf(store, id), take }, async () => (blob = zip.whole()));
  });
  if (cancelled) return report(m.book_bulk_zip_cancelled(), 0, 0);
  if (!blob) return report(failed.length > 0 ? m.book_bulk_zip_failed() : m.book_bulk_zip_none(), drafts, failed.length);
  const name = fileName(`${session.company.name} ${KIND_WORDS[kind].list()} ${today}`, 'zip');
  download([new File([blob], name, { type: 'application/zip' })]);
  report(m.book_bulk_zipped({ count: done }), drafts, failed.length);
}
