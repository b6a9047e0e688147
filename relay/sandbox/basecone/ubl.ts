// What Basecone asks of a UBL: a whole Invoice or CreditNote of version 2.0 or 2.1; and the PDF inside it.
import { SaxesParser } from 'saxes';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
/** Without these a document is incomplete: the shortest list that every UBL has. */
const NEEDED = ['ID', 'IssueDate', 'AccountingSupplierParty', 'AccountingCustomerParty', 'LegalMonetaryTotal'];
/** Enough base64 to see how a PDF begins. */
const BEGINNING = 64;

export interface Ubl {
  /** A PDF stands in an EmbeddedDocumentBinaryObject. */
  hasPdf: boolean;
}

/** @returns undefined when it is no XML, no UBL, of another version, or incomplete */
export function readUbl(bytes: Uint8Array): Ubl | undefined {
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  const present = new Set<string>();
  let root = '';
  let version = '';
  let text: string | undefined;
  let hasPdf = false;
  parser.on('opentag', ({ local, uri, attributes }) => {
    path.push(local);
    if (path.length === 1) root = `${uri}#${local}`;
    if (path.length === 2) present.add(local);
    const isPdf = local === 'EmbeddedDocumentBinaryObject' && uri === `${UBL}CommonBasicComponents-2` && attributes['mimeCode']?.value === 'application/pdf';
    text = isPdf || (local === 'UBLVersionID' && path.length === 2) ? '' : undefined;
  });
  parser.on('text', (piece) => {
    if (text !== undefined && text.length < BEGINNING) text += piece.trim().slice(0, BEGINNING);
  });
  parser.on('closetag', ({ local }) => {
    if (local === 'UBLVersionID' && path.length === 2) version = text ?? '';
    if (local === 'EmbeddedDocumentBinaryObject' && text !== undefined) hasPdf ||= Buffer.from(text, 'base64').toString('latin1').startsWith('%PDF-');
    text = undefined;
    path.pop();
  });
  try {
    parser.write(decoded(bytes)).close();
  } catch {
    return undefined;
  }
  const isUbl = root === `${UBL}Invoice-2#Invoice` || root === `${UBL}CreditNote-2#CreditNote`;
  return isUbl && /^(2\.[01])?$/.test(version) && NEEDED.every((name) => present.has(name)) ? { hasPdf } : undefined;
}

/** By the encoding that the XML declares, UTF-8 else. @throws {Error} when there is no such encoding, or the bytes are not in it */
function decoded(bytes: Uint8Array): string {
  const [, label] = /^<\?xml[^>]*\sencoding=["']([\w-]+)["']/.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1')) ?? [];
  return new TextDecoder(label ?? 'utf-8', { fatal: true }).decode(bytes);
}
