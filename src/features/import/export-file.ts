// Customers and products as a file for Excel.
import { CUSTOMER_FIELDS } from '#domain/import/customer-fields.ts';
import { exportCsv } from '#domain/import/export-csv.ts';
import { PRODUCT_FIELDS } from '#domain/import/product-fields.ts';
import type { Customer } from '#domain/party/model.ts';
import type { Product } from '#domain/product/model.ts';
import { fileName } from '#domain/text/filename.ts';
import { getLocale } from '#locale';
import type { CompanyStore } from '#store/company.ts';
import { inTurns } from './in-turns.ts';
import type { KindName } from './kinds.ts';

/** The records of these ids, in their order, as a CSV file that imports back unchanged. @throws Stopped */
export async function csvFile(
  store: CompanyStore,
  { kind, ids, stem }: { kind: KindName; ids: readonly string[]; stem: string },
  turns: { progress: (done: number) => void; signal: AbortSignal }
): Promise<File> {
  const customers: Customer[] = [];
  const products: Product[] = [];
  await inTurns(
    ids,
    async (id) => {
      const record = await store.get(kind, id);
      if (record?.kind === 'customer') customers.push(record);
      else if (record) products.push(record);
    },
    turns
  );
  const lang = getLocale();
  // Texts per language get a column only where a product has one.
  const text = kind === 'customer' ? exportCsv(CUSTOMER_FIELDS, customers, lang) : exportCsv(PRODUCT_FIELDS, products, lang, (key) => key.includes('.'));
  return new File([text], fileName(stem, 'csv'), { type: 'text/csv;charset=utf-8' });
}
