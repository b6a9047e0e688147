// Documents and pictures read in a real browser under the app's own policy: what is found, what is refused and why, and the page not waiting.
import type { Page } from '@playwright/test';
import type { PdfName, Reading } from './reading.ts';
import { expect, test } from './test.ts';

declare const reading: Reading;

test.beforeEach(async ({ show }) => show('reading'));

const pdf = (page: Page, name: PdfName) => page.evaluate((name) => reading.pdf(name), name);

test('a PDF is understood by its text and its payment code', async ({ page }) => {
  const { type, understood, pages, codes, unreadable } = await pdf(page, 'invoice');
  expect({ type, pages, codes: codes?.map((code) => code.slice(0, 3)), unreadable }).toEqual({ type: 'application/pdf', pages: 1, codes: ['BCD'], unreadable: undefined });
  const { supplier, number, issueDate, total, communication, lines } = understood;
  expect({ vat: supplier.vatNumber?.value, iban: supplier.iban?.value, number: number?.value, issueDate: issueDate?.value, total: total?.value, communication: communication?.value, lines: lines?.value }).toEqual({
    vat: 'BE0987654394',
    iban: 'BE16985000000174',
    number: '2026-0217',
    issueDate: '2026-10-26',
    total: 206_742,
    communication: '202600021717',
    lines: [{ treatment: 'domestic', net: 195_040, rate: '6', vat: 11_702 }]
  });
  // Text and code agree: surer than each.
  expect([supplier.iban?.confidence, total?.confidence, communication?.confidence]).toEqual([99, 99, 99]);
});

test('a page of a PDF is drawn for the eye', async ({ page }) => {
  const drawn = await page.evaluate(() => reading.drawn(900));
  expect([drawn?.width, drawn?.height]).toEqual([900, 1273]);
  expect(drawn?.inked).toBeGreaterThan(0.01);
});

test('a PDF that cannot be read says why', async ({ page }) => {
  const said = async (name: PdfName) => {
    const { type, unreadable, pages, understood } = await pdf(page, name);
    return { type, unreadable, pages, supplier: understood.supplier };
  };
  expect(await said('encrypted')).toEqual({ type: 'application/pdf', unreadable: 'encrypted', pages: undefined, supplier: {} });
  expect(await said('broken')).toEqual({ type: 'application/pdf', unreadable: 'broken', pages: undefined, supplier: {} });
  expect(await said('empty')).toEqual({ type: 'application/pdf', unreadable: 'noText', pages: 1, supplier: {} });
  expect(await said('program')).toEqual({ type: 'application/octet-stream', unreadable: 'unknownType', pages: undefined, supplier: {} });
  expect(await said('long')).toEqual({ type: 'application/pdf', unreadable: 'tooManyPages', pages: 501, supplier: {} });
});

test('a file inside a PDF comes out as it went in', async ({ page }) => {
  const attachments = await page.evaluate(async () => (await reading.pdf('attached')).attachments?.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));
  expect(attachments).toEqual([['invoice.xml', '<Invoice/>']]);
});

test('the payment code is found in photos of twelve megapixels, large and small, and the page does not wait', async ({ page }) => {
  for (const codeShare of [0.24, 0.16, 0.12]) {
    const { read, blocked } = await page.evaluate((codeShare) => reading.photo(3000, 4000, { codeShare }), codeShare);
    const { supplier, total, communication } = read.understood;
    expect([codeShare, supplier.name?.value, supplier.iban?.value, total?.value, communication?.value]).toEqual([codeShare, 'Menuiserie Delvaux SRL', 'BE80985000010177', 174_000, '202600021717']);
    expect(blocked).toBeLessThan(1_000);
  }
});

test('a picture that must not or cannot be decoded says why', async ({ page }) => {
  const said = (kind: 'huge' | 'cut' | 'heic') => page.evaluate(async (kind) => (await reading.badPicture(kind)).unreadable, kind);
  expect([await said('huge'), await said('cut'), await said('heic')]).toEqual(['tooManyPixels', 'pictureUnreadable', 'heicUnreadable']);
});

test('a photographed paper is found, cut out and made small, and stays readable', async ({ page }) => {
  const made = await page.evaluate(() => reading.straightened(3000, 4000));
  if (!made.ok) throw new Error(made.fault);
  const off = made.corners.map(({ x, y }, i) => Math.hypot(x - [0.12, 0.86, 0.9, 0.08][i]!, y - [0.06, 0.1, 0.95, 0.92][i]!));
  expect(Math.max(...off)).toBeLessThan(0.012);
  expect([made.found, made.type, made.codes?.length, made.height]).toEqual([true, 'image/jpeg', 1, 2200]);
  expect(made.size).toBeLessThanOrEqual(500_000);
});

test('the person’s corners are taken as they are', async ({ page }) => {
  const corners = [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 0.5 }, { x: 0, y: 0.5 }] as const;
  const made = await page.evaluate((corners) => reading.straightened(800, 1000, corners), corners);
  expect(made.ok && [made.found, made.width, made.height, made.corners]).toEqual([false, 800, 500, corners]);
});

test('corners are moved by keys and by dragging, within the picture', async ({ page, accessible }) => {
  const corner = page.getByRole('button', { name: /^Coin en haut à gauche/ });
  await corner.press('Shift+ArrowRight');
  await corner.press('ArrowDown');
  await corner.press('ArrowLeft');
  await expect(page.locator('output')).toContainText('3 [{"x":0.045');
  await expect(corner).toHaveAccessibleName('Coin en haut à gauche, 5 % depuis la gauche, 1 % depuis le haut');
  for (let i = 0; i < 3; i++) await corner.press('Shift+ArrowUp');
  await expect(page.locator('output')).toContainText('"y":0}');
  const other = page.getByRole('button', { name: /^Coin en bas à droite/ });
  const box = (await other.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 60, box.y - 80, { steps: 4 });
  await page.mouse.up();
  const placed = JSON.parse((await page.locator('output').textContent())!.replace(/^\d+ /, '')) as { x: number; y: number }[];
  expect([placed[2]!.x < 0.95, placed[2]!.y < 0.95, placed[3]!.x]).toEqual([true, true, 0]);
  await accessible();
});
