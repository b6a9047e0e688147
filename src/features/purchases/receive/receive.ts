// Receiving documents: everything is kept as it came first, then read one after the other, with progress and a way to stop.
import type { Purchase, Source } from '#domain/purchase/model.ts';
import { fill } from '#domain/purchase/fill.ts';
import { session } from '#features/app/session.svelte.ts';
import { inTurns } from '#features/import/in-turns.ts';
import type { LongWork } from '#features/import/long-work.svelte.ts';
import { m } from '#messages';
import { showToast } from '#ui/toast.svelte.ts';
import { supplierLike } from '../page/keep-supplier.ts';
import { type Incoming, takeIn } from './intake.ts';
import { makeUpright } from './upright.ts';

/** What a picker offers; anything that is dropped is kept all the same. */
export const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.heic,.xml,.zip,application/pdf,image/*,application/xml,text/xml,application/zip';

export interface Received {
  /** Ids of the new purchases. */
  made: string[];
  /** Files that were received before. */
  before: number;
  /** Files that could not be taken in: from a damaged archive, or larger than what is taken. */
  refused: number;
}

/** Takes files in and reads them, and says how it went. A stop keeps what was taken in; what was not read yet can be read from its page. */
export async function receive(work: LongWork, files: readonly File[], way: Source['way']): Promise<Received | undefined> {
  const received = await work.run(m.purchases_receiving(), files.length, (turns) => receiveFiles(files, way, turns));
  if (!received) return undefined;
  const { made, before, refused } = received;
  const said = [
    made.length > 0 ? `${m.purchases_received({ count: made.length })}.` : '',
    before > 0 ? m.purchases_received_before({ count: before }) : '',
    refused > 0 ? m.purchases_received_not({ count: refused }) : ''
  ].filter(Boolean);
  const { store } = session;
  const undo = async () => {
    const now = new Date().toISOString();
    for (const id of made) await store.edit('purchase', id, (one) => ({ ...one!, deletedAt: now }));
  };
  if (said.length > 0) showToast(said.join(' '), { tone: refused > 0 ? 'late' : 'plain', ...(made.length > 0 && { undo }) });
  return received;
}

async function receiveFiles(files: readonly File[], way: Source['way'], turns: { progress: (done: number) => void; signal: AbortSignal }): Promise<Received> {
  const [{ sniff }, { openZip }] = await Promise.all([import('#domain/purchase/files/sniff.ts'), import('../reading/open-zip.ts')]);
  const received: Received = { made: [], before: 0, refused: 0 };
  await inTurns(
    files,
    async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const type = sniff(bytes);
      if (type !== 'application/zip') return takeOne({ name: file.name, bytes, type, source: { way } }, received);
      const zip = await openZip(bytes, { signal: turns.signal });
      if (!zip.ok) {
        received.refused++;
        return;
      }
      for await (const entry of zip.value.files) {
        if (turns.signal.aborted) return;
        if ('fault' in entry) received.refused++;
        else await takeOne({ name: entry.name, bytes: entry.bytes, type: sniff(entry.bytes), source: { way, archive: file.name } }, received);
      }
    },
    turns
  );
  return received;
}

async function takeOne(incoming: Incoming, received: Received): Promise<void> {
  const { store } = session;
  const { purchase, before } = await takeIn(store, incoming, new Date().toISOString());
  if (before !== undefined) {
    received.before++;
    return;
  }
  received.made.push(purchase.id);
  await readInto(purchase, incoming);
  const [photo] = purchase.files;
  // A photo is made a page beside it, where a paper can be made out.
  if (incoming.source.way === 'photo' && photo?.type.startsWith('image/')) await makeUpright(store, purchase, photo);
}

/** Reads a document into its purchase, as far as nobody has typed there. @throws StoreError */
export async function readInto({ id }: Pick<Purchase, 'id'>, { bytes }: Pick<Incoming, 'bytes'>): Promise<void> {
  const { store, company, today } = session;
  const { readFile } = await import('../reading/read-file.ts');
  const own = { name: company.name, enterpriseNumber: company.enterpriseNumber, ...(company.iban && { ibans: [company.iban] }) };
  const { understood, unreadable } = await readFile({ bytes, own, today });
  const { enterpriseNumber, vatNumber, iban } = understood.supplier;
  const supplier = await supplierLike(store, { enterpriseNumber: enterpriseNumber?.value, vatNumber: vatNumber?.value, iban: iban?.value });
  await store.edit('purchase', id, (purchase) => ({ ...fill(purchase!, understood, { newId: store.newId, company, ...(supplier && { supplier }) }), unreadable }));
}
