// Receiving documents: each is kept as it came first, then read, with progress and a way to stop.
import type { Source } from '#domain/purchase/model.ts';
import { goto } from '$app/navigation';
import { session } from '#features/app/session.svelte.ts';
import { guarded } from '#features/documents/guarded.ts';
import type { LongWork } from '#features/import/long-work.svelte.ts';
import { m } from '#messages';
import { breathe } from '#store/breathe.ts';
import { formatBytes } from '#ui/format.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { purchasePath } from '../paths.ts';
import type { Refused } from './incoming.ts';
import { type Incoming, takeIn, takeInRead } from './intake.ts';
import { whileRead } from './being-read.svelte.ts';
import { inCompany, type Reader, readerHere, readingOf, readInto } from './read-into.ts';
import { receiving } from './read-unread.ts';
import { textReading } from './text-reading.svelte.ts';
import { makeUpright } from './upright.ts';

/** What a picker offers; anything that is dropped is kept all the same. */
export const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.heic,.xml,.zip,application/pdf,image/*,application/xml,text/xml,application/zip';

export interface Received {
  /** Ids of the new purchases. */
  made: string[];
  /** Files that were received before, and the purchase of the last of them. */
  before: number;
  there?: string;
  refused: Refused[];
  stopped: boolean;
}

/** Documents that are written together, and how large one of them may be, in bytes. */
const TOGETHER = 20;
const QUICK_BYTES = 200_000;
/** Refused files that are named. */
const NAMED = 3;

/** Takes files in and reads them, and says how it went. A stop keeps what was taken in; what was not read yet is read in its list. */
export async function receive(work: LongWork, files: readonly File[], way: Source['way'], reader = readerHere()): Promise<Received | undefined> {
  const received = await work.run(m.purchases_receiving(), files.length, (turns) => receiving(reader, () => receiveFiles(work, files, { way, reader, ...turns })));
  if (received) say(received, reader);
  return received;
}

function say({ made, before, there, refused, stopped }: Received, { store }: Reader): void {
  const said = [
    made.length > 0 ? `${m.purchases_received({ count: made.length })}.` : '',
    before > 0 ? m.purchases_received_before({ count: before }) : '',
    ...refused.slice(0, NAMED).map(refusedText),
    refused.length > NAMED ? m.purchases_received_not({ count: refused.length - NAMED }) : '',
    stopped ? m.purchases_receiving_stopped() : ''
  ].filter(Boolean);
  const undo = async () => {
    const now = new Date().toISOString();
    await inCompany(store, async (open) => {
      for (const id of made) await open.edit('purchase', id, (one) => ({ ...one!, deletedAt: now }));
    });
  };
  // It is no document of the company that was opened meanwhile.
  const action = there === undefined || store.id !== session.store.id ? undefined : { label: m.purchases_twin_open(), run: () => goto(purchasePath(there)) };
  if (said.length > 0) showToast(said.join(' '), { tone: refused.length > 0 ? 'late' : 'plain', ...(made.length > 0 ? { undo } : action && { action }) });
}

const refusedText = (one: Refused): string =>
  one.refused === 'gone' ? m.purchases_refused_gone({ name: one.name }) : m.purchases_refused_large({ name: one.name, limit: formatBytes(one.limit) });

interface Receiving {
  way: Source['way'];
  /** The company may be changed for another meanwhile. */
  reader: Reader;
  progress: (done: number) => void;
  signal: AbortSignal;
}

async function receiveFiles(work: LongWork, files: readonly File[], { way, reader, progress, signal }: Receiving): Promise<Received> {
  const { incomingOf } = await import('./incoming.ts');
  const received: Received = { made: [], before: 0, refused: [], stopped: false };
  const batch = new Batch(received, reader);
  const entries = (count: number) => void (work.max += Math.max(0, count - 1));
  let done = 0;
  try {
    for (const file of files) {
      for await (const one of incomingOf(file, { way, signal, entries })) {
        signal.throwIfAborted();
        if ('refused' in one) received.refused.push(one);
        else if (isQuick(one)) await batch.add(one);
        else await takeOne(one, received, reader);
        done = Math.min(done + 1, work.max);
        progress(done);
        await breathe();
      }
    }
    await batch.flush();
  } catch (error) {
    if (!signal.aborted) throw error;
    received.stopped = true;
    await batch.flush();
  }
  return received;
}

/** Electronic invoices without large annexes are read in a few milliseconds: writing each for itself would take longest. */
const isQuick = ({ type, bytes, known }: Incoming) => type === 'application/xml' && bytes.length < QUICK_BYTES && !known;

class Batch {
  readonly #received: Received;
  readonly #reader: Reader;
  #waiting: Incoming[] = [];

  constructor(received: Received, reader: Reader) {
    this.#received = received;
    this.#reader = reader;
  }

  async add(one: Incoming): Promise<void> {
    this.#waiting.push(one);
    if (this.#waiting.length === TOGETHER) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    const reading = async (id: string, bytes: Incoming['bytes']) => {
      await breathe();
      return readingOf(id, bytes, this.#reader);
    };
    const { made, before, there } = await inCompany(this.#reader.store, (store) => takeInRead(store, waiting, new Date().toISOString(), reading));
    this.#received.made.push(...made);
    this.#received.before += before;
    if (there !== undefined) this.#received.there = there;
  }
}

async function takeOne(incoming: Incoming, received: Received, reader: Reader): Promise<void> {
  const { purchase, before } = await inCompany(reader.store, (store) => takeIn(store, incoming, new Date().toISOString()));
  if (before !== undefined) {
    received.before++;
    received.there = before;
    return;
  }
  received.made.push(purchase.id);
  if (!incoming.known) await whileRead(purchase.id, () => readInto(purchase, incoming.bytes, reader));
  const [photo] = purchase.files;
  // A photo is made a page beside it, where a paper can be made out.
  if (incoming.source.way === 'photo' && photo?.type.startsWith('image/')) await inCompany(reader.store, (store) => makeUpright(store, purchase, photo));
  // Seconds for a page: the person goes on meanwhile, and its list and page say how far it is.
  void guarded(() => textReading.read(purchase.id, { reader }));
}
