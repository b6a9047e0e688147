// Reads the document of a purchase once more, when a person asks for it.
import type { Purchase } from '#domain/purchase/model.ts';
import { fileOf, received } from '../page/originals.ts';
import { readerHere, readInto } from './read-into.ts';
import { type TextOutcome, textReading } from './text-reading.svelte.ts';

/** Whether there is something to read it from, and nobody has processed it. */
export const canRead = (purchase: Purchase): boolean => !purchase.processedAt && received(purchase).some(({ type }) => type !== 'application/octet-stream');

export interface ReadAgain {
  before: Purchase;
  after: Purchase;
  /** What came of its text, where only text recognition can read it. */
  text: TextOutcome;
}

/** @returns the purchase before and after; undefined when there is nothing to read @throws StoreError, also when its file is not to be had */
export async function readAgain(id: string): Promise<ReadAgain | undefined> {
  const reader = readerHere();
  const { store } = reader;
  const before = await store.get('purchase', id);
  const file = before && canRead(before) ? received(before).find(({ type }) => type !== 'application/octet-stream') : undefined;
  if (!before || !file) return undefined;
  const bytes = new Uint8Array(await (await fileOf(store, file)).arrayBuffer());
  const quick = await readInto(before, bytes, reader);
  const text = await textReading.read(id, { reader, again: true });
  return { before, after: text === 'done' ? ((await store.get('purchase', id)) ?? quick) : quick, text };
}
