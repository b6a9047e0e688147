// The app itself with what suppliers send: an archive of 200 invoices taken in, everything bad in one go, and the accountant's file of a thousand documents.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import JSZip from 'jszip';
import { badPapers } from '../e2e/bad-papers.ts';
import { startRelay } from '../e2e/relay.ts';
import { electronicInvoice } from '../e2e/supplier-papers.ts';
import { launch } from './browser.ts';
import { type Figure, figure } from './figures.ts';

const RUNS = 5;
const INVOICES = 200;

declare global {
  interface Window {
    noted: { tasks: number[]; said?: number };
  }
}

/** Runs in the page: the long tasks of its main thread, and when something was said at the foot of the screen. */
function note(): void {
  window.noted = { tasks: [] };
  new PerformanceObserver((list) => window.noted.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  new MutationObserver(() => {
    if (/reçus?\./.test(document.querySelector('.region[aria-live]')?.textContent ?? '')) window.noted.said ??= performance.now();
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

async function archive(run: number): Promise<Buffer> {
  const zip = new JSZip();
  for (let i = 0; i < INVOICES; i++) zip.file(`${i}.xml`, electronicInvoice({ number: `F${run}/${i}`, net: 100 + i }).buffer);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** Takes files in on a page that was just opened. @returns milliseconds until it is said, and its long tasks */
async function received(page: Page, address: string, files: string[]): Promise<{ ms: number; tasks: number[] }> {
  await page.goto(address);
  const input = page.locator('[data-receive=files]');
  await input.waitFor({ state: 'attached' });
  const start = await page.evaluate(() => {
    window.noted = { tasks: [] };
    return performance.now();
  });
  await input.setInputFiles(files);
  await page.waitForFunction(() => window.noted.said !== undefined, undefined, { polling: 100, timeout: 240_000 });
  const { said = Number.NaN, tasks } = await page.evaluate(() => window.noted);
  return { ms: said - start, tasks };
}

async function processes(browser: Browser): Promise<{ type: string; id: number; cpuTime: number }[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo;
}

/** Milliseconds that the browser has computed so far, all its processes together: what a shared machine cannot stretch. */
const computed = async (browser: Browser): Promise<number> => (await processes(browser)).reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);

/** Megabytes that the largest of the browser's renderers has in memory (Linux). */
async function resident(browser: Browser): Promise<number> {
  const sizes = (await processes(browser)).filter(({ type }) => type === 'renderer').map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(statusOf(id))?.[1] ?? 0) / 1000);
  return Math.max(...sizes);
}

function statusOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/status`, 'utf8');
  } catch {
    return '';
  }
}

/** Figures of purchases and of the accountant's file, in the app with the sample company. */
export async function* purchaseFigures(): AsyncGenerator<Figure> {
  const relay = await startRelay();
  const browser = await launch();
  const folder = await mkdtemp(path.join(tmpdir(), 'carnet-bench-'));
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-BE', timezoneId: 'Europe/Brussels' });
    await context.addInitScript(note);
    const page = await context.newPage();
    await page.goto(`${relay.url}/`);
    await page.getByRole('button', { name: /exemple/ }).click();
    await page.getByRole('link', { name: 'Factures' }).first().click({ timeout: 120_000 });
    await page.locator('main a[href^="/invoices/0"]').first().waitFor({ timeout: 120_000 });
    yield* exported(browser, page, relay.url, 'accountant’s ZIP, PDF and UBL,');
    await page.goto(`${relay.url}/apps`);
    const activate = page.getByRole('button', { name: 'Activer Achats' });
    await activate.click();
    await activate.waitFor({ state: 'detached' });
    const times: number[] = [];
    const worked: number[] = [];
    const tasks: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const file = path.join(folder, `${run}.zip`);
      await writeFile(file, await archive(run));
      const before = await computed(browser);
      const { ms, tasks: own } = await received(page, `${relay.url}/to-process`, [file]);
      worked.push((await computed(browser)) - before);
      times.push(ms);
      tasks.push(Math.max(0, ...own));
    }
    yield figure(`ZIP of ${INVOICES} UBL taken in and read`, 'ms', times, { median: 5000 });
    yield figure('computed for it, opening the page included', 'ms', worked, undefined);
    yield figure('longest task meanwhile', 'ms', tasks, { median: 200 });
    await forwardAll(page, `${relay.url}/to-process`);
    yield* exported(browser, page, relay.url, 'of purchases, pages drawn,', [/^Factures/, /^Notes de crédit/]);
    const bad = await Promise.all(
      (await badPapers()).map(async ({ name, buffer }) => {
        await writeFile(path.join(folder, name), buffer);
        return path.join(folder, name);
      })
    );
    const { ms, tasks: own } = await received(page, `${relay.url}/to-process`, bad);
    yield figure('everything bad in one go', 'ms', [ms], undefined);
    yield figure('longest task meanwhile', 'ms', [Math.max(0, ...own)], { p95: 200 });
  } finally {
    await browser.close();
    await relay.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** All that waits to be processed goes to the accountant as it is. */
async function forwardAll(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('checkbox', { name: 'Tout choisir' }).check();
  await page.getByRole('button', { name: /^Actions/ }).click();
  await page.getByRole('menuitem', { name: /Marquer transmis/ }).click();
  await page.getByText('Rien à traiter').waitFor({ timeout: 120_000 });
}

/** The accountant's file of this year, without the kinds that are left out: time and memory of a thousand documents of it. */
async function* exported(browser: Browser, page: Page, url: string, name: string, without: readonly RegExp[] = []): AsyncGenerator<Figure> {
  await page.goto(`${url}/accountant`);
  await page.evaluate(() => void (window.noted.tasks = []));
  await page.getByRole('button', { name: /trimestre/ }).click();
  await page.getByText('Cette année').click();
  for (const kind of without) await page.getByRole('checkbox', { name: kind }).uncheck();
  const make = page.getByRole('button', { name: /Créer le ZIP/ });
  await make.waitFor();
  const documents = Number((await make.textContent())?.replace(/\D/g, ''));
  const before = await resident(browser);
  let peak = before;
  const over = new AbortController();
  const [start, idle] = [performance.now(), await computed(browser)];
  const watched = (async () => {
    while (!over.signal.aborted) {
      peak = Math.max(peak, await resident(browser));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  })();
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 600_000 }), make.click()]);
  const ms = performance.now() - start;
  const busy = (await computed(browser)) - idle;
  over.abort();
  await watched;
  await download.delete();
  const share = 1000 / documents;
  yield figure(`${name} for 1,000 of ${documents}`, 'ms', [ms * share], { median: 20_000 });
  yield figure('computed for it', 'ms', [busy * share], undefined);
  yield figure('memory that it takes at most', 'MB', [peak - before], { median: 300 });
  const { tasks } = await page.evaluate(() => window.noted);
  yield figure('longest task meanwhile', 'ms', [Math.max(0, ...tasks)], { p95: 200 });
}
