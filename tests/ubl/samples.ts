// Invoices of suppliers for the tests of the reader, in the dialects that are met in Belgium. Numbers are well formed and belong to nobody.

const CBC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';
const CAC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2';
export const INVOICE = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';
export const CREDIT_NOTE = 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2';
const BILLING = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';

/** Enterprise numbers of the supplier, of the company that reads, and of another one. */
export const SUPPLIER = '0987654394';
export const OWN = '0123456749';
export const OTHER = '1000000021';
export const IBAN = 'BE16985000000174';
/** `%PDF-1.7`, in base64. */
export const PDF = 'JVBERi0xLjcK';

/** In the encoding that the file says. */
export const bytesOf = (xml: string): Uint8Array =>
  xml.startsWith('<?xml version="1.0" encoding="ISO-8859-1"') ? Uint8Array.from(xml, (char) => char.charCodeAt(0)) : new TextEncoder().encode(xml);

interface PartyFacts {
  name?: string;
  number?: string;
  vat?: string;
  country?: string;
}

const partyXml = (role: 'Supplier' | 'Customer', { name = role, number, vat = number && `BE${number}`, country = 'BE' }: PartyFacts) => `
  <cac:Accounting${role}Party><cac:Party>
    ${number ? `<cbc:EndpointID schemeID="0208">${number}</cbc:EndpointID>` : ''}
    <cac:PostalAddress><cbc:StreetName>Rue Haute 1</cbc:StreetName><cbc:CityName>Namur</cbc:CityName><cbc:PostalZone>5000</cbc:PostalZone>
      <cac:Country><cbc:IdentificationCode>${country}</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    ${vat ? `<cac:PartyTaxScheme><cbc:CompanyID>${vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>` : ''}
    <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName>${number ? `<cbc:CompanyID schemeID="0208">${number}</cbc:CompanyID>` : ''}</cac:PartyLegalEntity>
  </cac:Party></cac:Accounting${role}Party>`;

const eur = (name: string, amount: string, currency = 'EUR') => `<cbc:${name} currencyID="${currency}">${amount}</cbc:${name}>`;
const categoryXml = (element: string, category: string, percent: string, more = '') =>
  `<cac:${element}><cbc:ID>${category}</cbc:ID>${percent && `<cbc:Percent>${percent}</cbc:Percent>`}${more}<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:${element}>`;

export interface Facts {
  seller?: PartyFacts;
  buyer?: PartyFacts;
  currency?: string;
  category?: string;
  percent?: string;
  reason?: string;
  net?: string;
  vat?: string;
  gross?: string;
  payable?: string;
  totals?: string;
  lineNet?: string;
  paymentId?: string;
  account?: string;
  head?: string;
  note?: string;
}

/** An invoice of one line by BIS Billing 3: EUR 100 at 21 % unless told. */
export function peppol(facts: Facts = {}): string {
  const { currency = 'EUR', category = 'S', percent = '21', net = '100.00', vat = '21.00', gross = '121.00', payable = gross, lineNet = net } = facts;
  const reason = facts.reason ? `<cbc:TaxExemptionReasonCode>${facts.reason}</cbc:TaxExemptionReasonCode>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="${INVOICE}" xmlns:cac="${CAC}" xmlns:cbc="${CBC}">
  <cbc:CustomizationID>${BILLING}</cbc:CustomizationID><cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  <cbc:ID>F-77</cbc:ID><cbc:IssueDate>2026-11-03</cbc:IssueDate><cbc:DueDate>2026-12-03</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  ${facts.note ? `<cbc:Note>${facts.note}</cbc:Note>` : ''}<cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode><cbc:BuyerReference>NA</cbc:BuyerReference>${facts.head ?? ''}
  ${partyXml('Supplier', { name: 'Fournitures Lenoir SRL', number: SUPPLIER, ...facts.seller })}${partyXml('Customer', { name: 'Chaleur &amp; Confort', number: OWN, ...facts.buyer })}
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>${facts.paymentId ?? '+++202/6000/21717+++'}</cbc:PaymentID>
    <cac:PayeeFinancialAccount><cbc:ID>${facts.account ?? IBAN}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:TaxTotal>${eur('TaxAmount', vat, currency)}<cac:TaxSubtotal>${eur('TaxableAmount', net, currency)}${eur('TaxAmount', vat, currency)}${categoryXml('TaxCategory', category, percent, reason)}</cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal>${eur('LineExtensionAmount', net, currency)}${eur('TaxExclusiveAmount', net, currency)}${eur('TaxInclusiveAmount', gross, currency)}${facts.totals ?? ''}${eur('PayableAmount', payable, currency)}</cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">4</cbc:InvoicedQuantity>${eur('LineExtensionAmount', lineNet, currency)}
    <cac:Item><cbc:Name>Vanne thermostatique</cbc:Name>${categoryXml('ClassifiedTaxCategory', category, percent)}</cac:Item>
    <cac:Price>${eur('PriceAmount', '2500', currency)}<cbc:BaseQuantity unitCode="C62">100</cbc:BaseQuantity></cac:Price></cac:InvoiceLine>
</Invoice>`;
}

/** What e-FFF calls a category: a code in its name, the rate at the subtotal. */
const efffTax = (name: string, percent: string, base: string, vat: string) =>
  `<cac:TaxSubtotal>${eur('TaxableAmount', base)}${eur('TaxAmount', vat)}<cbc:Percent>${percent}</cbc:Percent>
  <cac:TaxCategory><cbc:Name>${name}</cbc:Name><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>`;

const efffLine = (id: string, name: string, tax: string, net: string) =>
  `<cac:InvoiceLine><cbc:ID>${id}</cbc:ID><cbc:InvoicedQuantity>1</cbc:InvoicedQuantity>${eur('LineExtensionAmount', net)}
  <cac:TaxTotal>${tax}</cac:TaxTotal><cac:Item><cbc:Description>${name}</cbc:Description></cac:Item></cac:InvoiceLine>`;

/** e-FFF on UBL 2.0: codes in names, VAT on the lines, several addresses of one BIC, the due date with the payment, the PDF under another type. */
export function efff({ type = '380', sign = '' }: { type?: string; sign?: '' | '-' } = {}): string {
  const party = (role: string, name: string, number: string) => `<cac:Accounting${role}Party><cac:Party>
    <cac:PartyName><cbc:Name>${name}</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cbc:StreetName>Kerkstraat</cbc:StreetName><cbc:BuildingNumber>4</cbc:BuildingNumber><cbc:CityName>Gent</cbc:CityName><cbc:PostalZone>9000</cbc:PostalZone>
      <cac:Country><cbc:IdentificationCode listID="ISO3166-1">BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID schemeID="BE:VAT">BE ${number.slice(0, 4)}.${number.slice(4, 7)}.${number.slice(7)}</cbc:CompanyID><cac:TaxScheme><cbc:ID>BTW</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
  </cac:Party></cac:Accounting${role}Party>`;
  return `<?xml version="1.0" encoding="ISO-8859-1"?>
<ns:Invoice xmlns:ns="${INVOICE}" xmlns:cac="${CAC}" xmlns:cbc="${CBC}">
  <cbc:UBLVersionID>2.0</cbc:UBLVersionID><cbc:CustomizationID>1.0</cbc:CustomizationID><cbc:ProfileID>E-FFF.BE BILLING 2.0</cbc:ProfileID>
  <cbc:ID>2026/118</cbc:ID><cbc:IssueDate>2026-11-03+01:00</cbc:IssueDate><cbc:InvoiceTypeCode>${type}</cbc:InvoiceTypeCode>
  <cac:AdditionalDocumentReference><cbc:ID>2026/118</cbc:ID><cbc:DocumentType>PrimaryImage</cbc:DocumentType>
    <cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="Application/X-PDF" encodingCode="Base64" filename="factuur.pdf">
      JVBERi0x
      LjcK
    </cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>
  ${party('Supplier', 'Bakkerij Zoë BV', SUPPLIER)}${party('Customer', 'Chaleur', OWN)}
  <cac:PaymentMeans><cbc:PaymentMeansCode>1</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-12-03</cbc:PaymentDueDate><cbc:InstructionID>x</cbc:InstructionID><cbc:PaymentID>***202/6000/21717***</cbc:PaymentID>
    <cac:PayeeFinancialAccount><cbc:ID schemeName="IBAN">BE16 9850 0000 0174</cbc:ID>
      <cac:FinancialInstitutionBranch><cbc:ID>1</cbc:ID><cac:FinancialInstitution><cbc:ID schemeName="BIC">KREDBEBB</cbc:ID></cac:FinancialInstitution></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:TaxTotal>${eur('TaxAmount', `${sign}27.00`)}${efffTax('03', '21.00', `${sign}100.00`, `${sign}21.00`)}${efffTax('01', '6.00', `${sign}100.00`, `${sign}6.00`)}${efffTax('45', '0.00', `${sign}50.00`, '0.00')}</cac:TaxTotal>
  <cac:LegalMonetaryTotal>${eur('LineExtensionAmount', `${sign}250.00`)}${eur('TaxExclusiveAmount', `${sign}250.00`)}${eur('TaxInclusiveAmount', `${sign}277.00`)}${eur('PayableAmount', `${sign}277.00`)}</cac:LegalMonetaryTotal>
  ${efffLine('1', 'Brood', `${eur('TaxAmount', `${sign}6.00`)}${efffTax('01', '6.00', `${sign}100.00`, `${sign}6.00`)}`, `${sign}100.00`)}
  ${efffLine('2', 'Oven', `${eur('TaxAmount', `${sign}21.00`)}${efffTax('03', '21.00', `${sign}100.00`, `${sign}21.00`)}`, `${sign}100.00`)}
  ${efffLine('3', 'Werken', `${eur('TaxAmount', '0.00')}${efffTax('45', '0.00', `${sign}50.00`, '0.00')}`, `${sign}50.00`)}
</ns:Invoice>`;
}

/** UBL.BE: the Belgian extension of BIS Billing, with its two references and codes beside the categories. */
export function ublBe(): string {
  return peppol({
    head: `<cac:AdditionalDocumentReference><cbc:ID>UBL.BE</cbc:ID><cbc:DocumentDescription>Carnet test 1.0</cbc:DocumentDescription></cac:AdditionalDocumentReference>
    <cac:AdditionalDocumentReference><cbc:ID>F-77</cbc:ID><cbc:DocumentDescription>CommercialInvoice</cbc:DocumentDescription><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="F-77.pdf">${PDF}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`
  })
    .replaceAll('<cbc:ID>S</cbc:ID><cbc:Percent>', '<cbc:ID>S</cbc:ID><cbc:Name>03</cbc:Name><cbc:Percent>')
    .replace(`${BILLING}`, `${BILLING}#conformant#urn:UBL.BE:1.0.0.20180214`)
    .replace('<cac:Item>', '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount></cac:TaxTotal><cac:Item>');
}

/** The same as a CreditNote, with the amounts as they are given. */
export const creditNote = (xml: string): string =>
  xml
    .replaceAll('InvoiceLine>', 'CreditNoteLine>')
    .replaceAll('InvoicedQuantity', 'CreditedQuantity')
    .replace('<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>', '<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>')
    .replace(/<cbc:DueDate>[^<]*<\/cbc:DueDate>/, '')
    .replace(`<Invoice xmlns="${INVOICE}"`, `<CreditNote xmlns="${CREDIT_NOTE}"`)
    .replace('</Invoice>', '</CreditNote>');

/** Within the envelope of the Peppol network. */
export const enveloped = (xml: string): string => `<?xml version="1.0"?>
<StandardBusinessDocument xmlns="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"><StandardBusinessDocumentHeader><HeaderVersion>1.0</HeaderVersion></StandardBusinessDocumentHeader>
${xml.replace(/<\?xml[^>]*\?>/, '')}</StandardBusinessDocument>`;
