// What a restore or an erasure that was killed left on the device goes at the next start, and the settings show from their fast copy.
import { beginCompany } from './small-company.ts';
import { expect, test } from './test.ts';

const databases = () => indexedDB.databases().then((all) => all.map(({ name }) => name ?? ''));

test('the rest of a killed restore is deleted at a later start; the company that is there stays', async ({ page }) => {
  await beginCompany(page);
  // A page without the app, which would sweep as soon as it has nothing else to do.
  await page.goto('/insecure.html');
  await page.evaluate(async () => {
    const opened = (request: IDBOpenDBRequest) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
      });
    (await opened(indexedDB.open('carnet-rest', 1))).close();
    const device = await opened(indexedDB.open('carnet-device'));
    const act = device.transaction('rests', 'readwrite');
    act.objectStore('rests').put({ database: 'carnet-rest' });
    await new Promise((resolve) => act.addEventListener('complete', resolve));
    device.close();
  });
  expect(await page.evaluate(databases)).toContain('carnet-rest');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Chauffage Lambrecht' })).toBeVisible();
  await expect.poll(() => page.evaluate(databases)).not.toContain('carnet-rest');
  const left = await page.evaluate(databases);
  expect(left.filter((name) => /^carnet-(?!device)/.test(name) && !name.endsWith('-settings'))).toHaveLength(1);
  expect(left.some((name) => name.endsWith('-settings'))).toBe(true);

  // A change in the settings is there at once after the next start.
  await page.goto('/settings/company');
  await page.getByLabel('Nom', { exact: true }).fill('Chauffage Lambrecht & Fils');
  await page.getByLabel('Nom', { exact: true }).blur();
  await expect(page.getByText('Enregistré').first()).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Chauffage Lambrecht & Fils' })).toBeVisible();
});
