// What comes by mistake or to do harm: each file with what the app says of it, all of it made here.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import JSZip from 'jszip';
import PdfPrinter from 'pdfmake';
import { type Paper, electronicInvoice } from './supplier-papers.ts';

export interface BadPaper extends Paper {
  /** What its page says of it; undefined where nothing is wrong with the file itself. */
  said?: RegExp;
}

const paper = (name: string, buffer: Buffer, said?: RegExp): BadPaper => ({ name, mimeType: 'application/octet-stream', buffer, ...(said && { said }) });
const text = (name: string, content: string, said?: RegExp) => paper(name, Buffer.from(content), said);

const invoice = (more: Parameters<typeof electronicInvoice>[0] = {}) => electronicInvoice(more).buffer.toString();
const withDoctype = (doctype: string, reference: string) => invoice().replace('?>\n', `?>\n${doctype}\n`).replace('Circulateur', reference);

const LAUGHS = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

/** A PDF of so many pages with a line of text each, written by hand. */
export function longPdf(pages: number): Buffer {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, i) => `${4 + 2 * i} 0 R`).join(' ')}] >>`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  for (let i = 0; i < pages; i++) {
    const stream = `BT /F1 12 Tf 50 700 Td (Page ${i + 1} of the terms) Tj ET`;
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`, `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
  }
  let body = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}

async function closedPdf(): Promise<Buffer> {
  const fonts = { Helvetica: { normal: 'Helvetica' } };
  PdfPrinter.setFonts(fonts);
  return PdfPrinter.createPdf({ content: ['Facture'], defaultStyle: { font: 'Helvetica' }, userPassword: 'secret', ownerPassword: 'secret' }).getBuffer();
}

const CRC = Array.from({ length: 256 }, (_, n) => Array.from({ length: 8 }).reduce<number>((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n));
const crc = (bytes: Uint8Array) => ~bytes.reduce((c, byte) => (CRC[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8), -1) >>> 0;

/** A white picture in one bit for each pixel: few bytes, however large. */
export function blankPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([head, body, sum]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  size.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height, 0xff);
  for (let y = 0; y < height; y++) rows[y * (Math.ceil(width / 8) + 1)] = 0;
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', size), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

async function zip(files: Record<string, string | Uint8Array>): Promise<Buffer> {
  const made = new JSZip();
  for (const [name, content] of Object.entries(files)) made.file(name, content, { createFolders: false });
  return made.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** One of each; those in the archives that are good come out of them. */
export async function badPapers(): Promise<BadPaper[]> {
  return [
    text('xxe.xml', withDoctype('<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'), /instructions dangereuses/),
    text('laughs.xml', withDoctype(`<!DOCTYPE Invoice [<!ENTITY l0 "ha">${LAUGHS}]>`, '&l9;'), /instructions dangereuses/),
    text('totals.xml', invoice({ number: 'T-1' }).replaceAll('>121.00<', '>131.00<'), /10,00/),
    text('namespaces.xml', invoice({ number: 'N-1' }).replaceAll('urn:oasis:names:specification:ubl', 'urn:example:not:ubl'), /n’est pas une facture électronique/),
    text('other.xml', invoice({ number: 'O-1', buyer: 'Boulangerie Epi', buyerVat: 'BE0458712010', seller: 'Garage Simon', vat: 'BE0123456749' }), /Boulangerie Epi/),
    text('cut.xml', invoice({ number: 'C-1' }).slice(0, 1500), /abîmé/),
    paper('closed.pdf', await closedPdf(), /mot de passe/),
    text('broken.pdf', `%PDF-1.7\n${'nothing of a PDF '.repeat(200)}`, /abîmé/),
    paper('pages.pdf', longPdf(600), /premières pages/),
    paper('program.pdf', Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(3000, 1)]), /n’est pas reconnu/),
    paper('pixels.png', blankPng(12_000, 10_000), /trop grand/),
    paper('photo.heic', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(5000, 3)]), /ne se montre pas/),
    paper('bomb.zip', await zip({ 'zeros.pdf': new Uint8Array(60_000_000), '../../../good.xml': invoice({ number: 'Z-1' }) }), /partie n’a pas pu être sortie/),
    paper('cut.zip', (await zip({ 'a.xml': invoice({ number: 'A-1' }) })).subarray(0, 400), /aucun document n’a pu/)
  ];
}

/** An XML of 100 MB on disk: more than is taken in. @returns its path */
export async function hugeXml(folder: string): Promise<string> {
  const file = path.join(folder, 'huge.xml');
  const [before, after] = invoice().split('<cac:InvoiceLine>') as [string, string];
  const line = `<cac:InvoiceLine>${after.replace('</Invoice>', '').trim()}`;
  await writeFile(file, `${before}${line.repeat(Math.ceil(100_000_000 / line.length))}</Invoice>`);
  return file;
}
