// The one template: from a document to the definition of its PDF, a pure function.
import type { IsoDate } from '../dates.ts';
import { isPurchase } from '../document/kinds.ts';
import { supplierOf } from '../document/seller-of.ts';
import { FAINT, INK, readableAccent } from './colours.ts';
import { factsBlock, titleBlock } from './facts.ts';
import { labelsOf, titleOf } from './labels.ts';
import { PAGE_WIDTH, linesTable } from './lines.ts';
import { clip } from './measure.ts';
import type { ColumnsNode, Node, PdfDefinition, TextNode } from './node.ts';
import { joined, partyBlock, placeBlock, sellerBlock, sellerName } from './parties.ts';
import { paymentBlock } from './payment.ts';
import { type Assets, type Printable, isDraft } from './printable.ts';
import { TOTALS_WIDTH, totalsBlock } from './totals.ts';

/** Left and right edge of everything, in points. */
const SIDE = 48;

/** Instant written into the file: that of the issue, never the clock's, so that the same document gives the same bytes. */
const instantOf = (doc: Printable) => new Date(doc.issuedAt ?? noon(doc.issueDate));
const noon = (date: IsoDate) => `${date}T12:00:00.000Z`;

/** Two blocks; the right one has its width, whatever the left one holds. */
function beside(left: Node, right: Node, width: number, top: number): ColumnsNode {
  const gap = 24;
  return { columns: [{ stack: [left], width: PAGE_WIDTH - width - gap }, { stack: [right], width }], columnGap: gap, margin: [0, top, 0, 0] };
}

/** Delivery and site address beside each other, when there are any. */
function places(doc: Printable): Node[] {
  const label = labelsOf(doc.language);
  const blocks = [placeBlock(label.delivery, doc.deliveryAddress, doc.language), placeBlock(label.site, doc.siteAddress, doc.language)];
  const columns = blocks.flatMap((block): Node[] => (block ? [{ ...block, width: 200 }] : []));
  return columns.length ? [{ columns, columnGap: 24, margin: [0, 16, 0, 0] }] : [];
}

const paragraph = (text: string | undefined, margin: TextNode['margin']): Node[] => (text?.trim() ? [{ text: text.trim(), margin, lineHeight: 1.2 }] : []);

/** The legal mentions, as sealed. */
function notices(doc: Printable): Node[] {
  return doc.notices.map(({ text }, i) => ({ text, fontSize: 7.5, color: INK, lineHeight: 1.2, margin: [0, i === 0 ? 18 : 4, 0, 0] }));
}

/** Who made the document: its seller, or the buyer in the name of the seller. */
const issuerOf = (doc: Printable) => doc.issuer ?? doc.seller;

/** On further pages the head says what the page belongs to; the first has it in large. */
function runningHead(doc: Printable, page: number): Node {
  if (page === 1) return { text: '' };
  const title = `${titleOf(doc.kind, doc.language)} ${doc.number ?? labelsOf(doc.language).draft}`;
  return small(clip(sellerName(issuerOf(doc)), 60), clip(title, 50), [SIDE, 26, SIDE, 0]);
}

function small(left: string, right: string, margin: NonNullable<TextNode['margin']>): Node {
  return { columns: [{ text: left, width: PAGE_WIDTH - 220 }, { text: right, alignment: 'right', width: 220 }], fontSize: 7.5, color: FAINT, margin };
}

/**
 * @param doc a sealed document, or a draft without number (`Printable`)
 * @param assets pictures that stand on the page; without payment code the page says how to transfer
 * @returns the definition for the PDF writer, in the document's language; amounts are those of `doc.totals`, nothing is computed again
 */
export function pdfDefinition(doc: Printable, assets: Assets = {}): PdfDefinition {
  const { language: lang } = doc;
  const issuer = issuerOf(doc);
  const other = isPurchase(doc.kind) ? supplierOf(doc.seller) : doc.buyer;
  const label = labelsOf(lang);
  const title = `${titleOf(doc.kind, lang)} ${doc.number ?? label.draft}`;
  const creationDate = instantOf(doc);
  const payment = isDraft(doc) ? undefined : paymentBlock(doc, assets.qr);
  return {
    pageSize: 'A4',
    pageMargins: [SIDE, 52, SIDE, 56],
    language: `${lang}-BE`,
    version: '1.7',
    compress: true,
    displayTitle: true,
    info: { title, author: sellerName(issuer), subject: other?.name || title, creator: 'Carnet', producer: 'Carnet', creationDate, modDate: creationDate },
    defaultStyle: { fontSize: 9, color: INK, lineHeight: 1.15 },
    content: [
      beside(sellerBlock(issuer, lang, readableAccent(issuer.accent), assets.logo), titleBlock(doc), 180, 0),
      beside(partyBlock(isPurchase(doc.kind) ? label.seller : label.customer, other, lang), factsBlock(doc), 220, 32),
      ...places(doc),
      ...paragraph(doc.textAbove, [0, 20, 0, 0]),
      { ...linesTable(doc), margin: [0, 24, 0, 14] },
      {
        ...beside(payment ?? { text: '' }, totalsBlock(doc), TOTALS_WIDTH, 0),
        unbreakable: true
      },
      ...paragraph(doc.textBelow, [0, 18, 0, 0]),
      ...notices(doc)
    ],
    header: (page) => runningHead(doc, page),
    footer: (page, pages) => small(clip(joined(sellerName(issuer), title), 70), `${page}/${pages}`, [SIDE, 20, SIDE, 0]),
    ...(isDraft(doc) && { watermark: { text: label.draft, color: INK, opacity: 0.07, bold: true, fontSize: 96, angle: -45 } })
  };
}
