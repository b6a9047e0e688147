// The kinds of documents that a company keeps, and how long one runs, in words.
import CalendarCheck from '@lucide/svelte/icons/calendar-check';
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import InfinityIcon from '@lucide/svelte/icons/infinity';
import type { CompanyDocumentRow } from '#domain/company-document/row.ts';
import { OWN_SORTS } from '#domain/company-document/model.ts';
import { addDays, type IsoDate } from '#domain/dates.ts';
import type { StatusWord } from '#features/documents/status.ts';
import { m } from '#messages';
import { formatDate } from '#ui/format.ts';

type OwnSort = (typeof OWN_SORTS)[number];

/** Days before its end in which a document ends soon: a lease is given notice of months before. */
export const ENDS_SOON = 180;

const WORDS: Record<OwnSort, () => string> = { lease: m.papers_sort_lease, loan: m.papers_sort_loan, insurance: m.papers_sort_insurance, permit: m.papers_sort_permit, other: m.papers_sort_other };

/** What it is; '' for mail of the government. */
export const sortWord = (sort: CompanyDocumentRow['sort']): string => (sort === 'ebox' ? '' : WORDS[sort]());

export const SORT_OPTIONS = (): { value: OwnSort; label: string }[] => OWN_SORTS.map((value) => ({ value, label: WORDS[value]() }));

/** How long it runs, on a day. */
export function runsWord({ ends }: Pick<CompanyDocumentRow, 'ends'>, today: IsoDate): StatusWord {
  if (ends === '') return { icon: InfinityIcon, label: m.papers_own_open(), tone: 'plain' };
  const date = formatDate(ends, 'medium');
  if (ends < today) return { icon: CalendarCheck, label: m.papers_own_ended({ date }), tone: 'plain' };
  return { icon: CalendarClock, label: m.papers_own_ends({ date }), tone: ends <= addDays(today, ENDS_SOON) ? 'wait' : 'plain' };
}
