// Devices and their relay on one machine: a new device, changes of others, what goes over the wire.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startRelay } from '../e2e/relay.ts';
import { browse, bundleOf, measurer } from './browser.ts';
import { type Figure, figure } from './figures.ts';
import type { Bench } from './sync-page.ts';

const measure = measurer<Bench>();
const RECORDS = 10_000;
/** Companies of so many records, to see what the same changes cost in each. */
const SIZES = [1000, 10_000, 100_000];
const RUNS = 5;

/** Figures of a company on several devices. */
export async function* syncFigures(): AsyncGenerator<Figure> {
  const web = await mkdtemp(path.join(tmpdir(), 'carnet-bench-'));
  for (const [address, content] of await bundleOf('sync-page.ts')) {
    await mkdir(path.dirname(path.join(web, address)), { recursive: true });
    await writeFile(path.join(web, address), content);
  }
  const relay = await startRelay({ web });
  const browser = await browse(`${relay.url}/`);
  try {
    for (const size of SIZES) {
      const page = await browser.page();
      await measure(page, 'found', size);
      if (size === RECORDS) {
        const joined = [];
        for (let i = 0; i < RUNS; i++) joined.push(await measure(page, 'join', size));
        yield figure('new device, 10,000 records: usable list', 'ms', joined.map(({ usable }) => usable), { p95: 2000 });
        yield figure('new device, 10,000 records: all of it', 'ms', joined.map(({ all }) => all), { p95: 15_000 });
        yield figure('new device: longest block of its page', 'ms', joined.map(({ block }) => block), { median: 50 });
        const { plain, wire } = await measure(page, 'wire');
        yield figure('an afternoon’s changes on the wire', 'kB', [wire / 1000], { median: (plain / 1000) * 0.6 }, { name: 'the plain updates', values: [plain / 1000] });
      }
      const { times, blocks } = await measure(page, 'changes', 1000, RUNS);
      yield figure(`1,000 changes of another device, among ${size.toLocaleString('en')}`, 'ms', times, { median: 500 });
      yield figure('the same: longest block of the page', 'ms', blocks, { median: 50 });
      await page.close();
    }
  } finally {
    await browser.close();
    await relay.stop();
    await rm(web, { recursive: true, force: true });
  }
}
