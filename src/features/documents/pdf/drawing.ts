// What the workers that draw PDFs are asked, and what they answer.
import type { SealedDocument } from '#domain/document/model.ts';
import type { Printable } from '#domain/pdf/printable.ts';
import type { Lang } from '#domain/record.ts';
import type { UblInvoice } from '#domain/ubl/read/invoice.ts';
import type { RenderedPdf, RenderOptions } from './render.ts';

export type Drawing =
  /** The PDF of a document, or of a draft. */
  | { draw: 'document'; doc: Printable; logo?: RenderOptions['logo'] }
  /** A readable page of an electronic invoice that came without one, with words in `lang`. */
  | { draw: 'invoice'; invoice: UblInvoice; lang: Lang }
  /** The PDF of a document, and its UBL with that PDF embedded. */
  | { draw: 'both'; sealed: SealedDocument; logo?: RenderOptions['logo']; filename: string }
  /** The UBL of a document, its PDF embedded. */
  | { draw: 'ubl'; sealed: SealedDocument; pdf: Uint8Array; filename: string };

export interface Drawn {
  document: RenderedPdf;
  both: { pdf: RenderedPdf; ubl: Uint8Array<ArrayBuffer> };
  invoice: Uint8Array<ArrayBuffer>;
  ubl: Uint8Array<ArrayBuffer>;
}
