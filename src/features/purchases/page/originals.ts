// The files of a purchase as they were received, wherever they are.
import type { Purchase, PurchaseFile } from '#domain/purchase/model.ts';
import type { Fetching } from '#features/app/define.ts';
import { session } from '#features/app/session.svelte.ts';
import type { CompanyStore } from '#store/company.ts';
import { StoreError } from '#store/errors.ts';
import { fileOfHash } from '#store/file.ts';
import type { Bringing } from '#store/sync/bring-file.ts';

/** One file with its own name; fetched when it is on another device. @throws StoreError `absent`, `away`, `unreached`, `corrupt`, `quota`; the reason of the signal */
export async function fileOf(store: CompanyStore, { hash, name, type }: PurchaseFile, bringing?: Bringing): Promise<File> {
  const blob = await fileOfHash(store, hash, () => session.relay(), bringing);
  return new File([blob], name, { type });
}

/** What was received; what the device made of it is not among it. */
export const received = ({ files }: Pick<Purchase, 'files'>): PurchaseFile[] => files.filter(({ madeFrom }) => madeFrom === undefined);

/** All that were received. */
export const originals = (store: CompanyStore, purchase: Purchase): Promise<File[]> => Promise.all(received(purchase).map((file) => fileOf(store, file)));

/** One file, and why it could not be had: nothing is thrown for one that is elsewhere, or damaged. */
export interface Sought {
  file: PurchaseFile;
  /** Its bytes under its own name. */
  got?: File;
  error?: unknown;
}

/** All that were received, one after the other. @throws StoreError `quota`, …; the reason of the signal */
export async function soughtOriginals(store: CompanyStore, purchase: Pick<Purchase, 'files'>, fetching: Fetching): Promise<Sought[]> {
  const all: Sought[] = [];
  for (const file of received(purchase)) all.push(await sought(store, file, fetching));
  return all;
}

async function sought(store: CompanyStore, file: PurchaseFile, fetching: Fetching): Promise<Sought> {
  const { signal, progress } = fetching;
  const connected = () => (fetching.unreached ? Promise.reject(new StoreError('unreached', file.hash)) : session.relay());
  try {
    const blob = await fileOfHash(store, file.hash, connected, { signal, progress: (done) => progress(file, done) });
    return { file, got: new File([blob], file.name, { type: file.type }) };
  } catch (error) {
    if (!(error instanceof StoreError) || !['absent', 'away', 'unreached', 'corrupt'].includes(error.code)) throw error;
    if (error.code === 'unreached') fetching.unreached = true;
    return { file, error };
  }
}
