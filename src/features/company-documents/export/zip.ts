// Messages of the government with all their documents, as one ZIP.
import { session } from '#features/app/session.svelte.ts';
import type { Bulk } from '#features/documents/list/bulk.svelte.ts';
import { download } from '#features/documents/handover/ways.ts';
import { m } from '#messages';
import { showToast } from '#ui/toast.svelte.ts';

/** Makes and saves it, and says what is not in it. Nothing is asked of the government. @throws StoreError; what writing the file throws */
export async function zipMessages(bulk: Bulk, ids: readonly string[]): Promise<void> {
  const { store, company, today } = session;
  const [{ exportZip }, { exportedEbox }] = await Promise.all([import('#features/export/export-zip.ts'), import('./exported.ts')]);
  const { file, failed, missing } = await exportZip(bulk, store, company, { madeOn: today }, exportedEbox.map((kind) => ({ kind, ids })), undefined, m.papers_ebox());
  if (!file) return void showToast(m.papers_zip_stopped());
  download([file]);
  const lacks = [failed.size > 0 ? m.export_made_without({ count: failed.size }) : '', missing > 0 ? m.export_made_lacking({ count: missing }) : ''].filter(Boolean);
  showToast(lacks.join(' ') || m.export_made(), { tone: lacks.length > 0 ? 'late' : 'plain' });
}
