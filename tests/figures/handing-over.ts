// The app itself with a year's invoices sent by hand: drawn and handed to the relay by the device, while its screen stays awake. To the practice Basecone.
import type { Page } from '@playwright/test';
import { startRelay } from '../e2e/relay.ts';
import { launch } from './browser.ts';
import { type Figure, figure } from './figures.ts';

const RUNS = 3;
const DOCUMENTS = 1000;

declare global {
  interface Window {
    handed: { tasks: number[]; begun: number; done?: number };
  }
}

/** Runs in the page: its long tasks, and when so many were handed over, as the sheet says. */
function watch(documents: number): void {
  window.handed = { tasks: [], begun: performance.now() };
  new PerformanceObserver((list) => window.handed.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  new MutationObserver(() => {
    const [done = ''] = /[\d\s]+(?= sur )/.exec(document.querySelector('.handed')?.textContent ?? '') ?? [];
    if (Number(done.replace(/\s/g, '')) >= documents) window.handed.done ??= performance.now();
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

async function send(page: Page, address: string, again: boolean): Promise<{ seconds: number; longest: number }> {
  await page.goto(`${address}/invoices`);
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Envoyer à Basecone/ }).click();
  const sheet = page.getByRole('dialog', { name: /Basecone/ });
  if (again) await sheet.getByRole('checkbox').check();
  await page.evaluate(watch, DOCUMENTS);
  await sheet.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await page.waitForFunction(() => window.handed.done !== undefined, undefined, { polling: 200, timeout: 300_000 });
  const { begun, done = Number.NaN, tasks } = await page.evaluate(() => window.handed);
  await sheet.getByText(/documents arrivés? à Basecone/).waitFor({ timeout: 300_000 });
  return { seconds: (done - begun) / 1000, longest: Math.max(0, ...tasks) };
}

/** Figures of documents handed over by a device. */
export async function* handingOverFigures(): AsyncGenerator<Figure> {
  const relay = await startRelay();
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-BE', timezoneId: 'Europe/Brussels' });
    const page = await context.newPage();
    await page.goto(`${relay.url}/`);
    await page.getByRole('button', { name: /exemple/ }).click();
    await page.getByRole('button', { name: 'Exemple' }).waitFor({ timeout: 120_000 });
    await page.goto(`${relay.url}/apps`);
    await page.getByRole('button', { name: 'S’exercer avec Basecone' }).click();
    await page.getByRole('button', { name: 'Exercice' }).waitFor({ timeout: 120_000 });
    // The example is at the relay before anything is measured.
    await page.getByText(/^À jour/).first().waitFor({ timeout: 120_000 });
    const runs = [];
    for (let run = 0; run < RUNS; run++) runs.push(await send(page, relay.url, run > 0));
    yield figure(`${DOCUMENTS.toLocaleString('en')} invoices drawn and handed over by a device`, 's', runs.map(({ seconds }) => seconds), { median: 30 });
    yield figure('longest task meanwhile', 'ms', runs.map(({ longest }) => longest), { p95: 50 });
  } finally {
    await browser.close();
    await relay.stop();
  }
}
