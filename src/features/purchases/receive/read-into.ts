// Reads a document into its purchase: when it was received, and again when a person asks for it.
import { fill } from '#domain/purchase/fill.ts';
import type { Purchase } from '#domain/purchase/model.ts';
import { session } from '#features/app/session.svelte.ts';
import { ownOf } from '../reading/own.ts';
import type { ReadFile } from '../reading/read-file.ts';
import { supplierLike } from '../page/keep-supplier.ts';
import { fileOf, received } from '../page/originals.ts';
import type { Reading } from './intake.ts';

/** Reads a document into its purchase, as far as nobody has typed there. @returns the purchase after it @throws StoreError */
export async function readInto({ id }: Pick<Purchase, 'id'>, bytes: Uint8Array<ArrayBuffer>): Promise<Purchase> {
  const reading = await readingOf(id, bytes);
  return session.store.edit('purchase', id, (purchase) => reading(purchase!));
}

/** What the document of a purchase says, to be filled in as far as nobody has typed there. @throws StoreError */
export async function readingOf(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<Reading> {
  const { store, company } = session;
  const read = await understand(bytes);
  if (!read) return (purchase) => ({ ...purchase, unreadable: 'notRead' });
  const { understood, unreadable } = read;
  const { enterpriseNumber, vatNumber, iban } = understood.supplier;
  const supplier = await supplierLike(store, { enterpriseNumber: enterpriseNumber?.value, vatNumber: vatNumber?.value, iban: iban?.value });
  return (purchase) => {
    // Lines of the same reading have the same ids wherever it is done: two devices that read one document do not double them.
    let lines = 0;
    const newId = () => `${id}-${lines++}`;
    return { ...fill(purchase, understood, { newId, company, ...(supplier && { supplier }) }), unreadable };
  };
}

/** Undefined when what reads could not be loaded, or gave up: the document is there all the same. */
async function understand(bytes: Uint8Array<ArrayBuffer>): Promise<ReadFile | undefined> {
  const { company, today } = session;
  try {
    const { readFile } = await import('../reading/read-file.ts');
    return await readFile({ bytes, own: ownOf(company), today });
  } catch {
    return undefined;
  }
}

/** Whether there is something to read it from, and nobody has processed it. */
export const canRead = (purchase: Purchase): boolean => !purchase.processedAt && received(purchase).some(({ type }) => type !== 'application/octet-stream');

/** Reads the document of a purchase once more. @returns the purchase before and after; undefined when there is nothing to read @throws StoreError, also when its file is not to be had */
export async function readAgain(id: string): Promise<{ before: Purchase; after: Purchase } | undefined> {
  const { store } = session;
  const before = await store.get('purchase', id);
  const file = before && canRead(before) ? received(before).find(({ type }) => type !== 'application/octet-stream') : undefined;
  if (!before || !file) return undefined;
  const bytes = new Uint8Array(await (await fileOf(store, file)).arrayBuffer());
  return { before, after: await readInto(before, bytes) };
}
