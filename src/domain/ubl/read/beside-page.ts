// An electronic invoice with a page that people read: what it leaves out the page may say, and where they disagree neither is taken for sure.
import type { Cents } from '../../money/cents.ts';
import type { Understood } from '../../purchase/understood.ts';
import type { UblInvoice } from './invoice.ts';
import { understoodOf } from './understood.ts';

/** How sure the page's total must be to contradict a file that a machine wrote, percent: a lone amount at the foot may be anything. */
const SURE_OF_PAGE = 80;
/** How sure amounts are that the page contradicts: filled in, and asked to be looked at. */
const CONTRADICTED = 60;

/** The two totals, in cents without sign, of an invoice whose page asks for another amount. */
export interface OtherTotal {
  page: Cents;
  invoice: Cents;
}

/**
 * @param page what was understood of the page, from its text or its payment code
 * @returns undefined where they agree, or where one of them says nothing that can be compared. The page may ask for the total or for what is left of it (BT-112, BT-115).
 */
export function otherTotal(invoice: UblInvoice, page: Understood): OtherTotal | undefined {
  const { total, prepaid, currency } = understoodOf(invoice);
  if (!total || !page.total || page.total.confidence < SURE_OF_PAGE) return undefined;
  if (page.currency && page.currency.value !== currency?.value) return undefined;
  const [asked, printed] = [Math.abs(total.value), Math.abs(page.total.value)];
  const rest = Math.abs(total.value - (prepaid?.value ?? 0));
  return printed === asked || printed === rest ? undefined : { page: printed, invoice: asked };
}

/** What the invoice says of itself, completed by what only its page says. Amounts that the page contradicts are doubtful. */
export function understoodWithPage(invoice: UblInvoice, page: Understood): Understood {
  const own = understoodOf(invoice);
  const doubt = otherTotal(invoice, page) !== undefined;
  const { total, lines } = own;
  return {
    ...page,
    ...own,
    ...(doubt && total && { total: { ...total, confidence: Math.min(total.confidence, CONTRADICTED) } }),
    ...(doubt && lines && { lines: { ...lines, confidence: Math.min(lines.confidence, CONTRADICTED) } }),
    supplier: { ...page.supplier, ...own.supplier },
    buyer: { ...page.buyer, ...own.buyer }
  };
}
