// Documents taken in: each file becomes a purchase at once, with its bytes as they came; what is in it is read afterwards.
import { type FileType, FILE_TYPES, type Purchase, type PurchaseFile, type Source } from '#domain/purchase/model.ts';
import { newPurchase } from '#domain/purchase/new-purchase.ts';
import type { CompanyStore } from '#store/company.ts';
import { editing, type Editing } from '#store/gate/commit.ts';
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
export async function takeIn(store: CompanyStore, incoming: Incoming, now: string): Promise<TakenIn> {
  const hash = await store.putBlob(incoming.bytes, keptAs(incoming), PURCHASES_SCOPE);
  const [there] = await purchasesWithFile(store, hash);
  const before = there === undefined ? undefined : await store.get('purchase', there);
  if (before) return { purchase: before, before: before.id };
  const made = purchaseOf(store, incoming, hash, now);
  return { purchase: await store.edit('purchase', made.id, (present) => present ?? made) };
}

const keptAs = ({ type }: Incoming): FileType => FILE_TYPES.find((one) => one === type) ?? 'application/octet-stream';

function purchaseOf(store: CompanyStore, incoming: Incoming, hash: string, now: string): Purchase {
  const { name, bytes, source, known } = incoming;
  const type = keptAs(incoming);
  const file: PurchaseFile = { id: store.newId(), pos: 'B', hash, type, name, size: bytes.length };
  return { ...newPurchase({ id: store.newId(), now, source, files: [file] }), ...(type === 'application/octet-stream' && { unreadable: 'unknownType' }), ...known };
}

/** What a document says, as a change of its purchase. */
export type Reading = (purchase: Purchase) => Purchase;

/**
 * Stores several files that are read in no time, and the purchases that they are, read already: in two transactions however many they are.
 * @returns ids of the new purchases, how many files were there before, and the purchase of the last of those @throws StoreError `quota`, `role`
 */
export async function takeInRead(store: CompanyStore, incoming: readonly Incoming[], now: string, read: (id: string, bytes: Incoming['bytes']) => Promise<Reading>): Promise<{ made: string[]; before: number; there?: string }> {
  const hashes = await store.putBlobs(incoming.map((one) => ({ bytes: one.bytes, type: keptAs(one) })), PURCHASES_SCOPE);
  const edits: Editing[] = [];
  const seen = new Map<string, string>();
  let there: string | undefined;
  for (const [i, one] of incoming.entries()) {
    const hash = hashes[i]!;
    const same = seen.get(hash) ?? (await purchasesWithFile(store, hash))[0];
    if (same !== undefined) {
      there = same;
      continue;
    }
    const made = purchaseOf(store, one, hash, now);
    seen.set(hash, made.id);
    const filled = (await read(made.id, one.bytes))(made);
    edits.push(editing('purchase', made.id, (present) => present ?? filled));
  }
  if (edits.length > 0) await store.commit({ edits });
  return { made: edits.map(({ id }) => id), before: incoming.length - edits.length, ...(there !== undefined && { there }) };
}
