// What answers a search over everything: documents, customers and products, from the lists in memory.
import FileMinus from '@lucide/svelte/icons/file-minus';
import FilePen from '@lucide/svelte/icons/file-pen';
import Package from '@lucide/svelte/icons/package';
import ReceiptText from '@lucide/svelte/icons/receipt-text';
import Users from '@lucide/svelte/icons/users';
import type { IsoDate } from '#domain/dates.ts';
import { isCredit, isPurchase } from '#domain/document/kinds.ts';
import type { DocumentRow } from '#domain/document/row.ts';
import type { CustomerRow } from '#domain/party/row.ts';
import { NAME_COLUMN, type ProductRow } from '#domain/product/row.ts';
import type { Lang } from '#domain/record.ts';
import { documentPath } from '#features/documents/paths.ts';
import { documentStatus } from '#features/documents/status.ts';
import { KIND_WORDS } from '#features/documents/words/kinds.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import type { ListQuery } from '#store/list/query.ts';
import { formatCents, formatDate, formatDecimal } from '#ui/format.ts';
import type { Icon } from '#ui/icon.ts';

export interface Hit {
  id: string;
  href: string;
  icon: Icon;
  /** What it is, for those who do not see the icon. */
  kind: string;
  name: string;
  detail: string;
  amount: string;
}

/** How many of each are shown: the rest is found in the lists themselves. */
const DOCUMENTS = 8;
const OTHERS = 4;

/** @returns the documents (newest first), customers and products whose numbers, names, communications or amounts hold what was typed; none for blanks */
export async function find(store: CompanyStore, typed: string, { today, lang }: { today: IsoDate; lang: Lang }): Promise<Hit[]> {
  const text = typed.trim();
  if (text === '') return [];
  const ask = async <T extends 'documents' | 'customers' | 'products'>(table: T, query: Omit<ListQuery, 'text'>) =>
    store.rows(table, (await store.list(table, { ...query, text })).ids);
  const inSight = [{ column: 'archived', in: [0] }];
  const [documents, customers, products] = await Promise.all([
    ask('documents', { sort: { by: 'order', desc: true }, limit: DOCUMENTS }),
    ask('customers', { where: inSight, sort: { by: 'name' }, limit: OTHERS }),
    ask('products', { where: inSight, sort: { by: NAME_COLUMN[lang] }, limit: OTHERS })
  ]);
  return [...documents.map((row) => documentHit(row, today)), ...customers.map(customerHit), ...products.map((row) => productHit(row, lang))];
}

function documentHit(row: DocumentRow, today: IsoDate): Hit {
  const { id, kind, number, name, date, total } = row;
  const standing = documentStatus(row, today).label;
  return {
    id,
    href: documentPath(kind, id),
    icon: isCredit(kind) ? FileMinus : isPurchase(kind) ? FilePen : ReceiptText,
    kind: KIND_WORDS[kind].list(),
    name: [number, name].filter(Boolean).join(' · ') || m.documents_status_draft(),
    detail: `${formatDate(date, 'medium')} · ${standing}`,
    amount: formatCents(total)
  };
}

const customerHit = ({ id, number, name, city }: CustomerRow): Hit => ({
  id,
  href: `/customers/${id}`,
  icon: Users,
  kind: m.app_customers(),
  name,
  detail: [number, city].filter(Boolean).join(' · '),
  amount: ''
});

const productHit = (row: ProductRow, lang: Lang): Hit => ({
  id: row.id,
  href: `/products/${row.id}`,
  icon: Package,
  kind: m.app_products(),
  name: row[NAME_COLUMN[lang]],
  detail: [row.number, row.group].filter(Boolean).join(' · '),
  amount: row.price && formatDecimal(row.price, { min: 2 })
});
