// The embedded picture of the document (BG-24).
import { base64 } from './base64.ts';
import { type Node, text } from './node.ts';

export interface EmbeddedPdf {
  /** The file, or its base64 text. */
  content: Uint8Array | string;
  filename: string;
}

/** AdditionalDocumentReference with the PDF; `number` identifies it (BT-122). */
export function pdfNode(pdf: EmbeddedPdf, number: string): Node {
  return {
    'cbc:ID': number,
    'cac:Attachment': {
      'cbc:EmbeddedDocumentBinaryObject': {
        '@mimeCode': 'application/pdf',
        '@filename': text(pdf.filename.replace(/[\n\t]/g, ' ')) ?? 'document.pdf',
        '#': typeof pdf.content === 'string' ? pdf.content : base64(pdf.content)
      }
    }
  };
}
