// Blocks of a drawn page: parties, facts, sums, payment. Looks are those of our own documents.
import { FAINT, SOFT } from '../../pdf/colours.ts';
import { amount, country, day, decimal, money, percent } from '../../pdf/format.ts';
import { labelsOf } from '../../pdf/labels.ts';
import { FACTS, SUM } from '../../pdf/layouts.ts';
import { fits, widthOf } from '../../pdf/measure.ts';
import type { Node, TextNode } from '../../pdf/node.ts';
import { joined } from '../../pdf/parties.ts';
import { TOTALS_WIDTH } from '../../pdf/totals.ts';
import { type Decimal, negate } from '../../money/decimal.ts';
import { printEnterpriseNumber } from '../../numbers/enterprise.ts';
import { printVatNumber } from '../../numbers/vatnumber.ts';
import type { Lang } from '../../record.ts';
import { fillText } from '../../tax/legal-texts.ts';
import type { UblAddress, UblAdjustment, UblPeriod, UblTax } from './invoice.ts';
import { pageLabels } from './page-labels.ts';
import type { PageParty, UblPage } from './page.ts';
import { centsOf } from './sums.ts';

const SIZE = 9;
const WIDTH = 200;
const TOTAL_SIZE = 11.5;
/** Semibold figures are so much wider than regular ones. */
const STRONG = 1.06;

/** Paragraphs, empty ones left out. */
export const lines = (...texts: (string | undefined)[]): TextNode[] =>
  texts.flatMap((text) => (text?.trim() ? [{ text: text.trim(), noWrap: fits(text.trim(), SIZE, WIDTH) }] : []));

const caption = (text: string): TextNode => ({ text, fontSize: 7.5, color: FAINT, margin: [0, 0, 0, 3] });

/** An amount with two decimals at least, and all those that the file has. */
export const figure = (value: Decimal, lang: Lang): string => {
  const cents = centsOf(value);
  return cents === undefined ? decimal(value, lang, 2) : amount(cents, lang);
};

function addressLines(address: UblAddress | undefined, lang: Lang): TextNode[] {
  if (!address) return [];
  const abroad = address.country && address.country !== 'BE' ? country(address.country, lang) : undefined;
  return lines(address.street, address.extra, `${address.postcode} ${address.city}`, address.region, abroad);
}

/** A party with its address, its numbers and the ways to reach it. */
export function partyBlock(title: string, party: PageParty, lang: Lang): Node {
  const label = labelsOf(lang);
  const { vatNumber, enterpriseNumber } = party;
  const printed = vatNumber && `${label.vat} ${printVatNumber(vatNumber)}`;
  // A Belgian VAT number holds the enterprise number.
  const registered = enterpriseNumber && !vatNumber?.endsWith(enterpriseNumber) ? `${label.enterprise} ${printEnterpriseNumber(enterpriseNumber)}` : undefined;
  const small = lines(printed, registered, joined(party.contact, party.phone, party.email)).map((line): TextNode => ({ ...line, noWrap: false, fontSize: 8, color: SOFT }));
  return {
    lineHeight: 1.2,
    stack: [caption(title), { text: party.name || '–', bold: true }, ...lines(party.tradingName), ...addressLines(party.address, lang), ...small]
  };
}

/** Where goods or works went. */
export function deliveryBlock({ delivery }: UblPage, lang: Lang): Node | undefined {
  if (!delivery) return undefined;
  return { lineHeight: 1.2, margin: [0, 16, 0, 0], stack: [caption(labelsOf(lang).delivery), ...lines(delivery.name), ...addressLines(delivery.address, lang)] };
}

/** Labels and values in two columns. */
function factsTable(facts: readonly (readonly [string, string | undefined])[]): Node {
  const rows = facts.flatMap(([name, value]): TextNode[][] => (value ? [[{ text: name, color: SOFT, noWrap: true }, { text: value, alignment: 'right' }]] : []));
  // A table must have a row.
  const body = rows.length > 0 ? rows : [[{ text: '' }, { text: '' }]];
  return { table: { widths: ['auto', '*'], body }, layout: FACTS, lineHeight: 1.2 };
}

/** "01/11/2026 – 30/11/2026". */
export const periodText = (period: UblPeriod | undefined, lang: Lang): string | undefined =>
  period && [period.start, period.end].map((date) => date && day(date, lang)).filter(Boolean).join(' – ');

/** Dates and references beside the title. */
export function headsBlock({ heads }: UblPage, lang: Lang): Node {
  const [label, own] = [labelsOf(lang), pageLabels(lang)];
  const date = (value: string | undefined) => value && day(value, lang);
  return factsTable([
    [label.date, date(heads.date)],
    [label.due, date(heads.due)],
    [label.deliveryDate, date(heads.deliveryDate)],
    [own.period, periodText(heads.period, lang)],
    [label.reference, heads.reference],
    [own.order, heads.order],
    [own.contract, heads.contract],
    [label.creditedInvoice, heads.corrected.join('\n')]
  ]);
}

