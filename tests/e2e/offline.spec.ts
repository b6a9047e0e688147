// The ground: the app opens with no network, under a strict policy, and takes a new version only when told to.
import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { startRelay } from './relay.ts';
import { makeSecondBuild } from './second-build.ts';
import { expect, test } from './test.ts';

/** Resolves when the worker is active and has taken the page: from then on nothing needs the network. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

function entryScript(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('link[rel="modulepreload"]')?.getAttribute('href') ?? '');
}

function buildCaches(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys());
}

test.describe('policy', () => {
  test.use({ expectedErrors: /requires 'Trusted(HTML|Script)' assignment/ });

  test('lets no markup and no script in', async ({ page }) => {
    const answer = await page.goto('/');
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self' 'sha256-");
    await expect(page.getByRole('heading').first()).toBeVisible();

    const refused = await page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<img src="x">';
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    });
    expect(refused).toBe(true);

    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.append('globalThis.ran = true');
      document.head.append(script);
      return 'ran' in globalThis;
    });
    expect(ran).toBe(false);
  });
});

test('opens again at any address when nothing answers any more', async ({ page }) => {
  const relay = await startRelay();
  await page.goto(relay.url);
  await kept(page);
  await relay.stop();
  for (const address of ['/', '/?from=icon', '/not/yet/known']) {
    await page.goto(relay.url + address);
    await expect(page.locator('#app')).not.toBeEmpty();
  }
  const all = await page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const kept = (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname);
    // The worker's own note is no file.
    const present = kept.filter((address) => address !== '/.older');
    const answers = await Promise.all(present.map((address) => fetch(address).then((response) => response.status)));
    return { count: present.length, statuses: [...new Set(answers)] };
  });
  expect(all.count).toBeGreaterThan(10);
  expect(all.statuses).toEqual([200]);
});

test('leaves the API of the relay alone', async ({ page, relay }) => {
  await page.goto('/');
  await kept(page);
  const [health, unknown] = await page.evaluate(async () => {
    const health = await fetch('/healthz');
    const unknown = await fetch('/_app/version.json');
    return [await health.json(), unknown.status];
  });
  expect(health).toEqual({ status: 'ok' });
  expect(unknown).toBe(200);
  expect(relay.port).toBeGreaterThan(0);
});

test('takes a new version only when told to, and keeps the old one for a page that still runs on it', async ({ context, page }) => {
  const first = await startRelay();
  const { url, port } = first;
  await page.goto(url);
  await kept(page);
  const other = await context.newPage();
  await other.goto(url);
  const before = await entryScript(page);
  await first.stop();

  const folder = await makeSecondBuild();
  const second = await startRelay({ web: folder, port });
  await page.reload();
  expect(await entryScript(page)).toBe(before);
  await expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))).toBe(true);

  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
    await taken;
  });
  expect(await entryScript(page)).toBe(before);
  await page.reload();
  expect(await entryScript(page)).not.toBe(before);

  // The other page has not been touched, and what it may still load is there, though no server has it any more.
  expect(await entryScript(other)).toBe(before);
  expect(await other.evaluate((address) => fetch(address).then((answer) => answer.status), before)).toBe(200);
  expect(await buildCaches(page)).toHaveLength(2);

  await other.close();
  await page.reload();
  await expect.poll(() => buildCaches(page)).toHaveLength(1);

  await second.stop();
  await page.reload();
  await expect(page.locator('#app')).not.toBeEmpty();
  await rm(folder, { recursive: true });
});
