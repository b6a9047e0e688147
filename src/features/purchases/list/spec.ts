// The lists of purchases: what waits to be processed, and the book of those that were.
import { addDays, type IsoDate } from '#domain/dates.ts';
import { PROCESSED, PURCHASE_FLAG, PURCHASE_STATUS } from '#domain/purchase/flags.ts';
import type { ListSpec } from '#features/list/list-state.svelte.ts';
import { sendingFilter } from '#features/transmissions/filter.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import type { Condition, ListQuery } from '#store/list/query.ts';
import { formatDate } from '#ui/format.ts';
import type { ListGroup } from '#ui/list.ts';
import { monthText } from './words.ts';

const { received, open, partly, paid, forwarded } = PURCHASE_STATUS;
const status = (...codes: number[]): Condition => ({ column: 'status', in: codes });
const inSight: Condition = { column: 'flags', bits: PURCHASE_FLAG.archived, unset: true };
const invoices: Condition = { column: 'type', is: ['invoice'] };

/** What was received and not yet looked at by a person. */
export const TO_PROCESS_LIST: ListSpec<'purchases'> = {
  id: 'to-process',
  table: 'purchases',
  where: [inSight],
  tabs: [
    { value: 'received', label: m.purchases_tab_received, where: () => [status(received)], counted: true },
    { value: 'forwarded', label: m.purchases_tab_forwarded, where: () => [status(forwarded)] }
  ],
  choices: sendingFilter,
  sort: { key: 'received', down: true },
  sortColumns: { received: 'createdAt' }
};

/** What was processed. */
export const PURCHASE_LIST: ListSpec<'purchases'> = {
  id: 'purchases',
  table: 'purchases',
  where: [],
  tabs: [
    { value: 'all', label: m.book_tab_all, where: () => [inSight, status(...PROCESSED)] },
    { value: 'toPay', label: m.purchases_tab_to_pay, where: () => [inSight, invoices, status(open, partly)], counted: true },
    { value: 'overdue', label: m.book_tab_overdue, where: (today) => [inSight, invoices, status(open, partly), { column: 'due', to: addDays(today, -1) }], counted: true },
    { value: 'toConfirm', label: m.purchases_tab_to_confirm, where: () => [inSight, { column: 'ordered', min: 1 }], counted: true },
    { value: 'paid', label: m.book_tab_paid, where: () => [inSight, status(paid)] },
    { value: 'creditNotes', label: m.purchases_tab_credit_notes, where: () => [inSight, { column: 'type', is: ['creditNote'] }, status(...PROCESSED)] },
    { value: 'toAccount', label: m.book_tab_to_process, where: () => [status(...PROCESSED, forwarded), { column: 'flags', bits: PURCHASE_FLAG.accounted, unset: true }], counted: true },
    { value: 'accounted', label: m.purchases_tab_accounted, where: () => [{ column: 'flags', bits: PURCHASE_FLAG.accounted }] },
    { value: 'archived', label: m.book_tab_archived, where: () => [{ column: 'flags', bits: PURCHASE_FLAG.archived }] }
  ],
  dateColumn: 'date',
  choices: sendingFilter,
  sort: { key: 'date', down: true },
  sortColumns: { date: 'order' },
  hidden: ['received', 'net', 'vat'],
  sum: ['euroTotal', 'euroOpen', 'notEuro']
};

/** What of the book is looked at: the purchases of a category, of these days. */
export interface Within {
  where: Condition;
  /** The category's name. */
  name: string;
  period: { from?: IsoDate; to?: IsoDate };
}

/** The book of one category, as the totals count it: all that was processed, archived or not. */
export const categoryList = ({ where, name }: Within): ListSpec<'purchases'> => ({
  ...PURCHASE_LIST,
  id: 'purchases-category',
  where: [where],
  tabs: [{ value: 'all', label: () => m.totals_in_category({ name }), where: () => [status(...PROCESSED)] }]
});

/** Heads of the phone's list: month after month with its sum in euros. */
export async function purchaseMonths({ where = [], text }: ListQuery, store: CompanyStore): Promise<ListGroup[]> {
  const { groups } = await store.list('purchases', { where, text, sum: ['euroTotal', 'notEuro'], groupBy: { column: 'date', bucket: 'month' }, sort: { by: 'order' }, limit: 0 });
  return groups.toReversed().map(({ key, count, sums }) => ({ key, label: formatDate(`${key}-01`, 'month'), count, detail: monthText(sums) }));
}
