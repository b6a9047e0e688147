// Barcodes on photographed documents, with no network: what says something is read, the rest can be copied and opens nothing.
import { expectAccessible } from './axe.ts';
import { expect, test } from './begun.ts';
import { keptOnDevice, switchOn } from './small-company.ts';
import { type CodeKind, photoOfBarcode } from './supplier-papers.ts';

test('offline: barcodes of a photo are read, or shown as they are', async ({ page, context }) => {
  await switchOn(page);
  await keptOnDevice(page);
  await context.setOffline(true);
  await page.goto('/to-process');

  const read: readonly (readonly [CodeKind, string])[] = [
    ['code128', '081026341710'],
    ['interleaved2of5', '081026341710'],
    ['code39', '081026341710'],
    ['datamatrix', 'F26/104417;+++081/0263/41710+++'],
    ['pdf417', 'ref=081026341710 BE62985000008561']
  ];
  const received = page.getByRole('list').getByRole('link', { name: /Sans nom|\.png/ });
  for (const [before, [kind, text]] of read.entries()) {
    await test.step(kind, async () => {
      await page.locator('[data-receive=files]').setInputFiles([await photoOfBarcode(kind, text)]);
      // Receiving goes on beside: the new one stands first once it is there.
      await expect(received).toHaveCount(before + 1);
      await received.first().click();
      await expect(page.getByLabel('Communication')).toHaveValue('+++081/0263/41710+++');
      await expect(page.getByRole('region', { name: 'Codes sur le document' })).toContainText(text);
      await page.goto('/to-process');
    });
  }

  await test.step('others stay text', async () => {
    await page.locator('[data-receive=files]').setInputFiles([await photoOfBarcode('qrcode', 'https://example.be/suivi?x=1')]);
    await expect(received).toHaveCount(read.length + 1);
    await received.first().click();
    const codes = page.getByRole('region', { name: 'Codes sur le document' });
    await expect(codes.getByText('https://example.be/suivi?x=1')).toBeVisible();
    await expect(codes.getByRole('link')).toHaveCount(0);
    await expect(codes.getByRole('button', { name: 'Copier le code' })).toBeVisible();
    await expect(page.getByLabel('Communication')).toHaveValue('');
    await expectAccessible(page);
  });
});
