// 100,000 rows of invoices from one seed, for the bench of lists; the peer gets the very same records.
import { type DocumentRow, FLAG, STATUS } from '#domain/document/row.ts';
import { addDays, dayNumber } from '#domain/dates.ts';
import { monotonicUlids } from '#domain/ids.ts';
import { ogmOfNumber } from '#domain/numbers/ogm.ts';
import { FIRST_NAMES, LAST_NAMES } from '#domain/sample/people-data.ts';
import { chanceFrom } from '#domain/sample/random.ts';

export const SEED = 1;
export const TODAY = '2026-11-21';

/** @returns invoices of the ten years before TODAY, the oldest first */
export function invoiceRows(count: number): DocumentRow[] {
  const chance = chanceFrom(SEED);
  const newId = monotonicUlids((n) => chance.bytes(n));
  const customers = Array.from({ length: 5000 }, (_, i) => ({ id: newId(i), name: `${chance.pick(FIRST_NAMES.fr)} ${chance.pick(LAST_NAMES.fr)} ${i}` }));
  const perYear = new Map<number, number>();
  return Array.from({ length: count }, (_, i): DocumentRow => {
    const date = addDays('2016-11-22', Math.floor((i * 3652) / count));
    const year = Number(date.slice(0, 4));
    const n = (perYear.get(year) ?? 0) + 1;
    perYear.set(year, n);
    const customer = chance.pick(customers);
    const total = chance.whole(2_000, 900_000);
    const status = i > count - 400 || chance.maybe(0.01) ? chance.pick([STATUS.open, STATUS.partly]) : STATUS.paid;
    return {
      id: newId(Date.parse(date)),
      kind: 'invoice',
      status,
      flags: FLAG.sent,
      journal: 'J',
      number: `${year}-${String(n).padStart(4, '0')}`,
      n,
      date,
      order: dayNumber(date) * 1_000_000 + n,
      due: addDays(date, 30),
      customerId: customer.id,
      name: customer.name,
      net: Math.round(total / 1.21),
      vat: total - Math.round(total / 1.21),
      total,
      open: status === STATUS.paid ? 0 : status === STATUS.open ? total : Math.floor(total / 2),
      communication: ogmOfNumber({ year, n }),
      orderReference: '',
      createdAt: `${date}T10:00:00.000Z`
    };
  });
}
