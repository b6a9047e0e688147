// Opens PDFs with pdf.js: its own worker reads, nothing in a document is run, nothing is fetched.
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { TextPage } from '#domain/purchase/recognise/page.ts';
import { pass, refuse, type Result } from '#domain/result.ts';
import { startWorker } from '../worker-address.ts';
import { pageText } from './page-text.ts';

export type PdfFault = 'encrypted' | 'broken';

export interface PdfAttachment {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface OpenPdf {
  /** Pages. */
  count: number;
  /** The text of a page, from 1, with its places in points. */
  text(page: number): Promise<TextPage>;
  /** Draws a page into the canvas, `width` pixels wide; an unfinished drawing on the same canvas must be awaited first. */
  draw(page: number, canvas: HTMLCanvasElement, width: number): Promise<void>;
  /** Width and height of a page in points. */
  size(page: number): Promise<{ width: number; height: number }>;
  /** Files inside it: Factur-X, e-FFF. */
  attachments(): Promise<PdfAttachment[]>;
  /** To be called when it is no longer shown: its worker ends. */
  close(): Promise<void>;
}

/** Pixels of one picture in a page beyond which it is not drawn. */
const MOST_IMAGE_PIXELS = 100_000_000;
/** Bytes of the files inside it, all together. */
const MOST_ATTACHED = 50_000_000;

/** Opens a PDF; the bytes stay as they are. Faults: it asks for a password, or it is broken beyond repair. */
export async function openPdf(bytes: Uint8Array): Promise<Result<OpenPdf, PdfFault>> {
  const { getDocument, PDFWorker } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const port = startWorker('pdf');
  const worker = PDFWorker.create({ port, verbosity: 0 });
  const end = async (task: { destroy(): Promise<void> }) => {
    await task.destroy();
    worker.destroy();
    port.terminate();
  };
  // A copy: pdf.js hands its bytes over to the worker.
  const task = getDocument({
    data: bytes.slice(),
    worker,
    verbosity: 0,
    disableWorkerRendering: true,
    enableXfa: false,
    useWasm: false,
    maxImageSize: MOST_IMAGE_PIXELS
  });
  const failed = new Promise<never>((_, reject) => port.addEventListener('error', () => reject(new Error('The worker of PDFs did not start.'))));
  try {
    return pass(opened(await Promise.race([task.promise, failed]), () => end(task)));
  } catch (error) {
    await end(task);
    return refuse((error as Error).name === 'PasswordException' ? 'encrypted' : 'broken');
  }
}

function opened(pdf: PDFDocumentProxy, close: () => Promise<void>): OpenPdf {
  const withPage = async <T>(number: number, act: (page: PDFPageProxy) => Promise<T>): Promise<T> => {
    const page = await pdf.getPage(number);
    try {
      return await act(page);
    } finally {
      page.cleanup();
    }
  };
  return {
    count: pdf.numPages,
    text: (number) => withPage(number, async (page) => pageText(await page.getTextContent(), page.getViewport({ scale: 1 }))),
    size: (number) =>
      withPage(number, async (page) => {
        const { width, height } = page.getViewport({ scale: 1 });
        return { width, height };
      }),
    draw: (number, canvas, width) =>
      withPage(number, async (page) => {
        const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
        Object.assign(canvas, { width: Math.round(viewport.width), height: Math.round(viewport.height) });
        // As for print: drawn at once, not frame by frame, so in a page that is not shown too.
        await page.render({ canvas, viewport, intent: 'print', background: 'white' }).promise;
      }),
    async attachments() {
      const found: PdfAttachment[] = [];
      let left = MOST_ATTACHED;
      for (const [id, { filename }] of (await pdf.getAttachments()) ?? []) {
        const content = await pdf.getAttachmentContent(id);
        if (!content || content.length > left) continue;
        left -= content.length;
        found.push({ name: filename, bytes: new Uint8Array(content) });
      }
      return found;
    },
    close
  };
}
