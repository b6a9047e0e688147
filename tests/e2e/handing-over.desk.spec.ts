// At the desk: lines dragged by the mouse, the PDF beside its facts, and the ways out: share, print, mark as sent.
import { expect, test } from './begun.ts';
import { makeDraft } from './drafts.ts';
import { typeLine } from './small-company.ts';

test('lines are dragged, the PDF is shown, shared and printed', async ({ page }) => {
  await page.addInitScript(() => {
    const shared: string[] = [];
    const printed: string[] = [];
    Object.assign(globalThis, { shared, printed });
    // Noted in the page, whichever frame is printed: headless Chromium now and then ends when it really prints a PDF.
    globalThis.print = () => void (globalThis.parent as unknown as { printed: string[] }).printed.push(location.protocol);
    navigator.canShare = () => true;
    navigator.share = (data) => {
      shared.push(...(data?.files ?? []).map(({ name, type }) => `${name} ${type}`));
      return shared.length === 1 ? Promise.reject(new DOMException('closed', 'AbortError')) : Promise.resolve();
    };
  });
  const draft = await makeDraft(page);
  await page.goto(`/invoices/${draft}`);
  for (const name of ['Seconde', 'Troisième']) {
    await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
    await typeLine(page, { name, price: '10' });
    await page.keyboard.press('Escape');
  }
  const lines = () => page.locator('[data-line] .name').allTextContents();
  await expect.poll(lines).toEqual(['Entretien annuel', 'Seconde', 'Troisième']);
  const handle = page.getByRole('button', { name: 'Déplacer la ligne 3' });
  const [from, to] = [await handle.boundingBox(), await page.getByRole('button', { name: 'Déplacer la ligne 1' }).boundingBox()];
  if (!from || !to) throw new Error('the handles have no place');
  const grip = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  // Let go by Escape, it is as it was.
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x, to.y, { steps: 6 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(lines).toEqual(['Entretien annuel', 'Seconde', 'Troisième']);
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x, to.y - 2, { steps: 6 });
  await page.mouse.up();
  await expect.poll(lines).toEqual(['Troisième', 'Entretien annuel', 'Seconde']);

  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByRole('heading', { name: /\d{4}-0001/ }).first()).toBeVisible();
  await page.goto(`/invoices/${draft}?full`);
  await expect(page.getByTitle(/Facture \d{4}-0001/)).toBeVisible();
  await expect(page.getByTitle(/Facture \d{4}-0001/)).toHaveAttribute('src', /^blob:/);

  // Closing the share sheet is no sharing; the second time it is, and "sent" is offered.
  const handOver = page.getByRole('button', { name: 'Remettre au client' }).first();
  await handOver.click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('UBL').check();
  const share = sheet.getByRole('button', { name: 'Partager' });
  await sheet.getByLabel('UBL').uncheck();
  await share.click();
  await expect(sheet).toBeVisible();
  await share.click();
  await expect(sheet).toBeHidden();
  const shared = await page.evaluate(() => (globalThis as unknown as { shared: string[] }).shared);
  expect(shared.every((file) => /-0001 Ahmed Benali\.pdf application\/pdf$/.test(file))).toBe(true);
  await expect(page.getByRole('region', { name: 'Messages' }).getByText(/-0001/)).toBeVisible();

  await handOver.click();
  await sheet.getByRole('button', { name: 'Imprimer' }).click();
  await expect(page.locator('iframe[data-print]')).toHaveAttribute('src', /^blob:/);
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as { printed: string[] }).printed)).toEqual(['blob:']);
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Marquer comme envoyée' }).last().click();
  await expect(page.getByRole('main').getByText('Envoyée', { exact: true })).toBeVisible();
});
