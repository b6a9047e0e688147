// The files of a purchase as they were received.
import type { Purchase, PurchaseFile } from '#domain/purchase/model.ts';
import type { CompanyStore } from '#store/company.ts';
import { StoreError } from '#store/errors.ts';

/** One file with its own name. @throws StoreError `absent` when its bytes are not on this device, `corrupt` */
export async function fileOf(store: CompanyStore, { hash, name, type }: PurchaseFile): Promise<File> {
  const blob = await store.blob(hash);
  if (!blob) throw new StoreError('absent', hash);
  return new File([blob], name, { type });
}

/** All that were received; what the device made of them is not among them. */
export const originals = (store: CompanyStore, { files }: Purchase): Promise<File[]> => Promise.all(files.filter(({ madeFrom }) => madeFrom === undefined).map((file) => fileOf(store, file)));
