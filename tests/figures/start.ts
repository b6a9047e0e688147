// The app itself: from a cold start with no network to a list that can be used, and the JavaScript before the first screen.
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../checks/root.ts';
import { startRelay } from '../e2e/relay.ts';
import { launch } from './browser.ts';
import { type Figure, figure } from './figures.ts';

const RUNS = 7;

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
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const page = await context.newPage();
      const start = performance.now();
      await page.goto(`${relay.url}/invoices`, { waitUntil: 'commit' });
      await page.getByRole('link', { name: /Échéance|Payée/ }).first().waitFor();
      times.push(performance.now() - start);
      await page.close();
    }
    yield figure('cold start with no network to a usable list', 'ms', times, 500);
  } finally {
    await browser.close();
    await relay.stop();
  }
  const html = readFileSync(path.join(root, 'build', 'index.html'), 'utf8');
  const files = [...html.matchAll(/\/_app\/immutable\/[\w./-]+\.js/g)].map(([file]) => file);
  const bytes = [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(root, 'build', file))).length, 0);
  yield figure('JavaScript before the first screen, gzip', 'kB', [bytes / 1000], 150);
}
