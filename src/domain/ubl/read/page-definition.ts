// The definition of the PDF of an electronic invoice that came without one, in the reader's language; marked as drawn by us.
import { FAINT, INK, SOFT } from '../../pdf/colours.ts';
import { labelsOf, titleOf } from '../../pdf/labels.ts';
import { clip } from '../../pdf/measure.ts';
import type { ColumnsNode, Edges, Node, PdfDefinition } from '../../pdf/node.ts';
import { joined } from '../../pdf/parties.ts';
import { TOTALS_WIDTH } from '../../pdf/totals.ts';
import type { Lang } from '../../record.ts';
import { fillText } from '../../tax/legal-texts.ts';
import type { UblInvoice } from './invoice.ts';
import { deliveryBlock, headsBlock, partyBlock, paymentBlock, sumBlock } from './page-blocks.ts';
import { pageLabels } from './page-labels.ts';
import { linesTable, PAGE_WIDTH } from './page-lines.ts';
import { pageOf } from './page.ts';

/** Left and right edge, in points. */
const SIDE = 48;
/** Where a file says no day, the same file still gives the same bytes. */
const NO_DAY = '2000-01-01';

function beside(left: Node, right: Node, width: number, top: number): ColumnsNode {
  const gap = 24;
  return { columns: [{ stack: [left], width: PAGE_WIDTH - width - gap }, { stack: [right], width }], columnGap: gap, margin: [0, top, 0, 0] };
}

const small = (left: string, right: string, margin: Edges): Node => ({
  columns: [
    { text: left, width: PAGE_WIDTH - 160 },
    { text: right, alignment: 'right', width: 160 }
  ],
  fontSize: 7.5,
  color: FAINT,
  margin
});

/**
 * @param lang of the words around what the file says
 * @returns the definition for the PDF writer; the same invoice gives the same definition
 */
export function ublPageDefinition(invoice: UblInvoice, lang: Lang): PdfDefinition {
  const page = pageOf(invoice);
  const [label, own] = [labelsOf(lang), pageLabels(lang)];
  const title = `${titleOf(page.type, lang)} ${page.number}`;
  const seller = page.seller.name;
  const day = new Date(`${page.heads.date ?? NO_DAY}T12:00:00.000Z`);
  const delivery = deliveryBlock(page, lang);
  const head: Node = {
    alignment: 'right',
    stack: [
      { text: titleOf(page.type, lang), fontSize: 20, bold: true },
      { text: page.number, fontSize: 11 },
      ...(page.selfBilled ? [{ text: own.selfBilled, fontSize: 8, color: SOFT }] : [])
    ]
  };
  const files: Node[] = page.attachments.length > 0 ? [{ text: fillText(own.attachments, { names: page.attachments.join(', ') }), fontSize: 7.5, color: SOFT, margin: [0, 14, 0, 0] }] : [];
  return {
    pageSize: 'A4',
    pageMargins: [SIDE, 52, SIDE, 56],
    language: `${lang}-BE`,
    version: '1.7',
    compress: true,
    displayTitle: true,
    info: { title, author: seller, subject: own.drawn, creator: 'Carnet', producer: 'Carnet', creationDate: day, modDate: day },
    defaultStyle: { fontSize: 9, color: INK, lineHeight: 1.15 },
    content: [
      { text: `${own.drawn}. ${own.counts}`, fontSize: 8, color: SOFT, margin: [0, 0, 0, 18] },
      beside(partyBlock(own.seller, page.seller, lang), head, 200, 0),
      beside(partyBlock(label.customer, page.buyer, lang), headsBlock(page, lang), 220, 28),
      ...(delivery ? [delivery] : []),
      ...page.notes.map((text): Node => ({ text, margin: [0, 14, 0, 0], lineHeight: 1.2 })),
      { ...linesTable(page, lang), margin: [0, 24, 0, 14] },
      beside(paymentBlock(page, lang), sumBlock(page, lang), TOTALS_WIDTH, 0),
      ...page.reasons.map((text): Node => ({ text, fontSize: 7.5, lineHeight: 1.2, margin: [0, 14, 0, 0] })),
      ...files
    ],
    header: (at) => (at === 1 ? { text: '' } : small(clip(seller, 60), clip(title, 40), [SIDE, 26, SIDE, 0])),
    footer: (at, pages) => small(clip(joined(own.drawn, title), 110), `${at}/${pages}`, [SIDE, 20, SIDE, 0])
  };
}
