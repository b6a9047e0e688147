// What nobody has read yet, because it came by mail or was cut off while it was received, is read when its list or its page is open.
import { unreadFile } from '#domain/purchase/unread.ts';
import { session } from '#features/app/session.svelte.ts';
import { guarded } from '#features/documents/guarded.ts';
import type { CompanyStore } from '#store/company.ts';
import { whileRead } from './being-read.svelte.ts';
import { type Reader, readerHere, readInto } from './read-into.ts';
import { textReading } from './text-reading.svelte.ts';

const lock = ({ store }: Reader): string => `carnet:reading:${store.id}`;

/** Who receives files reads them too: no other tab reads them meanwhile. Receiving itself waits for nobody. */
export const receiving = <Result>(reader: Reader, act: () => Promise<Result>): Promise<Result> => navigator.locks.request(lock(reader), { ifAvailable: true }, act) as Promise<Result>;

/** What was looked at in this tab: a photo in which there is nothing to find is not read again and again. */
const seen = new Set<string>();
let queue: readonly string[] = [];
let running = false;

/** Reads those of them that nobody has read, one after the other; what is not on this device waits. @throws StoreError */
export async function readUnread(store: CompanyStore, ids: readonly string[]): Promise<void> {
  queue = ids.filter((id) => !seen.has(id));
  if (running) return;
  running = true;
  try {
    // The company may have been changed for another meanwhile.
    for (let id = queue[0]; id !== undefined && session.store === store; id = queue[0]) {
      const next = id;
      queue = queue.slice(1);
      const reader = readerHere();
      await navigator.locks.request(lock(reader), () => readOne(reader, next));
    }
  } finally {
    running = false;
  }
}

async function readOne(reader: Reader, id: string): Promise<void> {
  const { store } = reader;
  const purchase = await store.get('purchase', id);
  const file = purchase && unreadFile(purchase);
  const blob = file && (await store.blob(file.hash));
  if (file && !blob) return;
  seen.add(id);
  if (blob) await whileRead(id, async () => readInto({ id }, new Uint8Array(await blob.arrayBuffer()), reader));
  // Its text takes longer: whoever reads the next one does not wait for it.
  void guarded(() => textReading.read(id, { reader }));
}
