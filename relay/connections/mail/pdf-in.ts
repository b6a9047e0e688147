// The PDF that a UBL carries (BIS Billing 3: cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject).
import { SaxesParser } from 'saxes';
import type { Bytes } from '#sync/bytes.ts';

/** Undefined where there is none, and for what is no XML. */
export function pdfIn(xml: Bytes): Buffer | undefined {
  const parser = new SaxesParser({ xmlns: true });
  let [base64, within, done] = ['', false, false];
  parser.on('opentag', ({ local, attributes }) => {
    within = !done && local === 'EmbeddedDocumentBinaryObject' && attributes['mimeCode']?.value === 'application/pdf';
  });
  parser.on('text', (text) => {
    if (within) base64 += text;
  });
  parser.on('closetag', () => {
    done ||= within;
    within = false;
  });
  try {
    parser.write(new TextDecoder('utf-8', { fatal: true }).decode(xml)).close();
  } catch {
    return undefined;
  }
  const pdf = Buffer.from(base64, 'base64');
  return pdf.subarray(0, 5).toString('latin1') === '%PDF-' ? pdf : undefined;
}
