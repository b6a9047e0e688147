// How to pay: the code for bank apps, account, communication and last day. Only where something is asked.
import { isCredit, isPurchase } from '../document/kinds.ts';
import { isOgm, printOgm } from '../numbers/ogm.ts';
import { printIban } from '../numbers/iban.ts';
import { INK, SOFT } from './colours.ts';
import { day } from './format.ts';
import { labelsOf } from './labels.ts';
import { FACTS } from './layouts.ts';
import type { Node, TextNode } from './node.ts';
import { sellerName } from './parties.ts';
import type { Assets, Printable } from './printable.ts';

/** Side of the code with its quiet zone, in points: 37 mm, so that even the densest code has modules of 0.48 mm. */
const QR_SIDE = 104;
/** Modules left white around the code (ISO/IEC 18004). */
const QUIET = 4;

/** Whether the document asks its reader for a payment: an invoice on which something is left. */
export const asksPayment = (doc: Pick<Printable, 'kind' | 'totals'>) => !isPurchase(doc.kind) && !isCredit(doc.kind) && doc.totals.payable > 0;

/** The code; its black stands in line with what is above, the white around it lies in the margin and in the space beside. */
function code({ size, rectangles }: NonNullable<Assets['qr']>): Node {
  const module = QR_SIDE / (size + 2 * QUIET);
  const canvas = rectangles.map(({ x, y, w, h }) => ({ type: 'rect' as const, x: x * module, y: y * module, w: w * module, h: h * module, color: '#000000', lineWidth: 0 }));
  return { stack: [{ canvas }], width: QR_SIDE - QUIET * module };
}

/** A table of facts under a line of words. */
function words(text: string, facts: readonly [string, string | undefined][], strong?: string): Node {
  const body = facts.flatMap(([name, value]): TextNode[][] =>
    value ? [[{ text: name, color: SOFT, noWrap: true }, { text: value, color: INK, noWrap: value.length < 30, bold: name === strong }]] : []
  );
  return { fontSize: 8, lineHeight: 1.15, stack: [{ text, margin: [0, 0, 0, 5] }, { table: { widths: ['auto', '*'], body }, layout: FACTS }] };
}

/** What the buyer who issues the document says of the money: when, and to which account. */
function promise({ language: lang, seller, number, dueDate }: Printable): Node {
  const label = labelsOf(lang);
  return words(seller.iban ? label.weTransfer : label.wePay, [
    [label.paidBy, day(dueDate, lang)],
    [label.account, seller.iban && printIban(seller.iban)],
    [label.communication, seller.iban && number]
  ]);
}

/** The block at the left below the lines; undefined when nothing is to be paid. */
export function paymentBlock(doc: Printable, qr: Assets['qr']): Node | undefined {
  if (isPurchase(doc.kind) && !isCredit(doc.kind) && doc.totals.payable > 0) return promise(doc);
  if (!asksPayment(doc)) return undefined;
  const { language: lang, communication, seller } = doc;
  const label = labelsOf(lang);
  const reference = communication && (isOgm(communication) ? printOgm(communication) : communication);
  const facts: [string, string | undefined][] = [
    [label.payBefore, day(doc.dueDate, lang)],
    [label.account, printIban(seller.iban)],
    [label.communication, reference ?? doc.number],
    [label.payee, sellerName(seller)]
  ];
  const block = words(qr ? label.pay : label.transfer, facts, label.communication);
  if (!qr) return block;
  return { columns: [code(qr), { stack: [block], width: '*' }], columnGap: 8 };
}
