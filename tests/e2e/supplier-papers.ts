// What suppliers send, made for the tests: a photo of a payment code, an electronic invoice, a printed one.
import { readFile } from 'node:fs/promises';
import bwip from 'bwip-js/node';
import QRCode from 'qrcode';
import { writePayload } from '#domain/epc/payload.ts';
import { renderPdf } from '#features/documents/pdf/render.ts';
import { sample } from '../pdf/samples.ts';
import type { Mark } from '../purchases/paper.ts';
import { writtenPdf } from '../purchases/written-pdf.ts';

export interface Paper {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A picture of an EPC payment code with room around it, as a phone would take it. */
export async function photoOfCode({ name = 'Sanitherm Distribution SA', iban = 'BE62985000008561', cents = 18_463, reference = '081026341710' } = {}): Promise<Paper> {
  const payload = writePayload({ name, iban, cents, reference });
  if (!payload.ok) throw new Error(payload.fault);
  return { name: 'photo.png', mimeType: 'image/png', buffer: await QRCode.toBuffer(payload.value, { errorCorrectionLevel: 'M', margin: 12, scale: 8 }) };
}

/** An invoice of 100.00 at 21 % by Peppol BIS Billing 3.0. `inside`: the PDF that it carries. */
export function electronicInvoice({ number = 'F26/104417', date = '2026-11-17', net = 100, seller = 'Sanitherm Distribution SA', vat = 'BE0458712010', buyer = 'Chauffage Lambrecht', buyerVat = 'BE0987654394', currency = 'EUR', inside = '' } = {}): Paper {
  const tax = (net * 21) / 100;
  const amount = (value: number) => value.toFixed(2);
  const party = (role: string, name: string, number: string) => `<cac:${role}><cac:Party>
    <cbc:EndpointID schemeID="0208">${number.slice(2)}</cbc:EndpointID>
    <cac:PostalAddress><cbc:StreetName>Rue du Port 7</cbc:StreetName><cbc:CityName>Namur</cbc:CityName><cbc:PostalZone>5000</cbc:PostalZone><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID>${number}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName><cbc:CompanyID schemeID="0208">${number.slice(2)}</cbc:CompanyID></cac:PartyLegalEntity>
  </cac:Party></cac:${role}>`;
  const page = inside && `<cac:AdditionalDocumentReference><cbc:ID>page</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="page.pdf">${Buffer.from(inside).toString('base64')}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;
  const category = `<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>`;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  <cbc:ID>${number}</cbc:ID><cbc:IssueDate>${date}</cbc:IssueDate><cbc:DueDate>2026-12-31</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode><cbc:BuyerReference>NA</cbc:BuyerReference>
  ${page}${party('AccountingSupplierParty', seller, vat)}
  ${party('AccountingCustomerParty', buyer, buyerVat)}
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>+++081/0263/41710+++</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>BE62985000008561</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:TaxTotal><cbc:TaxAmount currencyID="${currency}">${amount(tax)}</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="${currency}">${amount(net)}</cbc:TaxableAmount><cbc:TaxAmount currencyID="${currency}">${amount(tax)}</cbc:TaxAmount>${category}</cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="${currency}">${amount(net)}</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="${currency}">${amount(net)}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="${currency}">${amount(net + tax)}</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="${currency}">${amount(net + tax)}</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="${currency}">${amount(net)}</cbc:LineExtensionAmount><cac:Item><cbc:Name>Circulateur</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount currencyID="${currency}">${amount(net)}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>
`;
  return { name: 'sanitherm.xml', mimeType: 'application/xml', buffer: Buffer.from(xml) };
}

/** The PDF of an invoice of 242.00, as this app prints it for another company. */
export async function printedInvoice({ number = 'B-2026-0417', seller = 'Bois du Condroz', net = '200' } = {}): Promise<Paper & { cents: number }> {
  const doc = sample({
    ...{ number, communication: '081026341710', lines: [{ name: 'Chevrons', unitPrice: net, rate: '21' }] },
    seller: { name: seller, legalForm: 'SA', enterpriseNumber: '0123456749', vatNumber: 'BE0123456749', iban: 'BE80985000010177', email: 'info@condroz.example' },
    buyer: { type: 'company', name: 'Chauffage Lambrecht', enterpriseNumber: '0987654394', vatNumber: 'BE0987654394', address: { street: 'Chaussée de Dinant 214', postcode: '5000', city: 'Namur', country: 'BE' } }
  });
  const { bytes } = await renderPdf(doc, { readFont: (file) => readFile(file) });
  return { name: 'condroz.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes), cents: doc.totals.payable };
}

/** A PDF that asks for a password: what its dictionary says of it fits none. */
export function lockedPdf(): Paper {
  const unfit = '00'.repeat(32);
  const text = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/O<${unfit}>/U<${unfit}>/P -4>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<${'11'.repeat(16)}><${'11'.repeat(16)}>]/Size 5>>
%%EOF
`;
  return { name: 'secret.pdf', mimeType: 'application/pdf', buffer: Buffer.from(text) };
}

/** A PDF whose page asks for `total` and whose electronic invoice, inside it, for 121.00. */
export function pdfWithInvoice({ number = 'F26/104417', total = '121,00' } = {}): Paper {
  const marks: Mark[] = [
    [60, 60, 'Sanitherm Distribution SA', 16],
    [60, 82, 'Rue du Port 7, 5000 Namur - TVA BE 0458.712.010'],
    [60, 140, `Facture ${number}`, 14],
    [60, 170, 'Date de facture: 17/11/2026'],
    [300, 170, "Date d'échéance: 31/12/2026"],
    [60, 200, 'Chauffage Lambrecht - TVA BE 0987.654.394'],
    [60, 300, 'Base 21 %'],
    [400, 300, total === '121,00' ? '100,00' : '200,00'],
    [60, 316, 'TVA 21 %'],
    [400, 316, total === '121,00' ? '21,00' : '42,00'],
    [60, 340, 'Total à payer', 12],
    [400, 340, `${total} EUR`, 12],
    [60, 400, 'IBAN BE62 9850 0000 8561 - communication +++081/0263/41710+++']
  ];
  const inside = [{ name: 'facture.xml', content: electronicInvoice({ number }).buffer.toString('utf8') }];
  return { name: 'sanitherm.pdf', mimeType: 'application/pdf', buffer: writtenPdf(marks, inside) };
}

/** Kinds of codes by the encoder's names. */
export type CodeKind = 'code128' | 'ean13' | 'interleaved2of5' | 'code39' | 'datamatrix' | 'pdf417' | 'qrcode';

/** A picture of a code of any kind with room around it. */
export async function photoOfBarcode(bcid: CodeKind, text: string): Promise<Paper> {
  const linear = !['datamatrix', 'pdf417', 'qrcode'].includes(bcid);
  const picture = await bwip.toBuffer({ bcid, text, scale: 3, padding: 20, backgroundcolor: 'FFFFFF', ...(linear && { height: 15 }) });
  return { name: `${bcid}.png`, mimeType: 'image/png', buffer: Buffer.from(picture) };
}
