// Where a journal stands: the last number it gave in a year, and how many documents it ever issued.
import type { CompanyStore } from '#store/company.ts';

/** @returns the highest running number of the year (0: none), and the count over all years; for live queries too */
export async function lastIssued(store: CompanyStore, journal: string, year: number): Promise<{ last: number; ever: number }> {
  const ofJournal = [{ column: 'journal', is: [journal] }, { column: 'n', min: 1 }];
  const [ofYear, all] = await Promise.all([
    store.list('documents', { where: [...ofJournal, { column: 'date', from: `${year}-01-01`, to: `${year}-12-31` }], sort: { by: 'n', desc: true }, limit: 1 }),
    store.list('documents', { where: ofJournal, sort: { by: 'n' }, limit: 1 })
  ]);
  const [row] = await store.rows('documents', ofYear.ids);
  return { last: row?.n ?? 0, ever: all.count };
}
