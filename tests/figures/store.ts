// The store at 100,000 invoices: first page of any list, search, edits, memory.
import { addDays } from '#domain/dates.ts';
import { STATUS } from '#domain/document/row.ts';
import type { ListQuery } from '#store/list/query.ts';
import { type BenchBrowser, heapOf, measurer, openBench } from './browser.ts';
import { type Figure, figure } from './figures.ts';
import type { Bench } from './store-page.ts';
import { TODAY } from './rows.ts';

const measure = measurer<Bench>();

const COUNT = 100_000;
// Enough that the 95th percentile is not simply the worst.
const RUNS = 21;

const newest = { by: 'order', desc: true };
const QUERIES: readonly [string, ListQuery][] = [
  ['all, newest first', { sort: newest }],
  ['open', { where: [{ column: 'status', in: [STATUS.open, STATUS.partly] }], sort: newest }],
  ['overdue, by amount', { where: [{ column: 'open', min: 1 }, { column: 'due', to: addDays(TODAY, -1) }], sort: { by: 'total', desc: true } }],
  ['one quarter, by customer', { where: [{ column: 'date', from: '2024-04-01', to: '2024-06-30' }], sort: { by: 'name' } }],
  ['all, by amount', { sort: { by: 'total', desc: true } }],
  ['all, by customer', { sort: { by: 'name' } }],
  ['all, by due date', { sort: { by: 'due' } }]
];
const SEARCHES = ['l', 'la', 'lam', 'lamb', 'lambotte', 'chloé', '2021-12', '1267,42', '+++202', 'ren 12'];

async function lists(bench: BenchBrowser, peer: readonly number[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, query] of QUERIES) {
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const page = await bench.page();
      const { ms, rows, found } = await measure(page, 'first', query);
      if (rows !== Math.min(50, found) || found === 0) throw new Error(`${name}: ${rows} rows of ${found}`);
      times.push(ms);
      await page.close();
    }
    figures.push(figure(`first 50 of 100,000, cold: ${name}`, 'ms', times, { p95: 50 }, { name: 'one Y.Doc, y-indexeddb', values: peer }));
  }
  return figures;
}

/** Figures of the store, and of the same records in one Y.Doc. */
export async function* storeFigures(): AsyncGenerator<Figure> {
  const bench = await openBench('store-page.ts');
  try {
    const seeding = await bench.page();
    await measure(seeding, 'seed', COUNT);
    await measure(seeding, 'seedPeer', COUNT);
    await seeding.close();

    const peer = { ms: [] as number[], heap: [] as number[] };
    for (let i = 0; i < 5; i++) {
      const page = await bench.page();
      peer.ms.push((await measure(page, 'firstOfPeer')).ms);
      peer.heap.push(await heapOf(page));
      await page.close();
    }
    yield* await lists(bench, peer.ms);

    const heaps: number[] = [];
    for (let i = 0; i < 5; i++) {
      const page = await bench.page();
      await measure(page, 'first', QUERIES[0]![1]);
      heaps.push(await heapOf(page));
      await page.close();
    }
    yield figure('heap with that list open', 'MB', heaps, { p95: 40 }, { name: 'one Y.Doc, y-indexeddb', values: peer.heap });

    const page = await bench.page();
    yield figure('search as you type in 100,000', 'ms', await measure(page, 'search', [...SEARCHES, ...SEARCHES]), { p95: 50 });
    yield figure('committed edit of an invoice of 6 lines', 'ms', (await measure(page, 'edits', 60)).slice(10), { p95: 20 });
  } finally {
    await bench.close();
  }
}
