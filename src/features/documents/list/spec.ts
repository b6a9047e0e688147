// The lists of documents by kind: their tabs, what each shows, and the heads of the phone's list.
import { type IsoDate, addDays } from '#domain/dates.ts';
import type { DocumentKind } from '#domain/document/kinds.ts';
import { FLAG, STATUS } from '#domain/document/row.ts';
import { session } from '#features/app/session.svelte.ts';
import type { ListSpec, ListTab } from '#features/list/list-state.svelte.ts';
import { sendingFilter } from '#features/transmissions/filter.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import type { Condition, ListQuery } from '#store/list/query.ts';
import { formatCents, formatDate } from '#ui/format.ts';
import type { ListGroup } from '#ui/list.ts';

const status = (...codes: number[]): Condition => ({ column: 'status', in: codes });
const inSight: Condition = { column: 'flags', bits: FLAG.archived, unset: true };
const tab = (value: string, label: () => string, where: (today: IsoDate) => Condition[], counted = false): ListTab => ({ value, label, where, counted });

const issued = status(STATUS.open, STATUS.partly, STATUS.paid, STATUS.credited);
/** What is archived is the accountant's as well. A company that stands alone has no accountant in it. */
const markTabs: readonly ListTab[] = [
  { ...tab('toProcess', m.book_tab_to_process, () => [issued, { column: 'flags', bits: FLAG.processed, unset: true }], true), shown: () => session.sync.state !== 'off' },
  { ...tab('processed', m.book_tab_processed, () => [issued, { column: 'flags', bits: FLAG.processed }]), shown: () => session.sync.state !== 'off' }
];

const invoiceTabs: readonly ListTab[] = [
  tab('all', m.book_tab_all, () => [inSight]),
  tab('open', m.book_tab_open, () => [inSight, status(STATUS.open, STATUS.partly)], true),
  tab('overdue', m.book_tab_overdue, (today) => [inSight, status(STATUS.open, STATUS.partly), { column: 'due', to: addDays(today, -1) }], true),
  tab('partly', m.book_tab_partly, () => [inSight, status(STATUS.partly)], true),
  tab('peppol', m.book_tab_peppol, () => [inSight, { column: 'flags', bits: FLAG.peppolDue }], true),
  tab('unsent', m.book_tab_unsent, () => [inSight, issued, { column: 'flags', bits: FLAG.sent, unset: true }], true),
  tab('paid', m.book_tab_paid, () => [inSight, status(STATUS.paid, STATUS.credited)]),
  ...markTabs,
  tab('draft', m.book_tab_draft, () => [inSight, status(STATUS.draft)], true),
  tab('archived', m.book_tab_archived, () => [{ column: 'flags', bits: FLAG.archived }])
];

const creditNoteTabs: readonly ListTab[] = [
  tab('all', m.book_tab_all, () => [inSight]),
  tab('open', m.book_tab_owed, () => [inSight, status(STATUS.open, STATUS.partly)], true),
  tab('peppol', m.book_tab_peppol, () => [inSight, { column: 'flags', bits: FLAG.peppolDue }], true),
  ...markTabs,
  tab('draft', m.book_tab_draft, () => [inSight, status(STATUS.draft)], true),
  tab('archived', m.book_tab_archived, () => [{ column: 'flags', bits: FLAG.archived }])
];

/** A tab of documents that ask for money, beside that of those that give back: what is summed up is of one sort. */
const slips = (shown: ListTab): ListTab => ({ ...shown, where: (today) => [{ column: 'kind', is: ['selfBilling'] }, ...shown.where(today)] });

const selfBillingTabs: readonly ListTab[] = [
  ...[
    tab('all', m.slips_tab_all, () => [inSight]),
    tab('open', m.slips_tab_to_pay, () => [inSight, status(STATUS.open, STATUS.partly)], true),
    tab('peppol', m.book_tab_peppol, () => [inSight, { column: 'flags', bits: FLAG.peppolDue }], true),
    tab('unsent', m.slips_tab_unsent, () => [inSight, issued, { column: 'flags', bits: FLAG.sent, unset: true }], true),
    tab('paid', m.slips_tab_paid, () => [inSight, status(STATUS.paid, STATUS.credited)]),
    ...markTabs,
    tab('draft', m.book_tab_draft, () => [inSight, status(STATUS.draft)], true),
    tab('archived', m.slips_tab_archived, () => [{ column: 'flags', bits: FLAG.archived }])
  ].map(slips),
  tab('credits', m.slips_credit_notes, () => [inSight, { column: 'kind', is: ['selfBillingCreditNote'] }], true)
];

interface KindList {
  id: string;
  kinds: DocumentKind[];
  tabs: readonly ListTab[];
}

const selfBilling: KindList = { id: 'self-billing', kinds: ['selfBilling', 'selfBillingCreditNote'], tabs: selfBillingTabs };

const LISTS: Readonly<Record<DocumentKind, KindList>> = {
  invoice: { id: 'invoices', kinds: ['invoice'], tabs: invoiceTabs },
  creditNote: { id: 'credit-notes', kinds: ['creditNote'], tabs: creditNoteTabs },
  selfBilling,
  selfBillingCreditNote: selfBilling
};

/** The list of a kind. */
export function documentList(kind: DocumentKind): ListSpec<'documents'> {
  const { id, kinds, tabs } = LISTS[kind];
  return {
    id,
    table: 'documents',
    where: [{ column: 'kind', is: kinds }],
    tabs,
    dateColumn: 'date',
    choices: sendingFilter,
    sort: { key: 'date', down: true },
    sortColumns: { date: 'order', number: 'order' },
    hidden: ['due', 'orderReference', 'net', 'open'],
    sum: ['total', 'open']
  };
}

/** Heads of the phone's list: drafts, then month after month with its sum. */
export async function monthHeads({ where = [], text }: ListQuery, store: CompanyStore): Promise<ListGroup[]> {
  const ask = (codes: number[]) =>
    store.list('documents', { where: [...where, status(...codes)], text, sum: ['total'], groupBy: { column: 'date', bucket: 'month' }, sort: { by: 'order' }, limit: 0 });
  const [drafts, issued] = await Promise.all([ask([STATUS.draft]), ask([STATUS.open, STATUS.partly, STATUS.paid, STATUS.credited])]);
  const months = issued.groups.toReversed().map(({ key, count, sums }): ListGroup => {
    return { key, label: formatDate(`${key}-01`, 'month'), count, detail: formatCents(sums['total'] ?? 0, { currency: true }) };
  });
  return drafts.count ? [{ key: 'draft', label: m.book_tab_draft(), count: drafts.count }, ...months] : months;
}
