// The document block: what it is called, its number, dates and references.
import { isCredit, isPurchase } from '../document/kinds.ts';
import { fillText } from '../tax/legal-texts.ts';
import { INK, SOFT } from './colours.ts';
import { day } from './format.ts';
import { labelsOf, titleOf } from './labels.ts';
import { FACTS } from './layouts.ts';
import { fits } from './measure.ts';
import type { Node, TextNode } from './node.ts';
import { type Printable, isDraft } from './printable.ts';

/** Width that every value has at least, whatever its label, in points. */
const VALUE_WIDTH = 110;

/** Title and number, at the right of the head. */
export function titleBlock(doc: Printable): Node {
  const label = labelsOf(doc.language);
  return {
    alignment: 'right',
    stack: [
      { text: titleOf(doc.kind, doc.language), fontSize: 20, bold: true },
      { text: doc.number ?? label.draft, fontSize: 11, color: isDraft(doc) ? SOFT : INK }
    ]
  };
}

/** Dates and references, label left and value right. A credit note asks for no payment: it has no due date. */
export function factsBlock(doc: Printable): Node {
  const { language: lang, credits } = doc;
  const label = labelsOf(lang);
  const credited = credits && fillText(label.creditedOn, { number: credits.number, date: day(credits.issueDate, lang) });
  const facts: [string, string | undefined][] = [
    [label.date, day(doc.issueDate, lang)],
    [label.due, isCredit(doc.kind) ? undefined : day(doc.dueDate, lang)],
    [label.deliveryDate, doc.deliveryDate && day(doc.deliveryDate, lang)],
    [label.reference, doc.orderReference?.trim()],
    [isPurchase(doc.kind) ? label.creditedSelfBilling : label.creditedInvoice, credited]
  ];
  const body = facts.flatMap(([name, value]): TextNode[][] =>
    value ? [[{ text: name, color: SOFT, noWrap: true }, { text: value, alignment: 'right', noWrap: fits(value, 9, VALUE_WIDTH) }]] : []
  );
  return { table: { widths: ['auto', '*'], body }, layout: FACTS, lineHeight: 1.2 };
}
