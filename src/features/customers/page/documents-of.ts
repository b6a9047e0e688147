// The documents of a customer, and what they come to.
import { addDays, type IsoDate } from '#domain/dates.ts';
import type { DocumentRow } from '#domain/document/row.ts';
import { STATUS } from '#domain/document/row.ts';
import type { Cents } from '#domain/money/cents.ts';
import type { CompanyStore } from '#store/company.ts';
import type { Condition } from '#store/list/query.ts';
import { customerIds } from '../survivor.ts';

export interface CustomerFigures {
  /** Invoiced less credited, without VAT. */
  thisYear: Cents;
  lastYear: Cents;
  ever: Cents;
  /** What is still to be paid, VAT included. */
  open: Cents;
  /** The part of it that is overdue. */
  overdue: Cents;
}

export interface CustomerDocuments {
  /** The latest, drafts included. */
  rows: DocumentRow[];
  count: number;
  figures: CustomerFigures;
}

const ISSUED: Condition = { column: 'status', in: [STATUS.open, STATUS.partly, STATUS.paid, STATUS.credited] };

/** The latest documents of a customer (and of those merged into it) with its figures on a day; for live queries too. */
export async function documentsOf(store: CompanyStore, id: string, today: IsoDate, limit = 50): Promise<CustomerDocuments> {
  const own: Condition = { column: 'customerId', is: await customerIds(store, id) };
  const year = Number(today.slice(0, 4));
  const sums = async (kind: DocumentRow['kind'], ...more: Condition[]) => {
    const where = [own, ISSUED, { column: 'kind', is: [kind] }, ...more];
    return store.list('documents', { where, sort: { by: 'date' }, limit: 1, sum: ['net', 'open'], groupBy: { column: 'date', bucket: 'year' } });
  };
  const yesterday = addDays(today, -1);
  const [latest, invoices, credits, late] = await Promise.all([
    store.list('documents', { where: [own], sort: { by: 'date', desc: true }, limit }),
    sums('invoice'),
    sums('creditNote'),
    sums('invoice', { column: 'open', min: 1 }, { column: 'due', to: yesterday })
  ]);
  const net = (of: number) => {
    const sum = ({ groups }: typeof invoices) => groups.find(({ key }) => key === String(of))?.sums.net ?? 0;
    return sum(invoices) - sum(credits);
  };
  return {
    rows: await store.rows('documents', latest.ids),
    count: latest.count,
    figures: {
      thisYear: net(year),
      lastYear: net(year - 1),
      ever: (invoices.sums.net ?? 0) - (credits.sums.net ?? 0),
      open: invoices.sums.open ?? 0,
      overdue: late.sums.open ?? 0
    }
  };
}