/** "Remise 5 % (fidélité)". */
export function adjustmentText({ charge, percent: rate, reason }: UblAdjustment, lang: Lang): string {
  const name = charge ? labelsOf(lang).charge : pageLabels(lang).allowance;
  return `${name}${rate ? ` ${percent(rate, lang)}` : ''}${reason && reason !== name ? ` (${reason})` : ''}`;
}

/** A row of the breakdown: "TVA 21 % sur 1 950,40", or why there is none. */
function taxText(tax: UblTax, lang: Lang): string {
  const label = labelsOf(lang);
  const base = figure(tax.base ?? '0', lang);
  const charged = tax.category === 'S' || tax.category === 'Z' || (tax.vat ?? '0') !== '0';
  if (charged) return fillText(label.vatOn, { rate: tax.percent ? percent(tax.percent, lang) : '', base });
  const words: Record<string, string> = { AE: label.reverseCharge, K: label.intraEU, G: label.export, E: label.exempt };
  return fillText(words[tax.category ?? ''] ?? pageLabels(lang).noVat, { base });
}

type Row = [text: string, amount: Decimal];

/** Every step from the lines to what is to pay, as the file says it. */
function sumRows({ totals, adjustments, taxes, type }: UblPage, lang: Lang): { rows: Row[]; total: Row | undefined } {
  const label = labelsOf(lang);
  const row = (text: string, value: Decimal | undefined, shown = true): Row[] => (value === undefined || !shown ? [] : [[text, value]]);
  const settled = totals.prepaid !== undefined || totals.rounding !== undefined;
  const foreign = totals.vatInTaxCurrency;
  const rows = [
    ...row(label.linesExcl, totals.lines, adjustments.length > 0),
    ...adjustments.map((one): Row => [adjustmentText(one, lang), one.charge ? one.amount : negate(one.amount)]),
    ...row(label.totalExcl, totals.net),
    ...taxes.map((tax): Row => [taxText(tax, lang), tax.vat ?? '0']),
    ...(foreign ? row(fillText(pageLabels(lang).vatIn, { currency: foreign.currency }), foreign.amount) : []),
    ...row(label.totalIncl, totals.gross, settled || totals.payable === undefined),
    ...(totals.prepaid === undefined ? [] : row(label.prepaid, negate(totals.prepaid))),
    ...row(label.rounding, totals.rounding)
  ];
  const last = totals.payable ?? totals.gross;
  return { rows, total: last === undefined ? undefined : [type === 'invoice' ? label.payable : label.credited, last] };
}

/** The sum at the right below the lines. */
export function sumBlock(page: UblPage, lang: Lang): Node {
  const { rows, total } = sumRows(page, lang);
  const body = rows.map(([text, value]): Node[] => [
    { text, color: SOFT, margin: [0, 0, 8, 3] },
    { text: figure(value, lang), alignment: 'right', noWrap: true }
  ]);
  const cents = centsOf(total?.[1]);
  const last = total && (cents === undefined ? figure(total[1], lang) : money(cents, page.currency, lang));
  const strong = (text: string, more: Partial<TextNode>): TextNode => ({ text, bold: true, fontSize: TOTAL_SIZE, margin: [0, 5, 0, 5], ...more });
  const between = (): TextNode => ({ text: '', fontSize: 1, lineHeight: 1, margin: [0, 1.2, 0, 0] });
  const sum: Node[][] = [[strong(total?.[0] ?? '', {}), strong(last ?? '–', { alignment: 'right', noWrap: true })], [between(), between()]];
  const figures = Math.max(widthOf(last ?? '', TOTAL_SIZE) * STRONG, ...rows.map(([, value]) => widthOf(figure(value, lang), SIZE))) + 1;
  return { table: { widths: [TOTALS_WIDTH - figures, figures], body: [...body, ...sum] }, layout: SUM };
}

/** UNCL4461: direct debit and SEPA direct debit; credit, debit and other cards. */
const DIRECT_DEBIT = new Set(['49', '59']);
const CARD = new Set(['48', '54', '55']);

/** How it is paid. */
export function paymentBlock({ payment, type }: UblPage, lang: Lang): Node {
  const [label, own] = [labelsOf(lang), pageLabels(lang)];
  const has = (codes: ReadonlySet<string>) => payment.means.some((code) => codes.has(code));
  const how = has(DIRECT_DEBIT) ? own.directDebit : has(CARD) ? own.card : payment.accounts.length > 0 && type === 'invoice' ? label.transfer : undefined;
  const facts = factsTable([
    [label.payBefore, type === 'invoice' && payment.due ? day(payment.due, lang) : undefined],
    [label.account, payment.accounts.join('\n')],
    ['BIC', payment.bic],
    [label.communication, payment.communication],
    [label.payee, payment.payee],
    [own.terms, payment.terms.join('\n')]
  ]);
  return { fontSize: 8, lineHeight: 1.15, stack: [...(how ? [{ text: how, margin: [0, 0, 0, 5] as [number, number, number, number] }] : []), facts] };
}
