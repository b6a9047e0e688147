// A new version is offered, and comes by the person's press alone: what is being typed goes on, and is still there afterwards.
import { rm } from 'node:fs/promises';
import { startRelay } from './relay.ts';
import { makeSecondBuild } from './second-build.ts';
import { beginCompany, keptOnDevice, newCustomer, typeLine } from './small-company.ts';
import { expect, test } from './test.ts';

test.describe('with a relay of its own', () => {
  // A relay that can be stopped and started again with another build.
  const own = test.extend<{ first: Awaited<ReturnType<typeof startRelay>> }>({
    first: async ({}, use) => use(await startRelay()),
    baseURL: async ({ first }, use) => use(first.url)
  });

  own('the new version waits for its button, and typing is not disturbed', async ({ page, first }) => {
    await beginCompany(page);
    await keptOnDevice(page);
    // The locator outlives the page's being loaded again.
    const script = () => page.locator('link[rel="modulepreload"][href*="/entry/start"]').getAttribute('href');
    const before = await script();
    await page.goto('/invoices/new');
    await newCustomer(page, 'Ahmed Benali');
    await typeLine(page, { name: 'Entretien', price: '100' });
    await first.stop();
    const folder = await makeSecondBuild();
    const second = await startRelay({ web: folder, port: first.port });

    const description = page.getByRole('combobox', { name: 'Description' });
    await description.focus();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await page.keyboard.press('End');
    await page.keyboard.type(' annuel');
    const offer = page.getByRole('button', { name: 'Nouvelle version' });
    await expect(offer).toBeVisible();
    await page.keyboard.type(' complet');
    await expect(description).toBeFocused();
    await expect(description).toHaveValue('Entretien annuel complet');
    expect(await script()).toBe(before);

    await offer.click();
    await expect.poll(script).not.toBe(before);
    await expect(page.getByText('Entretien annuel complet')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Nouvelle version' })).toBeHidden();
    await second.stop();
    await rm(folder, { recursive: true });
  });
});
