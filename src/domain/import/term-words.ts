// Payment terms as CSV files write them: "30", "30 jours", "30 dagen einde maand".
import type { PaymentTerms } from '../dates.ts';
import type { Lang } from '../record.ts';
import { pass, refuse, type Result } from '../result.ts';
import type { CellFault } from './field.ts';
import { foldHeading } from './fold-heading.ts';

const DAYS: Record<Lang, string> = { fr: 'jours', nl: 'dagen', de: 'Tage', en: 'days' };
const END_OF_MONTH: Record<Lang, string> = { fr: 'fin de mois', nl: 'einde maand', de: 'Monatsende', en: 'end of month' };
const AT_ONCE = new Set(['comptant', 'au comptant', 'contant', 'direct', 'bar', 'sofort', 'cash', 'immediate', 'immediat', 'immediatement']);
const SHAPE = /^(\d{1,4}) ?(?:j|jours?|d|dagen|dag|t|tage?|days?)?(?: (.+))?$/;
const ENDS = new Set([...Object.values(END_OF_MONTH).map(foldHeading), 'fdm', 'fin mois', 'em', 'eindemaand', 'eom', 'month end', 'ende des monats']);

/** The days of a term, and whether it runs to the end of the month. */
export function readTerm(cell: string): Result<PaymentTerms, CellFault> {
  const text = foldHeading(cell);
  if (AT_ONCE.has(text)) return pass({ days: 0 });
  const match = SHAPE.exec(text);
  if (!match || (match[2] && !ENDS.has(match[2]))) return refuse('unknownWord');
  const days = Number(match[1]);
  if (days > 3650) return refuse('tooLarge');
  return pass(match[2] ? { days, endOfMonth: true } : { days });
}

/** "30", or "30 jours fin de mois" where the days alone would not say it. */
export function termWords({ days, endOfMonth }: PaymentTerms, lang: Lang): string {
  return endOfMonth ? `${days} ${DAYS[lang]} ${END_OF_MONTH[lang]}` : String(days);
}
