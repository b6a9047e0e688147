// What can be imported: the rules of each kind, with the table of its rows.
import { CUSTOMER_FIELDS } from '#domain/import/customer-fields.ts';
import { CUSTOMER_IMPORT } from '#domain/import/customer-import.ts';
import type { ImportField } from '#domain/import/field.ts';
import type { ImportKind } from '#domain/import/kind.ts';
import { PRODUCT_FIELDS } from '#domain/import/product-fields.ts';
import { PRODUCT_IMPORT } from '#domain/import/product-import.ts';
import type { Customer } from '#domain/party/model.ts';
import type { Product } from '#domain/product/model.ts';
import type { NumberedTable } from '#features/own-number/own-number.ts';
import type { Company } from '#domain/company/model.ts';

export type Importable = Customer | Product;
export type KindName = Importable['kind'];

export interface KindSetting {
  rules: ImportKind<Importable, { number?: string }>;
  fields: Record<string, ImportField<Importable>>;
  table: NumberedTable;
  pattern: (company: Company) => string;
}

// One list for both kinds: the rules of a kind are only ever given records of that kind (`record.kind`).
export const KINDS = {
  customer: { rules: CUSTOMER_IMPORT, fields: CUSTOMER_FIELDS, table: 'customers', pattern: (company: Company) => company.customerPattern },
  product: { rules: PRODUCT_IMPORT, fields: PRODUCT_FIELDS, table: 'products', pattern: (company: Company) => company.productPattern }
} as unknown as Record<KindName, KindSetting>;
