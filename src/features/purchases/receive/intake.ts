// Documents taken in: each file becomes a purchase at once, with its bytes as they came; what is in it is read afterwards.
import { type FileType, FILE_TYPES, type Purchase, type PurchaseFile, type Source } from '#domain/purchase/model.ts';
import { newPurchase } from '#domain/purchase/new-purchase.ts';
import type { CompanyStore } from '#store/company.ts';
import type { Sniffed } from '#domain/purchase/files/sniff.ts';
import { purchasesWithFile } from '#store/purchases.ts';
import { PURCHASES_SCOPE } from '#sync/scopes.ts';

/** Largest document that is taken in, bytes; of an archive, whose documents are taken in one by one. */
export const FILE_BYTES = 50 * 2 ** 20;
export const ARCHIVE_BYTES = 200 * 2 ** 20;

export interface Incoming {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** What its first bytes say it is. */
  type: Sniffed;
  source: Omit<Source, 'at'>;
  /** Where that is known before it is read: why it cannot be, and what a person should know of it. */
  known?: Pick<Purchase, 'unreadable' | 'note'>;
}

export interface TakenIn {
  purchase: Purchase;
  /** The very same file was received before, in this purchase. */
  before?: string;
}

/**
 * Stores one file and the purchase that it is. A file that is there already makes no second purchase.
 * @throws StoreError `quota`, `role`
 */
export async function takeIn(store: CompanyStore, { name, bytes, type, source, known }: Incoming, now: string): Promise<TakenIn> {
  const kept: FileType = FILE_TYPES.find((one) => one === type) ?? 'application/octet-stream';
  const hash = await store.putBlob(bytes, kept, PURCHASES_SCOPE);
  const [there] = await purchasesWithFile(store, hash);
  const before = there === undefined ? undefined : await store.get('purchase', there);
  if (before) return { purchase: before, before: before.id };
  const id = store.newId();
  const file: PurchaseFile = { id: store.newId(), pos: 'B', hash, type: kept, name, size: bytes.length };
  const made = { ...newPurchase({ id, now, source, files: [file] }), ...(kept === 'application/octet-stream' && { unreadable: 'unknownType' }), ...known };
  return { purchase: await store.edit('purchase', id, (present) => present ?? made) };
}
