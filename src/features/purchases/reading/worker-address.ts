// The workers that read documents.
import pdfAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { trustedWorkers } from '#features/app/trusted-workers.ts';
import pixelsAddress from './picture/pixels.worker.ts?worker&url';
import xmlAddress from './xml/xml.worker.ts?worker&url';

/** A new worker of a kind. */
export const startWorker = trustedWorkers('carnet-reading', { pdf: pdfAddress, pixels: pixelsAddress, xml: xmlAddress });
