// The sum: VAT per rate (EN 16931 BG-23), discount, charge, deposit, rounding, and what is to pay.
import { isCredit, isPurchase } from '../document/kinds.ts';
import type { VatGroup } from '../document/totals.ts';
import { fillText } from '../tax/legal-texts.ts';
import { SOFT } from './colours.ts';
import { chargesVat } from './columns.ts';
import { amount, money, percent } from './format.ts';
import { type Labels, labelsOf } from './labels.ts';
import { SUM } from './layouts.ts';
import { fits, widthOf } from './measure.ts';
import type { Node, TextNode } from './node.ts';
import type { Printable } from './printable.ts';

/** A row of the sum: words and cents. */
type Row = [string, number];

/** What a category is called when no VAT is charged (UNCL5305). */
function notCharged(category: VatGroup['category'], label: Labels): string {
  if (category === 'AE') return label.reverseCharge;
  if (category === 'K') return label.intraEU;
  return category === 'G' ? label.export : label.exempt;
}

/** One row a rate, with its base: "TVA 21 % sur 1 950,40". */
function vatRow(group: VatGroup, doc: Printable): Row {
  const { language: lang } = doc;
  const label = labelsOf(lang);
  const base = amount(group.base, lang);
  const charged = group.category === 'S' || group.category === 'Z';
  return [fillText(charged ? label.vatOn : notCharged(group.category, label), { base, rate: percent(group.percent, lang) }), group.vat];
}

/** A reason after its label: "Remise 5 % (fidélité)". */
function adjusted(label: string, adjustment: Printable['discount'], lang: Printable['language']): string {
  const rate = adjustment?.kind === 'percent' ? ` ${percent(adjustment.value, lang)}` : '';
  const reason = adjustment?.reason?.trim();
  return `${label}${rate}${reason ? ` (${reason})` : ''}`;
}

/** What the last amount is for who reads the document. */
function sumLabel({ kind }: Printable, label: Labels): string {
  if (isPurchase(kind)) return isCredit(kind) ? label.toBuyer : label.toSeller;
  return isCredit(kind) ? label.credited : label.payable;
}

/** Every step from the lines to what is to pay; steps that change nothing are left out. */
export function totalRows(doc: Printable): { rows: Row[]; total: Row } {
  const { totals: t, language: lang } = doc;
  const label = labelsOf(lang);
  const vat = chargesVat(doc);
  // A small business knows no amounts with or without VAT (art. 56bis), nor does who is not liable to it: one total, and its mention among the notices.
  const franchise = doc.seller.vatRegime !== 'normal';
  const adjustments: Row[] = [
    ...(t.allowance ? [[adjusted(label.documentDiscount, doc.discount, lang), -t.allowance] as Row] : []),
    ...(t.charge ? [[adjusted(label.charge, doc.charge, lang), t.charge] as Row] : [])
  ];
  const settled = t.prepaid !== 0 || t.rounding !== 0;
  const rows: Row[] = [
    ...(adjustments.length ? [[franchise ? label.lines : label.linesExcl, t.lineTotal] as Row, ...adjustments] : []),
    ...(franchise ? [] : [[label.totalExcl, t.net] as Row, ...t.groups.map((group) => vatRow(group, doc))]),
    ...(settled ? [[vat ? label.totalIncl : label.total, t.gross] as Row] : []),
    ...(t.prepaid ? [[label.prepaid, -t.prepaid] as Row] : []),
    ...(t.rounding ? [[label.rounding, t.rounding] as Row] : [])
  ];
  return { rows, total: [sumLabel(doc, label), t.payable] };
}

/** Width of the block, in points. */
export const TOTALS_WIDTH = 204;
const TEXT_SIZE = 9;
const TOTAL_SIZE = 11.5;
/** Semibold figures are so much wider than regular ones. */
const STRONG = 1.06;

/** The block at the right below the lines, with the one double rule of the page. */
export function totalsBlock(doc: Printable): Node {
  const { language: lang, currency } = doc;
  const { rows, total } = totalRows(doc);
  const payable = money(total[1], currency, lang);
  const figures = Math.max(widthOf(payable, TOTAL_SIZE) * STRONG, ...rows.map(([, cents]) => widthOf(amount(cents, lang), TEXT_SIZE))) + 1;
  const line = ([text, cents]: Row): Node[] => [
    { text, color: SOFT, margin: [0, 0, 8, 3], noWrap: fits(text, TEXT_SIZE, TOTALS_WIDTH - figures - 8) },
    { text: amount(cents, lang), alignment: 'right', noWrap: true }
  ];
  const strong = (text: string, more: Partial<TextNode>): TextNode => ({ text, bold: true, fontSize: TOTAL_SIZE, margin: [0, 5, 0, 5], ...more });
  // The space between the two rules below the total.
  const between = (): TextNode => ({ text: '', fontSize: 1, lineHeight: 1, margin: [0, 1.2, 0, 0] });
  return {
    table: {
      widths: [TOTALS_WIDTH - figures, figures],
      body: [...rows.map(line), [strong(total[0], {}), strong(payable, { alignment: 'right', noWrap: true })], [between(), between()]]
    },
    layout: SUM
  };
}
