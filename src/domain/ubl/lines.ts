// Invoice lines (BG-25).
import { isCredit } from '../document/kinds.ts';
import type { SealedDocument, SealedLine } from '../document/model.ts';
import { isGtin } from '../numbers/gtin.ts';
import type { LineTotals } from '../document/totals.ts';
import { allowanceNode } from './allowance.ts';
import { identifier, joined, type Money, type Node, text } from './node.ts';
import { quantityAndPrice } from './price.ts';
import { taxCategoryNode } from './tax.ts';
import { WORDS } from './words.ts';

/** ISO 6523: GS1's numbers of goods (BT-157). Any other bar code has no scheme, so it stays on paper. */
const GTIN = '0160';
/** UN/ECE recommendation 20: "one", for a line without unit. */
const ONE = 'C62';

/** Headings and free text carry no amount, so they are no lines: they go with the item that follows them (BT-127). */
export interface NotedLines {
  items: { line: SealedLine; note?: string }[];
  /** Texts after the last item: for the note of the document. */
  rest: string[];
}

/** Attaches every heading and text to the item after it. */
export function withNotes(lines: readonly SealedLine[]): NotedLines {
  const items: NotedLines['items'] = [];
  let texts: string[] = [];
  for (const line of lines) {
    if (line.kind !== 'item') {
      texts.push(...[line.name, line.description ?? ''].filter((t) => t.trim() !== ''));
      continue;
    }
    items.push({ line, note: joined(texts, '\n') });
    texts = [];
  }
  return { items, rest: texts };
}

function lineNode(sealed: SealedDocument, line: SealedLine, taxed: LineTotals, number: number, note: string | undefined, money: Money): Node {
  const { quantity, price } = quantityAndPrice(line, taxed, sealed.priceMode);
  const discount = line.discount && { adjustment: line.discount, amount: taxed.discount, base: taxed.gross, word: WORDS[sealed.language].discount };
  const quantityName = isCredit(sealed.kind) ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity';
  const itemNumber = text(line.itemNumber);
  return {
    'cbc:ID': String(number),
    'cbc:Note': note,
    [quantityName]: { '@unitCode': text(line.unit) ?? ONE, '#': quantity },
    'cbc:LineExtensionAmount': money.of(taxed.net),
    'cac:AllowanceCharge': discount && taxed.discount !== 0 ? allowanceNode(discount, money) : undefined,
    'cac:Item': {
      'cbc:Description': text(line.description),
      'cbc:Name': text(line.name) ?? text(line.description) ?? 'NA',
      'cac:SellersItemIdentification': itemNumber && { 'cbc:ID': itemNumber },
      'cac:StandardItemIdentification': line.barcode && isGtin(line.barcode) ? { 'cbc:ID': identifier(line.barcode, GTIN) } : undefined,
      'cac:ClassifiedTaxCategory': taxCategoryNode(taxed)
    },
    'cac:Price': { 'cbc:PriceAmount': money.price(price) }
  };
}

/** @returns InvoiceLine or CreditNoteLine elements, numbered from 1 in the order of the document. */
export function lineNodes(sealed: SealedDocument, items: NotedLines['items'], money: Money): Node[] {
  const taxed = new Map(sealed.totals.lines.map((line) => [line.id, line]));
  return items.map(({ line, note }, i) => lineNode(sealed, line, taxed.get(line.id)!, i + 1, note, money));
}
