// Our own UBL as the peer wants it: JSON by element names, attributes as `name@attribute`, repeatable elements as arrays.
import { parseXmlDocument, type Element } from 'slimdom';
import type { SealedDocument } from '#domain/document/model.ts';
import { toUbl } from '#domain/ubl/to-ubl.ts';

/** Elements that the peer's schema has as arrays. */
const REPEATED = new Set([
  ...['cac:TaxTotal', 'cac:TaxSubtotal', 'cac:InvoiceLine', 'cac:PaymentMeans', 'cac:PartyTaxScheme', 'cac:PartyIdentification'],
  ...['cac:AllowanceCharge', 'cac:AdditionalDocumentReference', 'cac:BillingReference', 'cac:CommodityClassification', 'cac:AdditionalItemProperty', 'cbc:Note']
]);

type Json = string | { [name: string]: Json | Json[] };

/** The peer takes several tax schemes of the seller, one of the buyer. */
const isRepeated = (name: string, within: Element): boolean =>
  REPEATED.has(name) && !(name === 'cac:PartyTaxScheme' && (within.parentNode as Element).nodeName === 'cac:AccountingCustomerParty');

function jsonOf(element: Element): Json {
  const children = element.childNodes.filter((node): node is Element => node.nodeType === 1);
  if (children.length === 0) return element.textContent ?? '';
  const json: { [name: string]: Json | Json[] } = {};
  for (const child of children) {
    const name = child.nodeName;
    const value = jsonOf(child);
    if (isRepeated(name, element)) json[name] = [...((json[name] as Json[] | undefined) ?? []), value];
    else json[name] = value;
    for (const { name: attribute, value: text } of child.attributes) if (!attribute.startsWith('xmlns')) json[`${name}@${attribute}`] = text;
  }
  return json;
}

/** @returns what `InvoiceService.generate` takes */
export function peerInvoice(sealed: SealedDocument): unknown {
  const root = parseXmlDocument(toUbl(sealed)).documentElement!;
  return { 'ubl:Invoice': jsonOf(root) };
}
