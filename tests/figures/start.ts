// The app itself: from a cold start with no network to a list that can be used, and the JavaScript before the first screen.
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../checks/root.ts';
import { startRelay } from '../e2e/relay.ts';
import { launch } from './browser.ts';
import { type Figure, figure } from './figures.ts';

// Enough that the 95th percentile is not simply the worst.
const RUNS = 21;

/** Runs in the page: marks, in milliseconds since the navigation began, when the first row of the list has been drawn. Asking from outside would take part of the time itself. */
function noteFirstRow(): void {
  const seen = new MutationObserver(() => {
    if (!document.querySelector('main a[href^="/invoices/0"]')) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark('first row')));
  });
  seen.observe(document, { childList: true, subtree: true });
}

/** Figures of the start, with the sample company of 2,000 documents. */
export async function* startFigures(): AsyncGenerator<Figure> {
  const relay = await startRelay();
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-BE', timezoneId: 'Europe/Brussels' });
    const first = await context.newPage();
    await first.goto(`${relay.url}/`);
    await first.getByRole('button', { name: /exemple/ }).click();
    await first.getByRole('link', { name: 'Factures' }).first().click({ timeout: 120_000 });
    await first.getByRole('link', { name: /Échéance|Payée/ }).first().waitFor();
    await first.evaluate(() => navigator.serviceWorker.ready);
    await first.close();
    await relay.stop();
    await context.setOffline(true);
    await context.addInitScript(noteFirstRow);
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const page = await context.newPage();
      await page.goto(`${relay.url}/invoices`, { waitUntil: 'commit' });
      await page.waitForFunction(() => performance.getEntriesByName('first row').length > 0, undefined, { polling: 200 });
      times.push(await page.evaluate(() => performance.getEntriesByName('first row')[0]!.startTime));
      await page.close();
    }
    yield figure('cold start with no network to a usable list', 'ms', times, { median: 500 });
  } finally {
    await browser.close();
    await relay.stop();
  }
  const html = readFileSync(path.join(root, 'build', 'index.html'), 'utf8');
  // What the page asks for by itself; the list of the screens' files in its first script is for who has a company.
  const files = [...html.matchAll(/(?:href="|import\(")(\/_app\/immutable\/[\w./-]+\.js)"/g)].map(([, file]) => file!);
  const bytes = [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(root, 'build', file))).length, 0);
  yield figure('JavaScript before the first screen, gzip', 'kB', [bytes / 1000], { median: 150 });
}
