// An issued document as UBL 2.1 by EN 16931 and Peppol BIS Billing 3.0, or BIS Self-Billing 3.0. Import it when it is used: the XML writer is large.
import { isCredit } from '../document/kinds.ts';
import type { SealedDocument } from '../document/model.ts';
import type { EmbeddedPdf } from './attachment.ts';
import { documentNode } from './document.ts';
import { writeXml } from './write-xml.ts';

export type { EmbeddedPdf } from './attachment.ts';

const SCHEMAS = 'urn:oasis:names:specification:ubl:schema:xsd:';

/**
 * @param options.pdf the printed document, embedded as BG-24
 * @returns the XML text, to be encoded in UTF-8. It depends on the seal (and the PDF) alone: the same bytes every time.
 */
export function toUbl(sealed: SealedDocument, options: { pdf?: EmbeddedPdf } = {}): string {
  const root = isCredit(sealed.kind) ? 'CreditNote' : 'Invoice';
  return writeXml({
    [root]: {
      '@xmlns': `${SCHEMAS}${root}-2`,
      '@xmlns:cac': `${SCHEMAS}CommonAggregateComponents-2`,
      '@xmlns:cbc': `${SCHEMAS}CommonBasicComponents-2`,
      ...documentNode(sealed, options.pdf)
    }
  });
}
