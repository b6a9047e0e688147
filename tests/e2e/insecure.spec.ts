// An address without TLS that is not this machine's own: no app, but a page that says why and what to do.
import { chromium } from '@playwright/test';
import { expect, test } from './test.ts';

test('an insecure address explains itself in four languages, and starts nothing', async ({ relay, launchOptions }) => {
  const args = [...(launchOptions.args ?? []), '--host-resolver-rules=MAP carnet.test 127.0.0.1'];
  const browser = await chromium.launch({ ...launchOptions, args });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`http://carnet.test:${relay.port}/invoices`);
  await page.waitForURL('**/insecure.html');
  for (const words of ['n’est pas protégée', 'niet beveiligd', 'nicht geschützt', 'not secure']) {
    await expect(page.getByRole('heading', { name: words })).toBeVisible();
  }
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  // The browser itself remarks that one header counts on secure addresses only.
  expect(errors.filter((text) => !text.startsWith('The Cross-Origin-Opener-Policy header has been ignored'))).toEqual([]);
  await browser.close();
});
