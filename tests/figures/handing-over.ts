// The app itself with its invoices sent by hand: drawn and handed to the relay by the device while its screen stays awake, and sent on to the practice Basecone, all on one machine.
import type { Page } from '@playwright/test';
import { startRelay } from '../e2e/relay.ts';
import { launch } from './browser.ts';
import { type Figure, figure } from './figures.ts';

const RUNS = 3;

declare global {
  interface Window {
    /** Lengths of the long tasks, in milliseconds. */
    tasks: number[];
  }
}

/** Runs in the page: notes its long tasks. */
function watch(): void {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
}

/** All invoices of the example. @returns seconds for a thousand of them, longest task in milliseconds */
async function send(page: Page, address: string, again: boolean): Promise<{ seconds: number; longest: number }> {
  await page.goto(`${address}/invoices`);
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Envoyer à Basecone/ }).click();
  const sheet = page.getByRole('dialog', { name: /Basecone/ });
  if (again) await sheet.getByRole('checkbox').check();
  await page.evaluate(watch);
  const begun = Date.now();
  await sheet.getByRole('button', { name: 'Envoyer', exact: true }).click();
  // Said as soon as none waits any more.
  const arrived = await sheet.getByText(/documents arrivés à Basecone/).textContent({ timeout: 300_000 });
  const documents = Number(/[\d\s]+/.exec(arrived ?? '')?.[0].replace(/\s/g, ''));
  return { seconds: (Date.now() - begun) / documents, longest: Math.max(0, ...(await page.evaluate(() => window.tasks))) };
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
    yield figure('1,000 invoices of 1,923 drawn, handed over by a device, and arrived', 's', runs.map(({ seconds }) => seconds), { median: 30 });
    yield figure('longest task meanwhile', 'ms', runs.map(({ longest }) => longest), { p95: 50 });
  } finally {
    await browser.close();
    await relay.stop();
  }
}
