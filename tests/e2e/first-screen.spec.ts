// How much JavaScript the first screen takes: everything that the browser asked for until it stands, counted in gzip.
import { gzipSync } from 'node:zlib';
import { expect, test } from './test.ts';

const LIMIT = 150_000;

// The worker fetches the whole app for later; that is not the first screen.
test.use({ serviceWorkers: 'block', expectedErrors: /Service Worker registration blocked/ });

test('the first screen takes at most 150 kB of JavaScript', async ({ page }) => {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) sizes.set(pathname, response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading').first()).toBeVisible();
  const all = await Promise.all(sizes.values());
  const total = all.reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: 'size', description: `${(total / 1000).toFixed(1)} kB gzip in ${all.length} files` });
  console.log(`first screen: ${(total / 1000).toFixed(1)} kB gzip in ${all.length} files`);
  expect(all.length).toBeGreaterThan(3);
  expect(total).toBeLessThanOrEqual(LIMIT);
});
