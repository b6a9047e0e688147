// Own numbers of customers given on two devices with no network between them: told once they meet, until one is changed.
import { expect, test } from 'vitest';
import { numbersTwice } from '#features/home/numbers-twice.ts';
import { customer } from '#store/conformance/samples.ts';
import { OWNER } from './devices.ts';
import { founder, invited, meet, type Person } from './people.ts';
import { eachWithRelay, relay } from './each-relay.ts';

eachWithRelay();

const all = () => true;

test('two customers with one number are told on both devices', async () => {
  const laptop = await founder(relay);
  const phone = await invited(laptop, OWNER);
  await meet(laptop, phone);
  const add = ({ store }: Person, id: string, number: string) => store.edit('customer', id, () => ({ ...customer(id), number }));
  await add(laptop, 'C1', 'C00001');
  await add(laptop, 'C2', 'C00002');
  await add(phone, 'C3', 'C00002');
  await add(phone, 'C4', '');
  await add(laptop, 'C5', '');
  for (const { store } of [laptop, phone]) expect(await numbersTwice(store, all)).toEqual({ count: 0, href: '' });
  await meet(laptop, phone);
  for (const { store } of [laptop, phone]) expect(await numbersTwice(store, all)).toEqual({ count: 1, href: '/customers/C3' });
  expect(await numbersTwice(phone.store, (scope) => scope === 'purchases')).toEqual({ count: 0, href: '' });
  await phone.store.edit('customer', 'C3', (c) => ({ ...c!, number: 'C00003' }));
  await meet(phone, laptop);
  for (const { store } of [laptop, phone]) expect((await numbersTwice(store, all)).count).toBe(0);
});
