// What the home screen tells, read from the list's columns: turnover, open, overdue, to be done.
import { type IsoDate, addDays } from '#domain/dates.ts';
import { FLAG, STATUS } from '#domain/document/row.ts';
import { type Revenue, revenueOf, yearBefore } from '#domain/document/revenue.ts';
import type { CompanyStore } from '#store/company.ts';
import type { Condition } from '#store/list/query.ts';

export interface Figures {
  revenue: Revenue;
  open: { count: number; cents: number };
  overdue: { count: number; cents: number };
  /** Documents that the law wants by Peppol and that nobody has sent so. */
  peppol: { invoices: number; creditNotes: number };
  drafts: number;
  /** Whether anything was ever made: without, the screen invites to begin. */
  any: boolean;
}

const ISSUED: Condition = { column: 'status', in: [STATUS.open, STATUS.partly, STATUS.paid, STATUS.credited] };
const OPEN: readonly Condition[] = [
  { column: 'kind', is: ['invoice'] },
  { column: 'status', in: [STATUS.open, STATUS.partly] }
];
const overdue = (today: IsoDate): Condition[] => [...OPEN, { column: 'due', to: addDays(today, -1) }];

/** Reads the figures of a day; live inside a live query. Amounts in cents. */
export async function figuresOf(store: CompanyStore, today: IsoDate): Promise<Figures> {
  const ask = (where: readonly Condition[], sum: string[] = []) => store.list('documents', { where, sum, sort: { by: 'date' }, limit: 0 });
  const lastYear = `${Number(today.slice(0, 4)) - 1}`;
  const since = { column: 'date', from: `${lastYear}-01-01` };
  const upTo = { column: 'date', from: `${lastYear}-01-01`, to: yearBefore(today) };
  const kind = (name: string): Condition => ({ column: 'kind', is: [name] });
  const perMonth = (name: string) =>
    store.list('documents', { where: [kind(name), ISSUED, since], sum: ['net'], groupBy: { column: 'date', bucket: 'month' }, sort: { by: 'date' }, limit: 0 });

  const byPeppol = (name: string) => ask([kind(name), { column: 'flags', bits: FLAG.peppolDue }, { column: 'flags', bits: FLAG.archived, unset: true }]);
  const [invoices, notes, invoicesBefore, notesBefore, open, late, peppol, peppolNotes, drafts, all] = await Promise.all([
    perMonth('invoice'),
    perMonth('creditNote'),
    ask([kind('invoice'), ISSUED, upTo], ['net']),
    ask([kind('creditNote'), ISSUED, upTo], ['net']),
    ask(OPEN, ['open']),
    ask(overdue(today), ['open']),
    byPeppol('invoice'),
    byPeppol('creditNote'),
    ask([{ column: 'status', in: [STATUS.draft] }]),
    ask([])
  ]);
  const byMonth = new Map(invoices.groups.map(({ key, sums }) => [key, sums['net'] ?? 0]));
  for (const { key, sums } of notes.groups) byMonth.set(key, (byMonth.get(key) ?? 0) - (sums['net'] ?? 0));
  const before = (invoicesBefore.sums['net'] ?? 0) - (notesBefore.sums['net'] ?? 0);
  return {
    revenue: revenueOf(byMonth, before, today),
    open: { count: open.count, cents: open.sums['open'] ?? 0 },
    overdue: { count: late.count, cents: late.sums['open'] ?? 0 },
    peppol: { invoices: peppol.count, creditNotes: peppolNotes.count },
    drafts: drafts.count,
    any: all.count > 0
  };
}
