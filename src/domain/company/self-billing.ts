// The journals of self-billing documents: there once the company issues its first, or switches the app on.
import { KINDS } from '../document/kinds.ts';
import { between, inOrder } from '../position.ts';
import type { Lang } from '../record.ts';
import type { Company, Journal, JournalKind } from './model.ts';

/** Two devices that make them at one time make the same: each is known by the name of its kind. */
const OWN: readonly JournalKind[] = ['selfBilling', KINDS.selfBilling.by];

const WORDS: Record<Lang, { names: readonly [string, string]; letters: string }> = {
  fr: { names: ['Bordereaux d’achat', 'Notes de crédit sur bordereaux'], letters: 'BA' },
  nl: { names: ['Aankoopborderellen', 'Creditnota’s bij borderellen'], letters: 'AB' },
  de: { names: ['Einkaufsbelege', 'Gutschriften zu Einkaufsbelegen'], letters: 'EB' },
  en: { names: ['Self-billed invoices', 'Self-billed credit notes'], letters: 'SB' }
};

/** Whether the company can number self-billing documents. */
export const hasSelfBillingJournals = ({ journals }: Pick<Company, 'journals'>): boolean => OWN.every((kind) => journals.some((journal) => journal.kind === kind));

/** @returns the company with a journal for self-billing invoices and one for their credit notes; those that are there stay as they are */
export function withSelfBillingJournals(company: Company): Company {
  const { names, letters } = WORDS[company.language];
  let pos = inOrder(company.journals).at(-1)?.pos ?? '';
  const made = OWN.flatMap((kind, i): Journal[] => {
    if (company.journals.some((journal) => journal.kind === kind)) return [];
    pos = between(pos, '');
    return [{ id: kind, pos, kind, name: names[i]!, series: 0, pattern: `{year}-${letters}${i === 0 ? '' : 'C'}{n:4}` }];
  });
  return made.length === 0 ? company : { ...company, journals: [...company.journals, ...made] };
}
