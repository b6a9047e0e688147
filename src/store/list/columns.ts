// Which columns each list has, and how their values are kept and searched.
import type { RowTable } from '../record/kinds.ts';

/**
 * How a column is kept: `date` as a day number, `number` (cents, counts), `code` (a small number), `flag`, `text` by a
 * dictionary of its values, `instant` as milliseconds.
 */
export type ColumnType = 'date' | 'number' | 'code' | 'flag' | 'text' | 'instant';

export interface Column {
  name: string;
  type: ColumnType;
  /** Words of a search are looked for in it. */
  searched?: 'text' | 'digits' | 'amount';
}

export const COLUMNS: Record<RowTable, readonly Column[]> = {
  documents: [
    { name: 'kind', type: 'text' },
    { name: 'status', type: 'code' },
    { name: 'flags', type: 'code' },
    { name: 'journal', type: 'text' },
    { name: 'number', type: 'text', searched: 'text' },
    { name: 'n', type: 'number' },
    { name: 'date', type: 'date' },
    { name: 'order', type: 'number' },
    { name: 'due', type: 'date' },
    { name: 'customerId', type: 'text' },
    { name: 'name', type: 'text', searched: 'text' },
    { name: 'net', type: 'number' },
    { name: 'vat', type: 'number' },
    { name: 'total', type: 'number', searched: 'amount' },
    { name: 'open', type: 'number' },
    { name: 'communication', type: 'text', searched: 'digits' },
    { name: 'orderReference', type: 'text', searched: 'text' },
    { name: 'createdAt', type: 'instant' }
  ],
  customers: [
    { name: 'number', type: 'text', searched: 'text' },
    { name: 'name', type: 'text', searched: 'text' },
    { name: 'type', type: 'text' },
    { name: 'postcode', type: 'text', searched: 'text' },
    { name: 'city', type: 'text', searched: 'text' },
    { name: 'enterpriseNumber', type: 'text', searched: 'text' },
    { name: 'vatNumber', type: 'text', searched: 'text' },
    { name: 'regime', type: 'text' },
    { name: 'archived', type: 'flag' },
    { name: 'lastUsed', type: 'date' }
  ],
  products: [
    { name: 'number', type: 'text', searched: 'text' },
    { name: 'group', type: 'text', searched: 'text' },
    { name: 'name', type: 'text', searched: 'text' },
    { name: 'nameFr', type: 'text' },
    { name: 'nameNl', type: 'text' },
    { name: 'nameDe', type: 'text' },
    { name: 'nameEn', type: 'text' },
    { name: 'unit', type: 'text' },
    { name: 'price', type: 'number' },
    { name: 'priceIncludesVat', type: 'flag' },
    { name: 'rate', type: 'number' },
    { name: 'barcode', type: 'text', searched: 'text' },
    { name: 'archived', type: 'flag' }
  ],
  suppliers: [
    { name: 'number', type: 'text', searched: 'text' },
    { name: 'name', type: 'text', searched: 'text' },
    { name: 'type', type: 'text' },
    { name: 'postcode', type: 'text', searched: 'text' },
    { name: 'city', type: 'text', searched: 'text' },
    { name: 'enterpriseNumber', type: 'text', searched: 'text' },
    { name: 'vatNumber', type: 'text', searched: 'text' },
    { name: 'iban', type: 'text', searched: 'text' },
    { name: 'category', type: 'text' },
    { name: 'archived', type: 'flag' }
  ],
  purchases: [
    { name: 'type', type: 'text' },
    { name: 'status', type: 'code' },
    { name: 'flags', type: 'code' },
    { name: 'supplierId', type: 'text' },
    { name: 'name', type: 'text', searched: 'text' },
    { name: 'number', type: 'text', searched: 'text' },
    { name: 'date', type: 'date' },
    { name: 'order', type: 'number' },
    { name: 'received', type: 'date' },
    { name: 'due', type: 'date' },
    { name: 'net', type: 'number' },
    { name: 'vat', type: 'number' },
    { name: 'total', type: 'number', searched: 'amount' },
    { name: 'open', type: 'number' },
    { name: 'ordered', type: 'number' },
    { name: 'euroTotal', type: 'number' },
    { name: 'euroOpen', type: 'number' },
    { name: 'notEuro', type: 'flag' },
    { name: 'communication', type: 'text', searched: 'digits' },
    { name: 'categories', type: 'text' },
    { name: 'createdAt', type: 'instant' }
  ],
  companyDocuments: [
    { name: 'sort', type: 'text' },
    { name: 'status', type: 'code' },
    { name: 'flags', type: 'number' },
    { name: 'title', type: 'text', searched: 'text' },
    { name: 'party', type: 'text', searched: 'text' },
    { name: 'provider', type: 'text' },
    { name: 'reference', type: 'text', searched: 'text' },
    { name: 'date', type: 'date' },
    { name: 'order', type: 'number' },
    { name: 'ends', type: 'date' },
    { name: 'actionDue', type: 'date' },
    { name: 'due', type: 'date' },
    { name: 'total', type: 'number', searched: 'amount' },
    { name: 'open', type: 'number' },
    { name: 'ordered', type: 'number' },
    { name: 'createdAt', type: 'instant' }
  ]
};

/** Key in `meta` of the highest `rev` of a table. */
export const revKey = (table: RowTable) => `rev.${table}`;
