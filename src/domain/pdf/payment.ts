// How to pay: the code for bank apps, account, communication and last day. Only where something is asked.
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

/** Whether the document asks for a payment: an invoice on which something is left. */
export const asksPayment = (doc: Pick<Printable, 'kind' | 'totals'>) => doc.kind === 'invoice' && doc.totals.payable > 0;

/** The code; its black stands in line with what is above, the white around it lies in the margin and in the space beside. */
function code({ size, rectangles }: NonNullable<Assets['qr']>): Node {
  const module = QR_SIDE / (size + 2 * QUIET);
  const canvas = rectangles.map(({ x, y, w, h }) => ({ type: 'rect' as const, x: x * module, y: y * module, w: w * module, h: h * module, color: '#000000', lineWidth: 0 }));
  return { stack: [{ canvas }], width: QR_SIDE - QUIET * module };
}

/** The block at the left below the lines; undefined when nothing is asked. */
export function paymentBlock(doc: Printable, qr: Assets['qr']): Node | undefined {
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
  const body = facts.flatMap(([name, value]): TextNode[][] =>
    value ? [[{ text: name, color: SOFT, noWrap: true }, { text: value, color: INK, noWrap: value.length < 30, bold: name === label.communication }]] : []
  );
  const words: Node = {
    fontSize: 8,
    lineHeight: 1.15,
    stack: [
      { text: qr ? label.pay : label.transfer, margin: [0, 0, 0, 5] },
      { table: { widths: ['auto', '*'], body }, layout: FACTS }
    ]
  };
  if (!qr) return words;
  return { columns: [code(qr), { stack: [words], width: '*' }], columnGap: 8 };
}
