// A PDF that has its electronic invoice inside: read from it, what is wrong in it said, and whether its page asks for the same.
import { expectAccessible } from './axe.ts';
import { expect, test } from './begun.ts';
import { switchOn } from './small-company.ts';
import { pdfWithInvoice } from './supplier-papers.ts';

test('the invoice inside a PDF is used, and its page compared with it', async ({ page }) => {
  await switchOn(page);
  await page.getByRole('link', { name: 'À traiter' }).click();
  await page.locator('[data-receive=files]').setInputFiles([pdfWithInvoice()]);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await expect(page.getByLabel('Numéro', { exact: true })).toHaveValue('F26/104417');
  await expect(page.getByText('Lignes, TVA et total concordent avec la page')).toBeVisible();
  await expect(page.getByText(/diffèrent/)).toHaveCount(0);
  await test.step('what a field holds is marked where it stands, and no longer when it is left', async () => {
    const sheet = page.getByRole('img', { name: /sanitherm.pdf/ });
    const marks = sheet.locator('.place');
    await expect(marks).toHaveCount(0);
    // As the page was written: number, date, due date, total, account, communication, supplier.
    const expected: readonly (readonly [label: string, x: number, y: number, wide: number])[] = [
      ['Numéro', 60, 140, 130],
      ['Date', 60, 170, 140],
      ['Échéance', 300, 170, 140],
      ['Total écrit sur le document', 400, 340, 60],
      ['Compte (IBAN)', 60, 400, 170],
      ['Communication', 60, 400, 310],
      ['Fournisseur', 60, 60, 220]
    ];
    for (const [label, x, y, wide] of expected) {
      await page.getByLabel(new RegExp(`^${label.replace(/[()]/g, '\\$&')}`)).first().focus();
      await expect(marks).toHaveCount(1);
      await expect(marks).toBeInViewport();
      const [paper, mark] = [await sheet.boundingBox(), await marks.boundingBox()];
      const scale = 595 / paper!.width;
      const [left, top, right, bottom] = [(mark!.x - paper!.x) * scale, (mark!.y - paper!.y) * scale, (mark!.x + mark!.width - paper!.x) * scale, (mark!.y + mark!.height - paper!.y) * scale];
      expect(left, label).toBeGreaterThan(x - 6);
      expect(right, label).toBeLessThan(x + wide + 6);
      expect(top, label).toBeGreaterThan(y - 8);
      expect(bottom, label).toBeLessThan(y + 24);
    }
    await expectAccessible(page);
    await page.getByLabel('Note', { exact: false }).last().focus();
    await expect(marks).toHaveCount(0);
  });

  // Only the file says what was bought.
  await page.getByRole('button', { name: /Traiter/ }).click();
  await expect(page.getByText('Rien à traiter')).toBeVisible();
  await page.getByRole('link', { name: 'Achats', exact: true }).click();
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await page.locator('main').getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Reprendre dans les produits' }).click();
  await expect(page.getByText('Circulateur')).toBeVisible();

  await page.goto('/to-process');
  await page.locator('[data-receive=files]').setInputFiles([pdfWithInvoice({ number: 'F26/104418', total: '242,00' })]);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  const findings = page.getByRole('region', { name: 'Dans le fichier du fournisseur' });
  await expect(findings.getByText(/242,00 EUR.*121,00 EUR.*diffèrent/)).toBeVisible();
  await expect(page.getByLabel('Numéro', { exact: true })).toHaveValue('F26/104418');
  await expect(page.getByText('Lignes, TVA et total concordent avec la page')).toHaveCount(0);
});
