// A row of tabs that is wider than the phone.
import { expect, test } from './begun.ts';

test('fades where it goes on, and shows the chosen one whole', async ({ page }) => {
  await page.goto('/invoices');
  const row = page.getByRole('tablist');
  const faded = () => row.evaluate((element) => getComputedStyle(element).maskImage !== 'none');
  const cut = () => row.evaluate((element) => element.scrollWidth - element.clientWidth - element.scrollLeft > 1);
  await expect.poll(cut).toBe(true);
  await expect.poll(faded).toBe(true);
  // To the very edge of the screen: a row that stops before it looks as if it ended there.
  expect(await row.evaluate((element) => element.getBoundingClientRect().right)).toBe(page.viewportSize()?.width);

  const chosen = page.getByRole('tab', { selected: true });
  const count = await page.getByRole('tab').count();
  for (let at = 0; at < count; at++) {
    if (at > 0) await chosen.press('ArrowRight');
    await expect(page.getByRole('tab').nth(at)).toHaveAttribute('aria-selected', 'true');
    // Clear of the fading ends, too.
    await expect
      .poll(async () => {
        const [box, edge] = [await chosen.boundingBox(), await row.boundingBox()];
        return box && edge && box.x >= edge.x && box.x + box.width <= edge.x + edge.width;
      })
      .toBe(true);
  }
  await expect.poll(cut).toBe(false);
});
