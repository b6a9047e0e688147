// A readable page of an electronic invoice that came without one.
import type { Lang } from '#domain/record.ts';
import type { UblInvoice } from '#domain/ubl/read/invoice.ts';
import { ublPageDefinition } from '#domain/ubl/read/page-definition.ts';
import { renderDefinition } from '#features/documents/pdf/render.ts';

/** Its PDF, marked as drawn from the data, with words in `lang`. */
export const ublPage = (invoice: UblInvoice, lang: Lang): Promise<Uint8Array<ArrayBuffer>> => renderDefinition(ublPageDefinition(invoice, lang)).then(({ bytes }) => bytes);
