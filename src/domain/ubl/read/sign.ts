// What is an invoice and what a credit note, whose amounts are positive with us whatever sign they have in the file.
import { compare, negate, type Decimal } from '../../money/decimal.ts';
import type { PurchaseType } from '../../purchase/model.ts';
import type { Remark, UblInvoice } from './invoice.ts';
import { sumOf } from './sums.ts';

/** UNCL1001: credit notes, self-billed and factored ones and those for financial adjustments among them. */
const CREDIT_NOTES = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '532']);

/** What the document comes to, for its sign; what is left to pay says nothing, since more may have been paid before. */
function weight({ totals, lines }: UblInvoice): Decimal {
  const nets = lines.flatMap(({ net }) => (net === undefined ? [] : [net]));
  return totals.gross ?? totals.net ?? totals.payable ?? sumOf(nets);
}

const turn = <T extends object, K extends keyof T>(from: T, ...names: K[]): T => {
  const turned = names.flatMap((name) => (from[name] === undefined ? [] : [[name, negate(from[name] as Decimal)]]));
  return { ...from, ...Object.fromEntries(turned) };
};

/** The document with the other sign on every amount and quantity; prices stay. */
function turned(invoice: UblInvoice): UblInvoice {
  const { vatInTaxCurrency: vat } = invoice.totals;
  return {
    ...invoice,
    adjustments: invoice.adjustments.map((one) => turn(one, 'amount', 'base')),
    taxes: invoice.taxes.map((one) => turn(one, 'base', 'vat')),
    totals: {
      ...turn(invoice.totals, 'lines', 'allowances', 'charges', 'net', 'vat', 'gross', 'prepaid', 'rounding', 'payable'),
      ...(vat && { vatInTaxCurrency: { ...vat, amount: negate(vat.amount) } })
    },
    lines: invoice.lines.map((line) => ({ ...turn(line, 'quantity', 'net', 'vat'), adjustments: line.adjustments.map((one) => turn(one, 'amount', 'base')) }))
  };
}

/**
 * @param invoice as it stands in the file
 * @param root of the file: a CreditNote is one in any case
 * @returns the document with its type; a negative one as a credit note with positive amounts, and what was done among the remarks
 */
export function withType(invoice: Omit<UblInvoice, 'type'>, root: PurchaseType): UblInvoice {
  const document: UblInvoice = { ...invoice, type: 'invoice' };
  const negative = compare(weight(document), '0') < 0;
  const byCode = CREDIT_NOTES.has(invoice.typeCode ?? '');
  const type: PurchaseType = root === 'creditNote' || byCode || negative ? 'creditNote' : 'invoice';
  const remarks: Remark[] = [...invoice.remarks];
  if (root === 'invoice' && type === 'creditNote') remarks.push({ code: byCode ? 'creditNoteByType' : 'creditNoteBySign' });
  if (negative) remarks.push({ code: 'turnedPositive' });
  return { ...(negative ? turned(document) : document), type, remarks };
}

/** Whether a credit note stood there with negative amounts, so that it may be meant the other way round. An invoice of type 381 may have either sign. */
export function isNegativeCreditNote({ remarks }: Pick<UblInvoice, 'remarks'>): boolean {
  const has = (code: Remark['code']) => remarks.some((remark) => remark.code === code);
  return has('turnedPositive') && !has('creditNoteBySign') && !has('creditNoteByType');
}
