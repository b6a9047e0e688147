// Who a document is from: its numbers say more than the account, which several suppliers of one factor share.
import { expect, test } from 'vitest';
import type { Supplier } from '#domain/supplier/model.ts';
import type { CompanyStore } from '#store/company.ts';
import type { ListQuery } from '#store/list/query.ts';
import { supplierLike } from './keep-supplier.ts';

type Known = Pick<Supplier, 'id' | 'enterpriseNumber' | 'vatNumber' | 'iban'>;

/** A store that holds these suppliers, none of them archived. */
function holding(all: readonly Known[]): CompanyStore {
  const list = (_table: string, { where = [] }: ListQuery) => {
    const fits = (one: Known) => where.every((condition) => !('is' in condition) || condition.is.includes(one[condition.column as keyof Known] ?? ''));
    return Promise.resolve({ ids: all.filter(fits).map(({ id }) => id) });
  };
  const get = (_kind: string, id: string) => Promise.resolve(all.find((one) => one.id === id));
  return { list, get } as unknown as CompanyStore;
}

const FACTOR = 'BE62985000008561';
const toitures: Known = { id: 'T', enterpriseNumber: '0123456749', vatNumber: 'BE0123456749', iban: FACTOR };
const store = holding([toitures]);
const idOf = async (party: Parameters<typeof supplierLike>[1], within = store) => (await supplierLike(within, party))?.id;

test('the same number, or the same account where nothing speaks against it', async () => {
  expect(await idOf({ enterpriseNumber: '0123456749' })).toBe('T');
  expect(await idOf({ vatNumber: 'BE0123456749' })).toBe('T');
  expect(await idOf({ iban: FACTOR })).toBe('T');
});

test('another company that is paid on the same account is another supplier', async () => {
  expect(await idOf({ enterpriseNumber: '0458712010', vatNumber: 'BE0458712010', iban: FACTOR })).toBeUndefined();
  expect(await idOf({ vatNumber: 'DE136695976', iban: FACTOR })).toBeUndefined();
  // Only one of them says who it is: it may be the same.
  expect(await idOf({ enterpriseNumber: '0458712010', iban: FACTOR }, holding([{ id: 'N', iban: FACTOR }]))).toBe('N');
  expect(await idOf({ enterpriseNumber: '0458712010', iban: FACTOR }, holding([{ id: 'N', vatNumber: 'BE0458712010', iban: FACTOR }]))).toBe('N');
});
