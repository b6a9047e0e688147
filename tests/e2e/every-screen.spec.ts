// Every screen with the sample company: no fault that axe finds (WCAG 2.2 AA), in light and in dark, nothing wider than the phone.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { expect, test } from './test.ts';

const SCREENS = [
  '/',
  '/invoices',
  '/invoices?tab=overdue',
  '/credit-notes',
  '/customers',
  '/customers/new',
  '/products',
  '/products/new',
  '/import',
  '/settings',
  '/settings/company',
  '/settings/numbering',
  '/settings/defaults',
  '/settings/texts',
  '/settings/appearance',
  '/settings/device',
  '/settings/devices',
  '/settings/remove',
  '/begin',
  '/join',
  '/recover',
  '/begin/company'
];

/** The last row in sight may lie half under the bottom bar until one scrolls: it counts when it is still hidden in the middle. */
async function stillHidden(page: Page, target: string): Promise<boolean> {
  await page.locator(target).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { violations } = await new AxeBuilder({ page }).include(target).withRules(['target-size']).analyze();
  return violations.length > 0;
}

async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const { id, node: { target, failureSummary = '' } } of await violationsOn(page)) {
    const [place = ''] = target.map(String);
    const hidden = id === 'target-size' && failureSummary.includes('partially obscured');
    if (!hidden || (await stillHidden(page, place))) faults.push(`${id}: ${place} ${failureSummary}`);
  }
  return faults;
}

/** A screen stands when its heading is drawn. */
const standing = (page: Page) => expect(page.locator('h1:visible, h2:visible').first()).toBeVisible();

async function faultsEverywhere(page: Page): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const screen of SCREENS) {
    await page.goto(screen);
    await standing(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const faults = [...(await faultsOf(page)), ...(wide > 0 ? [`wider than the screen by ${wide} px`] : [])];
    if (faults.length > 0) found[screen] = faults;
  }
  await page.goto('/invoices?tab=overdue');
  await page.getByRole('link', { name: /En retard/ }).first().click();
  await standing(page);
  const issued = await faultsOf(page);
  if (issued.length > 0) found['issued invoice'] = issued;
  await page.goto(`${new URL(page.url()).pathname}/pay`);
  await expect(page.getByRole('img').first()).toBeVisible();
  const pay = await faultsOf(page);
  if (pay.length > 0) found['payment QR'] = pay;
  return found;
}

// Twenty screens, each looked at by axe: minutes on a slow machine, the sample that is made first among them.
test.describe.configure({ timeout: 900_000 });

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /exemple/ }).click();
  await expect(page).toHaveURL(/\/$/, { timeout: 90_000 });
  await standing(page);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`no screen has a fault that axe finds: ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    expect(await faultsEverywhere(page)).toEqual({});
  });
}

test('on a tablet held sideways no label is broken within a word', async ({ page }) => {
  await page.setViewportSize({ width: 1180, height: 820 });
  const squeezed: Record<string, string[]> = {};
  for (const screen of SCREENS) {
    await page.goto(screen);
    await standing(page);
    const found = await page.evaluate(() => {
      const lines = (element: Element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 4))).size;
      };
      const labels = [...document.querySelectorAll<HTMLElement>('main :is(label:not(:has(input, button, select)), h2, dt)')].filter((label) => label.innerText.trim() !== '');
      return labels.filter((label) => lines(label) > 1 && lines(label) > label.innerText.trim().split(/[\s-]+/).length).map((label) => label.innerText.trim());
    });
    if (found.length > 0) squeezed[screen] = found;
  }
  expect(squeezed).toEqual({});
});
