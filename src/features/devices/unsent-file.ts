// The changes that a device which was cut off could not send, as a file for the owner: plain JSON, to be read by people and programs.
import { fileName } from '#domain/text/filename.ts';
import { session } from '#features/app/session.svelte.ts';
import { download } from '#features/documents/handover/ways.ts';
import { m } from '#messages';
import { showToast } from '#ui/toast.svelte.ts';
import { faultWords } from './words.ts';

/** @throws StoreError */
async function unsentFile(): Promise<File> {
  const { store, company, today } = session;
  const { unsentContent } = await import('#store/sync/unsent-content.ts');
  const content = { format: 'carnet-unsent', version: 1, company: company.name, enterpriseNumber: company.enterpriseNumber, madeOn: today, ...(await unsentContent(store)) };
  const name = fileName(`Carnet ${company.name} ${m.devices_unsent()} ${today}`, 'json');
  return new File([JSON.stringify(content, null, 2)], name, { type: 'application/json' });
}

/** Saves it where downloads go; what went wrong is said. */
export async function saveUnsent(): Promise<void> {
  try {
    download([await unsentFile()]);
  } catch (error) {
    showToast(faultWords(error), { tone: 'late' });
  }
}
