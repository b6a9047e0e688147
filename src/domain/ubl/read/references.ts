// References to other documents (BT-10 … BT-18, BG-3) and supporting documents (BG-24).
import { all, attribute, child, textAt, type XmlElement } from './element.ts';
import type { Remark, UblAttachment, UblReference, UblReferences } from './invoice.ts';
import { identifierOf, said } from './party.ts';
import { dateAt } from './values.ts';

/** UNCL1001: invoiced object. */
const INVOICED_OBJECT = '130';

function correctedOf(remarks: Remark[], root: XmlElement): UblReference[] {
  return all(root, 'cac:BillingReference').flatMap((one) => {
    const reference = child(one, 'cac:InvoiceDocumentReference') ?? child(one, 'cac:CreditNoteDocumentReference');
    const number = textAt(reference, 'cbc:ID');
    return number === undefined ? [] : [said<UblReference>({ number, issueDate: dateAt(remarks, reference, 'cbc:IssueDate') })];
  });
}

/** All references of the document. */
export function referencesOf(remarks: Remark[], root: XmlElement): UblReferences {
  const id = (name: string) => textAt(root, name, 'cbc:ID');
  const object = all(root, 'cac:AdditionalDocumentReference').find((one) => textAt(one, 'cbc:DocumentTypeCode') === INVOICED_OBJECT);
  return said<UblReferences>({
    buyer: textAt(root, 'cbc:BuyerReference'),
    order: id('cac:OrderReference'),
    salesOrder: textAt(root, 'cac:OrderReference', 'cbc:SalesOrderID'),
    contract: id('cac:ContractDocumentReference'),
    project: id('cac:ProjectReference'),
    despatch: id('cac:DespatchDocumentReference'),
    receipt: id('cac:ReceiptDocumentReference'),
    tender: id('cac:OriginatorDocumentReference'),
    object: identifierOf(child(object, 'cbc:ID')),
    corrected: correctedOf(remarks, root)
  });
}

/** Spellings of types that older programs write. */
function mimeOf(written: string | undefined): string | undefined {
  const mime = written?.toLowerCase();
  if (mime && /^(?:[a-z]+\/)?(?:x-)?(?:pdf|acrobat)$/.test(mime)) return 'application/pdf';
  return mime === 'image/jpg' ? 'image/jpeg' : mime;
}

/** The element whose text may be as long as the file. */
export const BINARY_OBJECT = 'cbc:EmbeddedDocumentBinaryObject';

/** Files within, and addresses of files elsewhere, which nobody fetches by themselves. */
export function attachmentsOf(root: XmlElement): UblAttachment[] {
  return all(root, 'cac:AdditionalDocumentReference').flatMap((reference) =>
    all(reference, 'cac:Attachment').flatMap((attachment) => {
      const object = child(attachment, BINARY_OBJECT);
      const base64 = object?.text.trim() || undefined;
      const uri = textAt(attachment, 'cac:ExternalReference', 'cbc:URI');
      if (base64 === undefined && uri === undefined) return [];
      return said<UblAttachment>({
        id: textAt(reference, 'cbc:ID'),
        description: textAt(reference, 'cbc:DocumentDescription') ?? textAt(reference, 'cbc:DocumentType'),
        name: attribute(object, 'filename'),
        mime: mimeOf(attribute(object, 'mimeCode')),
        base64,
        uri
      });
    })
  );
}
