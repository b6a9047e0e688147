// The phone's list over 100,000 rows, and the bar at the thumb.
import { expect, test } from './test.ts';

test('scrolling far draws the rows there, under the head of their month', async ({ page, show }) => {
  await show('list');
  await expect(page.getByRole('heading', { name: 'Novembre 2026' })).toBeInViewport();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.getByText('0000', { exact: true })).toBeInViewport();
  expect(await page.getByRole('listitem').count()).toBeLessThan(80);
  // The head of the month sticks under the head of the page.
  const head = page.getByRole('heading', { level: 2 }).first();
  await expect(head).toBeInViewport();
});

test('a document takes the place of the list, with the way back and no bar', async ({ page, show }) => {
  await show('list');
  await page.getByRole('link', { name: /Thibault/ }).first().tap();
  await expect(page.getByRole('heading', { level: 1, name: '2026-99998' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Menu principal' })).toBeHidden();
  await page.getByRole('link', { name: 'Retour' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Factures' })).toBeVisible();
});

test('"More" holds the whole menu; "+" offers what can be made', async ({ page, show, accessible }) => {
  await show('list');
  await page.getByRole('button', { name: 'Plus' }).tap();
  await expect(page.getByRole('dialog').getByRole('link', { name: 'Produits' })).toBeVisible();
  await accessible();
  await page.getByRole('button', { name: 'Fermer' }).tap();
  await page.getByRole('button', { name: 'Créer' }).tap();
  await expect(page.getByRole('menuitem', { name: 'Facture' })).toBeVisible();
});

test('nothing to press is smaller than 44 by 44', async ({ page, show }) => {
  for (const part of ['form', 'list', 'document'] as const) {
    await show(part);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, a[href], select, label:has(input)')]
        .filter((element) => element.checkVisibility() && !element.closest('.skip, .unseen'))
        .map((element) => ({ name: (element.ariaLabel ?? element.textContent).trim(), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
        .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`)
    );
    expect(small, part).toEqual([]);
  }
});

test('at 320 pixels nothing stands out sideways', async ({ page, show }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const part of ['form', 'list', 'document'] as const) {
    await show(part);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), part).toBeLessThanOrEqual(320);
  }
});
