// A received UBL file with a page for people put into it: the other side keeps no electronic invoice without one.
import { base64 } from './base64.ts';
import { charsetOf, decode } from './read/decode.ts';
import { pdfOf } from './read/attachment.ts';
import { readUbl } from './read/read-ubl.ts';

const AGGREGATES = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2';
const BASICS = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';
/** What may stand right after AdditionalDocumentReference, by the order of UBL 2.1 (Invoice, CreditNote); a party always does. */
const AFTER: Record<string, readonly string[]> = {
  Invoice: ['ProjectReference', 'Signature', 'AccountingSupplierParty'],
  CreditNote: ['StatementDocumentReference', 'OriginatorDocumentReference', 'Signature', 'AccountingSupplierParty']
};

const escaped = (text: string): string => text.replace(/[^ -~]|[&<>"]/gu, (char) => `&#${char.codePointAt(0)};`);

/** The prefix under which a namespace is known, with its colon; '' where it is the default. */
function prefixOf(attributes: string, namespace: string): string | undefined {
  const found = [...attributes.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].find(([, , double, single]) => (double ?? single) === namespace);
  return found && (found[1] ? `${found[1]}:` : '');
}

/**
 * The same file with a PDF as its additional document (BG-24); every other byte of it stays as it is.
 * @param xml as it was received @param name of the PDF @returns undefined where nothing can be put into it: then it is no plain invoice, or of an encoding
 * other than those of one byte for what is ASCII
 */
export function withPage(xml: Uint8Array, pdf: Uint8Array, name: string): Uint8Array<ArrayBuffer> | undefined {
  const charset = charsetOf(xml);
  if (!charset || charset.name.startsWith('utf-16')) return undefined;
  // A character for each byte: places in the text are places in the file.
  const text = [...decode(xml, { name: 'windows-1252', skip: 0, assumed: true })].join('');
  const root = /<(?:[\w.-]+:)?(Invoice|CreditNote)(\s[^>]*)>/.exec(text);
  const [aggregate, basic] = [prefixOf(root?.[2] ?? '', AGGREGATES), prefixOf(root?.[2] ?? '', BASICS)];
  if (!root || aggregate === undefined || basic === undefined) return undefined;
  const begun = Math.max(root.index + root[0].length, /<\/(?:[\w.-]+:)?UBLExtensions\s*>/.exec(text)?.index ?? 0);
  const next = new RegExp(`<${aggregate.replace('.', '\\.')}(?:${AFTER[root[1]!]!.join('|')})[\\s/>]`, 'g');
  next.lastIndex = begun;
  const at = next.exec(text)?.index;
  if (at === undefined) return undefined;
  const [open, close] = [(tag: string, of: string, more = '') => `<${of}${tag}${more}>`, (tag: string, of: string) => `</${of}${tag}>`];
  const label = escaped(name);
  const reference = [
    ...[open('AdditionalDocumentReference', aggregate), open('ID', basic), label, close('ID', basic), open('Attachment', aggregate)],
    open('EmbeddedDocumentBinaryObject', basic, ` mimeCode="application/pdf" filename="${label}"`),
    ...[base64(pdf), close('EmbeddedDocumentBinaryObject', basic), close('Attachment', aggregate), close('AdditionalDocumentReference', aggregate)]
  ].join('');
  const added = Uint8Array.from(reference, (char) => char.charCodeAt(0));
  const whole = new Uint8Array(xml.length + added.length);
  whole.set(xml.subarray(0, at));
  whole.set(added, at);
  whole.set(xml.subarray(at), at + added.length);
  // Read again: what was put in must be found there, and nothing else may have changed its place.
  const read = readUbl(whole);
  return read.ok && pdfOf(read.value) ? whole : undefined;
}
