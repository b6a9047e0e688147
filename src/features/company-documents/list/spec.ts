// The list of the government's messages: its tabs, and how it is sorted.
import { DOCUMENT_FLAG, DOCUMENT_PAYMENT } from '#domain/company-document/flags.ts';
import { addDays } from '#domain/dates.ts';
import type { ListSpec } from '#features/list/list-state.svelte.ts';
import { m } from '#messages';
import type { Condition } from '#store/list/query.ts';

const set = (bits: number): Condition => ({ column: 'flags', bits });
const inSight: Condition = { column: 'flags', bits: DOCUMENT_FLAG.archived, unset: true };
const toPay: Condition = { column: 'status', in: [DOCUMENT_PAYMENT.doubtful, DOCUMENT_PAYMENT.open, DOCUMENT_PAYMENT.partly] };
/** Days in which a message that ends is shown among those that end soon. */
const SOON = 30;

export const EBOX_LIST: ListSpec<'companyDocuments'> = {
  id: 'e-box',
  table: 'companyDocuments',
  where: [{ column: 'sort', is: ['ebox'] }],
  tabs: [
    { value: 'all', label: m.papers_tab_all, where: () => [inSight] },
    { value: 'unread', label: m.papers_tab_unread, where: () => [inSight, set(DOCUMENT_FLAG.fresh)], counted: true },
    { value: 'toPay', label: m.papers_tab_to_pay, where: () => [inSight, toPay], counted: true },
    { value: 'overdue', label: m.book_tab_overdue, where: (today) => [inSight, toPay, { column: 'due', to: addDays(today, -1) }], counted: true },
    { value: 'paid', label: m.papers_tab_paid, where: () => [inSight, { column: 'status', in: [DOCUMENT_PAYMENT.paid, DOCUMENT_PAYMENT.toConfirm] }] },
    { value: 'action', label: m.papers_tab_action, where: () => [inSight, set(DOCUMENT_FLAG.action)], counted: true },
    { value: 'registered', label: m.papers_tab_registered, where: () => [inSight, set(DOCUMENT_FLAG.registered)] },
    { value: 'expiring', label: m.papers_tab_expiring, where: (today) => [inSight, { column: 'ends', from: today, to: addDays(today, SOON) }], counted: true },
    { value: 'archived', label: m.papers_tab_archived, where: () => [set(DOCUMENT_FLAG.archived)] }
  ],
  dateColumn: 'date',
  sort: { key: 'date', down: true },
  sortColumns: { date: 'order', subject: 'title' }
};
