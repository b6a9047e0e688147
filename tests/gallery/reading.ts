// Runs in the browser: documents and pictures of every sort, good and bad, read by what reads purchases.
import { paymentPayload } from '#domain/epc/payment.ts';
import type { Corners } from '#domain/purchase/picture/corners.ts';
import { openPdf } from '#features/purchases/reading/pdf/open-pdf.ts';
import { straighten } from '#features/purchases/reading/picture/straighten.ts';
import { readFile } from '#features/purchases/reading/read-file.ts';
import { renderPdf } from '#features/documents/pdf/render.ts';
import { wholeOf } from '#features/documents/pdf/writer/gathered.ts';
import type { OpenPdf } from '#features/documents/pdf/writer/open-pdf.ts';
import { encodeQr } from '#ui/qr.ts';
import { sample } from '../pdf/samples.ts';

const OWN = { name: 'Atelier Lumen SRL', vatNumber: 'BE0123456749', enterpriseNumber: '0123456749' };
const TODAY = '2026-11-20';

/** A payment code as the supplier's program wrote it. */
export const PAYMENT = { name: 'Menuiserie Delvaux SRL', iban: 'BE80985000010177', cents: 174_000, currency: 'EUR', communication: '202600021717' };

interface PdfMake {
  createPdf(definition: object): { getStream(): Promise<OpenPdf>; getBuffer(): Promise<Uint8Array> };
}

/** A PDF of any pages, or locked, or with files inside, by the writer of our own documents. */
async function writePdf(definition: object): Promise<Uint8Array<ArrayBuffer>> {
  // Its fonts are there once a document was made.
  await renderPdf(sample({}));
  const { default: pdfMake } = await import('pdfmake/build/pdfmake.js');
  const pdf = (pdfMake as unknown as PdfMake).createPdf({ defaultStyle: { font: 'Text' }, ...definition });
  // The writer was hastened by the first: what it wrote is taken as our own documents are.
  return (await wholeOf(await pdf.getStream())) ?? new Uint8Array(await pdf.getBuffer());
}

const invoice = async () => (await renderPdf(sample({}))).bytes;

const PDFS = {
  invoice,
  encrypted: () => writePdf({ content: ['Facture'], userPassword: 'geheim' }),
  broken: async () => (await invoice()).slice(0, 900),
  long: () => writePdf({ content: Array.from({ length: 501 }, (_, i) => ({ text: `Facture n° 7-${i}`, pageBreak: i > 0 ? 'before' : undefined })) }),
  empty: () => writePdf({ content: [''] }),
  attached: () => writePdf({ content: ['Facture'], files: { invoice: { src: `data:text/xml;base64,${btoa('<Invoice/>')}`, name: 'invoice.xml' } } }),
  program: async () => new Uint8Array([0x4d, 0x5a, 0x90, 0, ...new TextEncoder().encode('%PDF-1.7 facture.pdf')])
} satisfies Record<string, () => Promise<Uint8Array<ArrayBuffer>>>;

export type PdfName = keyof typeof PDFS;

/**
 * A photo of a paper on a table: turned and in perspective by its corners, with lines of writing, a code of `codeShare` of its
 * width, and the noise of a camera.
 */
async function photo(width: number, height: number, { codeShare = 0.16, corners }: { codeShare?: number; corners?: Corners } = {}): Promise<Blob> {
  const payload = paymentPayload(PAYMENT);
  const matrix = await encodeQr(payload.ok ? payload.value : '');
  const paper = new OffscreenCanvas(1240, 1754);
  const ink = paper.getContext('2d')!;
  ink.fillStyle = '#f4f2ec';
  ink.fillRect(0, 0, 1240, 1754);
  ink.fillStyle = '#22211f';
  ink.font = '34px sans-serif';
  for (let line = 0; line < 26; line++) ink.fillText(`Menuiserie Delvaux SRL, poste ${line}, 1.234,5${line % 10}`, 110, 140 + line * 44);
  const module = (1240 * codeShare) / matrix!.size;
  matrix!.modules.forEach((dark, i) => {
    if (dark) ink.fillRect(900 - 1240 * codeShare + (i % matrix!.size) * module, 1640 - 1240 * codeShare + Math.floor(i / matrix!.size) * module, module + 0.5, module + 0.5);
  });
  const table = new OffscreenCanvas(width, height);
  const view = table.getContext('2d')!;
  view.fillStyle = '#5b4636';
  view.fillRect(0, 0, width, height);
  drawIn(view, paper, corners ?? [{ x: 0.12, y: 0.06 }, { x: 0.86, y: 0.1 }, { x: 0.9, y: 0.95 }, { x: 0.08, y: 0.92 }], { width, height });
  const pixels = view.getImageData(0, 0, width, height);
  for (let i = 0, seed = 7; i < pixels.data.length; i += 4) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    const noise = (seed >> 16) % 17 - 8;
    for (let part = 0; part < 3; part++) pixels.data[i + part]! += noise;
  }
  view.putImageData(pixels, 0, 0);
  return table.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}

