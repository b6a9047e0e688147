// Papers as a camera or a scanner gives them: pictures, with no text in them. All names and numbers are invented.
import type { Browser } from '@playwright/test';
import PdfPrinter from 'pdfmake';
import { paper, table } from '../purchases/paper.ts';
import type { Paper } from './supplier-papers.ts';

/** A French invoice of 1 500.00 without VAT, at two rates, for the company of the tests. */
const INVOICE = paper(
  [40, 40, 'Menuiserie Delvaux SRL', 16],
  [40, 62, 'Chaussée de Louvain 210'],
  [40, 75, '5004 Bouge'],
  [40, 88, 'TVA BE 0123.456.749'],
  [340, 110, 'Chauffage Lambrecht'],
  [340, 123, 'Chaussée de Dinant 214'],
  [340, 136, '5000 Namur'],
  [340, 149, 'TVA BE 0987.654.394'],
  [40, 190, 'FACTURE', 20],
  [40, 225, 'Facture n° : 2026-0217'],
  [40, 239, 'Date de facture : 12/11/2026'],
  [40, 253, 'Échéance : 12/12/2026'],
  ...table([40, 300, 360, 430, 500], 300, [
    ['Description', 'Quantité', 'Prix', 'TVA', 'Total HTVA'],
    ['Porte intérieure en chêne', '2', '500,00', '21 %', '1.000,00'],
    ['Rénovation châssis', '1', '500,00', '6 %', '500,00']
  ]),
  ...table([300, 380, 460], 400, [
    ['Taux', 'Base', 'TVA'],
    ['21 %', '1.000,00', '210,00'],
    ['6 %', '500,00', '30,00']
  ]),
  [300, 460, 'Total HTVA'],
  [-560, 460, '1.500,00 €'],
  [300, 474, 'Total TVA'],
  [-560, 474, '240,00 €'],
  [300, 488, 'Total TVAC'],
  [-560, 488, '1.740,00 €'],
  [40, 560, 'À verser sur le compte BE80 9850 0001 0177 avec la communication'],
  [40, 574, '+++202/6000/21717+++'],
  [40, 800, 'Menuiserie Delvaux SRL – Chaussée de Louvain 210, 5004 Bouge – TVA BE 0123.456.749 – RPM Namur', 8]
);

/** The invoice drawn by the browser: as a photo of a sheet that lies a little askew on a table, half in shadow; or flat, as a scanner sees it. */
async function picture(browser: Browser, how: 'photo' | 'scan'): Promise<Buffer> {
  const { width, height, items } = INVOICE;
  const margin = how === 'photo' ? 50 : 0;
  const page = await browser.newPage({ viewport: { width: width + 2 * margin, height: height + 2 * margin }, deviceScaleFactor: 2.8 });
  const light = how === 'photo' ? 'linear-gradient(100deg, white 40%, #b8b8b8)' : 'white';
  const text = items.map(({ text, x, y, height: size }) => `<span style="left:${x}px;top:${y}px;font-size:${size}px">${text}</span>`).join('');
  await page.setContent(`<style>
    body { margin: 0; overflow: hidden; background: #33302c }
    main { position: absolute; inset: ${margin}px; background: ${light}; font-family: Arial, sans-serif; rotate: ${how === 'photo' ? 1.2 : 0}deg }
    span { position: absolute; white-space: pre; line-height: 1.15; color: #222 }
  </style><main>${text}</main>`);
  const bytes = await page.screenshot({ type: 'jpeg', quality: 80 });
  await page.close();
  return bytes;
}

/** A photo of an invoice, without any code on it. */
export async function photoOfInvoice(browser: Browser, name = 'photo.jpg'): Promise<Paper> {
  return { name, mimeType: 'image/jpeg', buffer: await picture(browser, 'photo') };
}

/** The same from a scanner: a PDF of a picture. */
export async function scannedInvoice(browser: Browser): Promise<Paper> {
  const image = `data:image/jpeg;base64,${(await picture(browser, 'scan')).toString('base64')}`;
  PdfPrinter.setFonts({ Helvetica: { normal: 'Helvetica' } });
  const pdf = PdfPrinter.createPdf({ pageSize: 'A4', pageMargins: 0, content: [{ image, width: 595 }], defaultStyle: { font: 'Helvetica' } });
  return { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await pdf.getBuffer()) };
}
