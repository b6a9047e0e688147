// Runs in the browser, served by the relay itself: a company of many records, a device that joins it, changes that come and go.
import type { CompanyStore } from '#store/company.ts';
import { editing, type Intent } from '#store/gate/commit.ts';
import { customer, draft } from '#store/conformance/samples.ts';
import { fixNext, pack } from '#store/sync/pack.ts';
import { pass } from '#store/sync/loop/pass.ts';
import { founder, invited, type Person } from '../sync/people.ts';

/** Records made in one transaction. */
const SLICE = 250;
const relay = { origin: location.origin };
const through = { ended: () => false, tell: () => Promise.resolve() };
const meet = ({ connected }: Person) => pass(connected, through);

let laptop: Person;

/** Longest task of the page in milliseconds from now until `end()`; the browser tells of those over 50, 0 when there is none. */
function watchBlocks(): { end(): Promise<number> } {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  return {
    async end() {
      // A task is told of after it has ended.
      await new Promise((resolve) => setTimeout(resolve, 100));
      observer.disconnect();
      return longest;
    }
  };
}

const edited = (from: number, to: number, round: number): Intent => ({
  edits: Array.from({ length: to - from }, (_, i) => {
    const n = from + i;
    return n % 2 ? editing('customer', `C${n}`, (c) => ({ ...(c ?? customer(`C${n}`, { name: `Client ${n}` })), note: `${round}` })) : editing('invoice', `D${n}`, (d) => ({ ...(d ?? draft(`D${n}`)), orderReference: `${round}` }));
  })
});

async function write(store: CompanyStore, count: number, round: number): Promise<void> {
  for (let at = 0; at < count; at += SLICE) await store.commit(edited(at, Math.min(at + SLICE, count), round));
}

const bench = {
  /** A company of so many records, half customers, half drafts of two lines, all of it at the relay. */
  async found(count: number): Promise<void> {
    laptop = await founder(relay, (store) => write(store, count, 0));
    await meet(laptop);
  },
  /** A device that joins: milliseconds until its list has fifty rows and until it has all; longest block of its page. */
  async join(count: number): Promise<{ usable: number; all: number; block: number }> {
    const phone = await invited(laptop, { role: 'owner' });
    const began = performance.now();
    let usable = 0;
    const blocks = watchBlocks();
    const watching = (async () => {
      while (usable === 0) {
        const { ids } = await phone.store.list('documents', { sort: { by: 'order', desc: true } });
        if (ids.length === 50) usable = performance.now() - began;
        else await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    await meet(phone);
    const all = performance.now() - began;
    await watching;
    const block = await blocks.end();
    const [documents, customers] = await phone.store.connection.run((db) => Promise.all([db.documents.count(), db.customers.count()]));
    if (documents + customers !== count) throw new Error(`${documents + customers} of ${count} came`);
    phone.store.close();
    return { usable, all, block };
  },
  /** Changes of a thousand records by one device, fetched and applied by another: milliseconds, longest block of its page. */
  async changes(count: number, runs: number): Promise<{ times: number[]; blocks: number[] }> {
    const phone = await invited(laptop, { role: 'owner' });
    await meet(phone);
    const times: number[] = [];
    const blocks: number[] = [];
    for (let run = 1; run <= runs; run++) {
      await write(laptop.store, count, run);
      await meet(laptop);
      const watched = watchBlocks();
      const began = performance.now();
      await meet(phone);
      times.push(performance.now() - began);
      blocks.push(await watched.end());
      if ((await phone.store.get('customer', 'C1'))?.note !== `${run}`) throw new Error('a change did not come');
    }
    phone.store.close();
    return { times, blocks };
  },
  /** Bytes of the changes of an afternoon as Yjs writes them, and as they go to the relay. */
  async wire(): Promise<{ plain: number; wire: number }> {
    const { store, connected } = laptop;
    await meet(laptop);
    for (let n = 0; n < 20; n++) {
      const id = store.newId();
      await store.edit('invoice', id, () => draft(id));
      for (let i = 0; i < 6; i++) await store.edit('invoice', id, (d) => ({ ...d!, textAbove: `${d!.textAbove ?? ''} Remplacement de la vanne ${i}`, lines: d!.lines.map((line) => ({ ...line, quantity: String(i + 1) })) }));
    }
    let plain = 0;
    await store.connection.run((db) => db.outbox.each(({ what }) => void (plain += what.type === 'update' ? what.bytes.length : 0)));
    let wire = 0;
    for (let row = await fixNext(connected); row; row = await fixNext(connected)) wire += (await pack(connected, row))!.bytes.length;
    await meet(laptop);
    return { plain, wire };
  }
};

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
