// A photo that came on its side: turned where it is looked at and where it is set upright; what was received stays as it came.
import type { Page } from '@playwright/test';
import { expect, test } from './begun.ts';
import { switchOn } from './small-company.ts';

/** A picture wider than high, red on its left with a white edge all around: PNG, so without any word on how it was held. */
async function onItsSide(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 });
    const pen = canvas.getContext('2d', { willReadFrequently: true })!;
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, 800, 600);
    pen.fillStyle = 'red';
    pen.fillRect(20, 20, 180, 560);
    return canvas.toDataURL('image/png').split(',')[1]!;
  });
  return Buffer.from(base64, 'base64');
}

/** Size of the picture that is shown, and on which side its red is. */
const shown = (page: Page) =>
  page.getByRole('img', { name: /^Photo / }).evaluate((image: HTMLImageElement) => {
    const { naturalWidth: width, naturalHeight: height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d', { willReadFrequently: true })!;
    pen.drawImage(image, 0, 0);
    const redAt = (x: number, y: number) => pen.getImageData(Math.round(x * (width - 1)), Math.round(y * (height - 1)), 1, 1).data[1]! < 128;
    const side = [['left', 0.05, 0.5], ['top', 0.5, 0.05], ['right', 0.95, 0.5], ['bottom', 0.5, 0.95]] as const;
    return `${width}x${height} ${side.filter(([, x, y]) => redAt(x, y)).map(([name]) => name).join(' ')}`;
  });

test('a photo on its side is turned, and stays as it came beside that', async ({ page }) => {
  await switchOn(page);
  const buffer = await onItsSide(page);
  await page.goto('/to-process');
  await page.locator('[data-receive=files]').setInputFiles([{ name: 'ticket.png', mimeType: 'image/png', buffer }]);
  await page.getByRole('link', { name: /ticket/ }).click();
  await expect.poll(() => shown(page)).toBe('800x600 left');

  await page.getByRole('button', { name: 'Tourner à droite' }).click();
  await expect.poll(() => shown(page)).toBe('600x800 top');
  await page.getByRole('button', { name: 'Tourner à droite' }).click();
  await expect.poll(() => shown(page)).toBe('800x600 right');
  await page.getByRole('button', { name: 'Tourner à gauche' }).click();
  await expect.poll(() => shown(page)).toBe('600x800 top');
  await page.reload();
  await expect.poll(() => shown(page)).toBe('600x800 top');

  // What came is there too, byte for byte.
  await page.getByRole('tab', { name: 'ticket.png' }).click();
  await expect.poll(() => shown(page)).toBe('800x600 left');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).equals(buffer)).toBe(true);

  // Where it is set upright it is turned by itself, from the photo as it came.
  await page.getByRole('button', { name: 'Redresser' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Tourner à gauche' }).click();
  await expect.poll(() => sheet.getByRole('img').evaluate((image: HTMLImageElement) => `${image.naturalWidth}x${image.naturalHeight}`)).toBe('600x800');
  await sheet.getByRole('button', { name: 'Garder ainsi' }).click();
  await expect(sheet).toBeHidden();
  await page.getByRole('tab', { name: 'Redressée' }).click();
  await expect.poll(() => shown(page)).toMatch(/ bottom$/);
});
