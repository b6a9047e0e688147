// What answers a search over everything: documents, purchases, customers, suppliers, the government's mail and products, from the lists in memory.
import FileMinus from '@lucide/svelte/icons/file-minus';
import FilePen from '@lucide/svelte/icons/file-pen';
import Mail from '@lucide/svelte/icons/mail';
import Package from '@lucide/svelte/icons/package';
import ReceiptText from '@lucide/svelte/icons/receipt-text';
import ShoppingCart from '@lucide/svelte/icons/shopping-cart';
import Truck from '@lucide/svelte/icons/truck';
import Users from '@lucide/svelte/icons/users';
import type { CompanyDocumentRow } from '#domain/company-document/row.ts';
import type { IsoDate } from '#domain/dates.ts';
import { isCredit, isPurchase } from '#domain/document/kinds.ts';
import type { DocumentRow } from '#domain/document/row.ts';
import { eboxText } from '#domain/ebox/message.ts';
import type { CustomerRow } from '#domain/party/row.ts';
import { NAME_COLUMN, type ProductRow } from '#domain/product/row.ts';
import { PURCHASE_STATUS } from '#domain/purchase/flags.ts';
import type { PurchaseRow } from '#domain/purchase/row.ts';
import type { Lang } from '#domain/record.ts';
import type { SupplierRow } from '#domain/supplier/row.ts';
import { runsWord, sortWord } from '#features/company-documents/own/words.ts';
import { eboxPath, ownPath } from '#features/company-documents/paths.ts';
import { documentWord } from '#features/company-documents/status.ts';
import { documentPath } from '#features/documents/paths.ts';
import { documentStatus } from '#features/documents/status.ts';
import { KIND_WORDS } from '#features/documents/words/kinds.ts';
import { PURCHASES, purchasePath, TO_PROCESS } from '#features/purchases/paths.ts';
import { purchaseStatus } from '#features/purchases/status.ts';
import { supplierPath } from '#features/suppliers/paths.ts';
import { getLocale } from '#locale';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import type { ListQuery } from '#store/list/query.ts';
import type { RowTable } from '#store/record/kinds.ts';
import { formatCents, formatDate, formatDecimal } from '#ui/format.ts';
import { COMPANY_DOCUMENTS_SCOPE, CONTACTS_SCOPE, PURCHASES_SCOPE, SALES_SCOPE, type Scope } from '#sync/scopes.ts';
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

const SCOPE_OF: Record<RowTable, Scope> = { documents: SALES_SCOPE, customers: CONTACTS_SCOPE, products: CONTACTS_SCOPE, purchases: PURCHASES_SCOPE, suppliers: PURCHASES_SCOPE, companyDocuments: COMPANY_DOCUMENTS_SCOPE };

/** How many of each are shown: the rest is found in the lists themselves. */
const DOCUMENTS = 8;
const OTHERS = 4;

/** @param may whether this device may read what is of a scope @returns the documents (newest first), customers and products whose numbers, names, communications or amounts hold what was typed; none for blanks */
export async function find(store: CompanyStore, typed: string, { today, lang, may }: { today: IsoDate; lang: Lang; may: (scope: Scope) => boolean }): Promise<Hit[]> {
  const text = typed.trim();
  if (text === '') return [];
  const ask = async <T extends RowTable>(table: T, query: Omit<ListQuery, 'text'>) =>
    may(SCOPE_OF[table]) ? store.rows(table, (await store.list(table, { ...query, text })).ids) : [];
  const inSight = [{ column: 'archived', in: [0] }];
  const [documents, purchases, customers, suppliers, papers, products] = await Promise.all([
    ask('documents', { sort: { by: 'order', desc: true }, limit: DOCUMENTS }),
    ask('purchases', { sort: { by: 'order', desc: true }, limit: OTHERS }),
    ask('customers', { where: inSight, sort: { by: 'name' }, limit: OTHERS }),
    ask('suppliers', { where: inSight, sort: { by: 'name' }, limit: OTHERS }),
    ask('companyDocuments', { sort: { by: 'order', desc: true }, limit: OTHERS }),
    ask('products', { where: inSight, sort: { by: NAME_COLUMN[lang] }, limit: OTHERS })
  ]);
  return [...documents.map((row) => documentHit(row, today)), ...purchases.map((row) => purchaseHit(row, today)), ...customers.map(customerHit), ...suppliers.map(supplierHit), ...papers.map((row) => paperHit(row, today)), ...products.map((row) => productHit(row, lang))];
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

function purchaseHit(row: PurchaseRow, today: IsoDate): Hit {
  const waits = row.status === PURCHASE_STATUS.received;
  return {
    id: row.id,
    href: purchasePath(row.id, waits ? TO_PROCESS : PURCHASES),
    icon: ShoppingCart,
    kind: m.purchases_title(),
    name: [row.number, row.name].filter(Boolean).join(' · ') || m.purchases_no_name(),
    detail: `${formatDate(row.date, 'medium')} · ${purchaseStatus(row, today).label}`,
    amount: formatCents(row.total, { currency: row.currency })
  };
}

function paperHit(row: CompanyDocumentRow, today: IsoDate): Hit {
  const lang = getLocale();
  return {
    id: row.id,
    href: row.sort === 'ebox' ? eboxPath(row.id) : ownPath(row.id),
    icon: Mail,
    kind: m.papers_section(),
    name: [row.titles ? eboxText(row.titles, lang) : row.title, row.parties ? eboxText(row.parties, lang) : row.party].filter(Boolean).join(' · '),
    detail: [row.sort === 'ebox' ? formatDate(row.date, 'medium') : sortWord(row.sort), (row.sort === 'ebox' ? documentWord : runsWord)(row, today).label].join(' · '),
    amount: row.total === 0 ? '' : formatCents(row.total, { currency: row.currency })
  };
}

const supplierHit = ({ id, number, name, city }: SupplierRow): Hit => ({
  id,
  href: supplierPath(id),
  icon: Truck,
  kind: m.suppliers_title(),
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
