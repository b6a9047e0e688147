// Purchases in the accountant's file: what was received, as it was received, with a page for people where none came, and a line of the list.
import { text, money } from '#domain/import/write-csv.ts';
import { inOrder } from '#domain/position.ts';
import { amountsOf } from '#domain/purchase/amounts.ts';
import { categoryOf } from '#domain/purchase/categories.ts';
import { PROCESSED, PURCHASE_FLAG, PURCHASE_STATUS } from '#domain/purchase/flags.ts';
import { inLang } from '#domain/record.ts';
import { fileName } from '#domain/text/filename.ts';
import type { ExportedKind, MissingFile, NamedBytes } from '#features/app/define.ts';
import { getLocale } from '#locale';
import { m } from '#messages';
import { StoreError } from '#store/errors.ts';
import type { Condition } from '#store/list/query.ts';
import { type Sought, soughtOriginals } from '../page/originals.ts';
import { drawnPage } from '../page/page-file.ts';
import { purchaseStatus } from '../status.ts';
import { treatmentName } from '../words.ts';

const isPdf = ({ file }: Sought) => file.type === 'application/pdf';

/** Adds the pages that are drawn; one that cannot be is missing, and what it would have shown is there all the same. */
async function addPages(named: readonly { page: string; got?: File | undefined }[], files: NamedBytes[], missing: MissingFile[]): Promise<void> {
  for (const { page, got } of named) {
    try {
      const bytes = got && (await drawnPage(got));
      if (bytes) files.push({ name: page, bytes });
    } catch (error) {
      missing.push({ name: page, error });
    }
  }
}

const purchases: ExportedKind = {
  id: 'purchase',
  label: m.purchases_title,
  headings: () => [
    m.purchases_number(),
    m.purchases_date(),
    m.purchases_due(),
    m.suppliers_supplier(),
    m.customers_vat_number(),
    m.purchases_type(),
    m.book_column_status(),
    m.purchases_categories(),
    m.purchases_treatment_column(),
    m.purchases_currency(),
    m.purchases_net(),
    m.purchases_column_vat(),
    m.purchases_vat_reverse(),
    m.purchases_total()
  ],
  async ids(store, { from, to, unmarked }) {
    const marks: Condition[] = unmarked ? [{ column: 'flags', bits: PURCHASE_FLAG.accounted, unset: true }] : [];
    const where: Condition[] = [{ column: 'status', in: [...PROCESSED, PURCHASE_STATUS.forwarded] }, { column: 'date', from, to }, ...marks];
    return (await store.list('purchases', { where, sort: { by: 'order' }, limit: Infinity })).ids;
  },
  async one(store, id, fetching) {
    const [purchase, [row], company] = await Promise.all([store.get('purchase', id), store.rows('purchases', [id]), store.company()]);
    if (!purchase || !row) throw new StoreError('absent', id);
    const stem = [row.date, purchase.number, row.name].filter(Boolean).join(' ');
    const all = await soughtOriginals(store, purchase, fetching);
    const named = all.map(({ file, got, error }, i) => {
      const extension = /\.([a-z0-9]{1,8})$/i.exec(file.name)?.[1] ?? 'bin';
      const own = `${stem}${all.length > 1 ? ` ${i + 1}` : ''}`;
      return { name: fileName(own, extension.toLowerCase()), page: fileName(own, 'pdf'), got, error };
    });
    const files: NamedBytes[] = [];
    for (const { name, got } of named) if (got) files.push({ name, bytes: new Uint8Array(await got.arrayBuffer()) });
    const missing = named.flatMap(({ name, got, error }): MissingFile[] => (got ? [] : [{ name, error }]));
    if (!all.some(isPdf)) await addPages(named, files, missing);
    const categories = [...new Set(inOrder(purchase.lines).map(({ category }) => inLang(categoryOf(company, category).name, getLocale())))];
    const treatments = [...new Set(purchase.lines.map(({ treatment }) => treatmentName(treatment)))];
    const { reverse } = amountsOf(purchase.lines);
    return {
      files,
      ...(missing.length > 0 && { missing }),
      cells: [
        text(purchase.number ?? ''),
        text(row.date),
        text(row.due),
        text(row.name),
        text(purchase.supplier?.vatNumber ?? ''),
        text(purchase.type === 'creditNote' ? m.purchases_credit_note() : m.purchases_invoice()),
        text(purchaseStatus(row, row.date).label),
        text(categories.join(', ')),
        text(treatments.join(', ')),
        text(purchase.currency),
        money(row.net),
        money(row.vat),
        money(purchase.type === 'creditNote' ? 0 - reverse : reverse),
        money(row.total)
      ]
    };
  },
  async mark(store, id, processed, by) {
    const [row] = await store.rows('purchases', [id]);
    await store.mark(id, processed, by);
    return !row || !(row.flags & PURCHASE_FLAG.accounted) === processed;
  }
};

export const exportedPurchases: readonly ExportedKind[] = [purchases];
