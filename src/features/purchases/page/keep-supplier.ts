// The supplier of a purchase among the suppliers: found by its numbers, or made from what the document says.
import type { Purchase } from '#domain/purchase/model.ts';
import { enterpriseNumberOf } from '#domain/numbers/enterprise.ts';
import { emptyAddress } from '#domain/party/new-customer.ts';
import type { Supplier, SupplierParty } from '#domain/supplier/model.ts';
import { newSupplier } from '#domain/supplier/new-supplier.ts';
import { today } from '#domain/dates.ts';
import { nextOwnNumber } from '#features/own-number/own-number.ts';
import type { CompanyStore } from '#store/company.ts';
import type { Condition } from '#store/list/query.ts';
import { settingsOf } from '../settings.ts';

/**
 * The one with the same enterprise number, VAT number or account; undefined when there is none, or several. An account alone says nothing
 * where the numbers differ: a factor is paid for many suppliers.
 */
export async function supplierLike(store: CompanyStore, party: Partial<SupplierParty>): Promise<Supplier | undefined> {
  const by = async (column: 'enterpriseNumber' | 'vatNumber' | 'iban', value: string | undefined): Promise<string[]> => {
    if (!value) return [];
    const where: Condition[] = [{ column, is: [value] }, { column: 'archived', in: [0] }];
    return (await store.list('suppliers', { where, sort: { by: 'id' }, limit: Infinity })).ids;
  };
  for (const found of [await by('enterpriseNumber', party.enterpriseNumber), await by('vatNumber', party.vatNumber)]) {
    if (found.length === 1) return store.get('supplier', found[0]!);
    if (found.length > 1) return undefined;
  }
  const paidThere = await Promise.all((await by('iban', party.iban)).map((id) => store.get('supplier', id)));
  const [one, ...more] = paidThere.filter((supplier) => supplier !== undefined && !contradict(supplier, party));
  return more.length === 0 ? one : undefined;
}

type Numbers = Pick<SupplierParty, 'enterpriseNumber' | 'vatNumber'>;

/** Both say who they are, and it is not the same. */
function contradict(one: Numbers, other: Numbers): boolean {
  const [mine, its] = [one, other].map(({ enterpriseNumber, vatNumber }) => enterpriseNumber || (vatNumber && (enterpriseNumberOf(vatNumber) ?? vatNumber)));
  return !!mine && !!its && mine !== its;
}

/** A new supplier from what is known of it. @throws StoreError */
export async function makeSupplier(store: CompanyStore, party: Partial<SupplierParty>): Promise<Supplier> {
  const [company, id, now] = [await store.company(), store.newId(), new Date().toISOString()];
  const number = await nextOwnNumber(store, 'suppliers', settingsOf(company).supplierPattern, today(Date.now()));
  const { type = 'company', name = '', enterpriseNumber, vatNumber, address, email, phone, iban, bic } = party;
  const known = { ...(enterpriseNumber && { enterpriseNumber }), ...(vatNumber && { vatNumber }), ...(email && { email }), ...(phone && { phone }), ...(iban && { iban }), ...(bic && { bic }) };
  return store.edit('supplier', id, () => ({ ...newSupplier({ id, now, number, language: company.language, name }), type, address: address ?? emptyAddress(), ...known }));
}

/** Before a purchase is processed: its supplier is one of the list. @throws StoreError */
export async function keepSupplier(store: CompanyStore, id: string): Promise<void> {
  const purchase = await store.get('purchase', id);
  if (!purchase?.supplier || purchase.supplierId) return;
  const { id: supplierId } = (await supplierLike(store, purchase.supplier)) ?? (await makeSupplier(store, purchase.supplier));
  await store.edit('purchase', id, (now): Purchase => ({ ...now!, supplierId }));
}
