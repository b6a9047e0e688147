// Lines (BG-25), and allowances and charges of lines and of the document.
import { isGtin } from '../../numbers/gtin.ts';
import { all, attribute, child, textAt, textOf, textsOf, type XmlElement } from './element.ts';
import type { Remark, UblAdjustment, UblIdentifier, UblLine, UblPeriod } from './invoice.ts';
import { identifierOf, said } from './party.ts';
import { taxCategoryOf } from './tax.ts';
import { dateAt, decimalAt } from './values.ts';

/** A period; undefined when it says no day. */
export function periodOf(remarks: Remark[], element: XmlElement | undefined): UblPeriod | undefined {
  const period = said<UblPeriod>({ start: dateAt(remarks, element, 'cbc:StartDate'), end: dateAt(remarks, element, 'cbc:EndDate') });
  return Object.keys(period).length > 0 ? period : undefined;
}

const isTrue = (text: string | undefined) => text === 'true' || text === '1';

/** AllowanceCharge elements of a parent; one without an amount is none. */
export function adjustmentsOf(remarks: Remark[], parent: XmlElement | undefined, atDocument = false): UblAdjustment[] {
  return all(parent, 'cac:AllowanceCharge').flatMap((element) => {
    const amount = decimalAt(remarks, element, 'cbc:Amount');
    if (amount === undefined) return [];
    return said<UblAdjustment>({
      charge: isTrue(textAt(element, 'cbc:ChargeIndicator')),
      amount,
      base: decimalAt(remarks, element, 'cbc:BaseAmount'),
      percent: decimalAt(remarks, element, 'cbc:MultiplierFactorNumeric'),
      reason: textAt(element, 'cbc:AllowanceChargeReason'),
      reasonCode: textAt(element, 'cbc:AllowanceChargeReasonCode'),
      tax: atDocument ? taxCategoryOf(remarks, child(element, 'cac:TaxCategory')) : undefined
    });
  });
}

/** ISO 6523: GS1's numbers of goods. Older files say it in words, or not at all. */
const GTIN_SCHEMES = new Set(['0160', 'GTIN', 'EAN', '']);

function gtinOf(standard: UblIdentifier | undefined): string | undefined {
  if (!standard || !GTIN_SCHEMES.has(standard.scheme?.toUpperCase() ?? '')) return undefined;
  return isGtin(standard.value) ? standard.value : undefined;
}

function classificationsOf(item: XmlElement | undefined): UblIdentifier[] {
  return all(item, 'cac:CommodityClassification').flatMap((one) => {
    const code = child(one, 'cbc:ItemClassificationCode');
    const [value, scheme] = [textOf(code), attribute(code, 'listID')];
    return value === undefined ? [] : [{ value, ...(scheme && { scheme }) }];
  });
}

function propertiesOf(item: XmlElement | undefined): UblLine['properties'] {
  return all(item, 'cac:AdditionalItemProperty').flatMap((one) => {
    const [name, value] = [textAt(one, 'cbc:Name'), textAt(one, 'cbc:Value')];
    return name && value ? [{ name, value }] : [];
  });
}

function lineOf(remarks: Remark[], line: XmlElement): UblLine {
  const item = child(line, 'cac:Item');
  const price = child(line, 'cac:Price');
  const discount = child(price, 'cac:AllowanceCharge');
  const quantity = child(line, 'cbc:InvoicedQuantity') ?? child(line, 'cbc:CreditedQuantity');
  const tax = child(line, 'cac:TaxTotal');
  const subtotal = child(tax, 'cac:TaxSubtotal');
  const classified = child(item, 'cac:ClassifiedTaxCategory') ?? child(subtotal, 'cac:TaxCategory');
  const standardItem = identifierOf(child(child(item, 'cac:StandardItemIdentification'), 'cbc:ID'));
  const descriptions = textsOf(item, 'cbc:Description').join('\n') || undefined;
  const name = textAt(item, 'cbc:Name');
  return said<UblLine>({
    id: textAt(line, 'cbc:ID'),
    notes: textsOf(line, 'cbc:Note'),
    quantity: quantity && decimalAt(remarks, line, quantity.name),
    unit: attribute(quantity, 'unitCode'),
    net: decimalAt(remarks, line, 'cbc:LineExtensionAmount'),
    accountingCost: textAt(line, 'cbc:AccountingCost'),
    period: periodOf(remarks, child(line, 'cac:InvoicePeriod')),
    orderLine: textAt(line, 'cac:OrderLineReference', 'cbc:LineID'),
    adjustments: adjustmentsOf(remarks, line),
    name: name ?? descriptions,
    description: name === undefined ? undefined : descriptions,
    sellersItem: textAt(item, 'cac:SellersItemIdentification', 'cbc:ID'),
    buyersItem: textAt(item, 'cac:BuyersItemIdentification', 'cbc:ID'),
    standardItem,
    gtin: gtinOf(standardItem),
    origin: textAt(item, 'cac:OriginCountry', 'cbc:IdentificationCode'),
    classifications: classificationsOf(item),
    properties: propertiesOf(item),
    tax: taxCategoryOf(remarks, classified, subtotal),
    vat: decimalAt(remarks, tax, 'cbc:TaxAmount'),
    price: decimalAt(remarks, price, 'cbc:PriceAmount'),
    baseQuantity: decimalAt(remarks, price, 'cbc:BaseQuantity'),
    grossPrice: decimalAt(remarks, discount, 'cbc:BaseAmount'),
    priceDiscount: decimalAt(remarks, discount, 'cbc:Amount')
  });
}

/** The lines in their order. */
export const linesOf = (remarks: Remark[], root: XmlElement): UblLine[] =>
  root.children.filter(({ name }) => name === 'cac:InvoiceLine' || name === 'cac:CreditNoteLine').map((line) => lineOf(remarks, line));