/** The paper between four corners, strip by strip: each is a parallelogram. */
function drawIn(view: OffscreenCanvasRenderingContext2D, paper: OffscreenCanvas, corners: Corners, { width, height }: { width: number; height: number }): void {
  const [a, b, c, d] = corners.map(({ x, y }) => ({ x: x * width, y: y * height }));
  const strips = 240;
  for (let i = 0; i < strips; i++) {
    const share = i / strips;
    const left = { x: a!.x + (d!.x - a!.x) * share, y: a!.y + (d!.y - a!.y) * share };
    const right = { x: b!.x + (c!.x - b!.x) * share, y: b!.y + (c!.y - b!.y) * share };
    const step = { x: (d!.x - a!.x) / paper.height, y: (d!.y - a!.y) / paper.height };
    view.setTransform((right.x - left.x) / paper.width, (right.y - left.y) / paper.width, step.x, step.y, left.x, left.y);
    view.drawImage(paper, 0, (share * paper.height) | 0, paper.width, paper.height / strips + 3, 0, 0, paper.width, paper.height / strips + 3);
  }
  view.resetTransform();
}

const reading = {
  async pdf(name: PdfName) {
    return readFile({ bytes: await PDFS[name](), own: OWN, today: TODAY });
  },
  async bytes(base64: string) {
    return readFile({ bytes: Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)), own: OWN, today: TODAY });
  },
  /** Whether a page is drawn: its size, and the share of its pixels that are not white. */
  async drawn(width: number) {
    const open = await openPdf(await PDFS.invoice());
    if (!open.ok) return undefined;
    const canvas = document.createElement('canvas');
    await open.value.draw(1, canvas, width);
    await open.value.close();
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, height: canvas.height, inked: data.filter((value, i) => i % 4 === 0 && value < 128).length / (data.length / 4) };
  },
  /** A photo read, with how long that took in milliseconds, and the longest time that the page could do nothing. */
  async photo(width: number, height: number, options?: { codeShare?: number }) {
    const bytes = new Uint8Array(await (await photo(width, height, options)).arrayBuffer());
    let [last, blocked] = [performance.now(), 0];
    const beat = setInterval(() => {
      blocked = Math.max(blocked, performance.now() - last);
      last = performance.now();
    }, 10);
    const start = performance.now();
    const read = await readFile({ bytes, own: OWN, today: TODAY });
    clearInterval(beat);
    return { read, ms: performance.now() - start, blocked };
  },
  async straightened(width: number, height: number, corners?: Corners) {
    const made = await straighten(await photo(width, height), corners);
    if (!made.ok) return made;
    const { blob, ...rest } = made.value;
    // What comes out is read again.
    const { codes } = await readFile({ bytes: new Uint8Array(await blob.arrayBuffer()), own: OWN, today: TODAY });
    return { ok: true as const, ...rest, size: blob.size, type: blob.type, codes };
  },
  /** A picture whose header says that it is of 12,000 by 10,000, and another that is cut off. */
  async badPicture(kind: 'huge' | 'cut' | 'heic') {
    const canvas = new OffscreenCanvas(60, 60);
    canvas.getContext('2d')!.fillRect(0, 0, 60, 60);
    let bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
    if (kind === 'huge') {
      const view = new DataView(bytes.buffer);
      view.setUint32(16, 12_000);
      view.setUint32(20, 10_000);
    }
    if (kind === 'cut') bytes = bytes.slice(0, 40);
    if (kind === 'heic') bytes = Uint8Array.from([0, 0, 0, 24, ...new TextEncoder().encode('ftypheic'), 0, 0, 0, 0, ...new TextEncoder().encode('mif1heic')]);
    return readFile({ bytes, own: OWN, today: TODAY });
  },
  picture: (width: number, height: number) => photo(width, height)
};

export type Reading = typeof reading;
Object.assign(globalThis, { reading });
export { reading };
