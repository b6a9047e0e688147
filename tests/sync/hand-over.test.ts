// Documents on their way to Basecone from several devices, through a real relay on a clock that the test moves: each is there once, and every device says so.
import { expect, test } from 'vitest';
import { forward } from '#domain/purchase/process.ts';
import { SENDING } from '#domain/transmission/flags.ts';
import type { Rule } from '#domain/transmission/rule.ts';
import { NOW } from '#store/conformance/samples.ts';
import { countsWith } from '#store/transmissions/counts.ts';
import { dueBy } from '#store/transmissions/due.ts';
import { connectCompany } from '#store/sync/members/connect-company.ts';
import { disconnect } from '#store/sync/members/disconnect.ts';
import type { RoleEntry } from '#sync/roles.ts';
import { askFor } from '#store/transmissions/note.ts';
import { ALL, CONNECTION, D, handOverTrial, HOUR, P, PUT } from './hand-over-trial.ts';
import { invited, meet, personOf } from './people.ts';

const the = handOverTrial();
const { flagged, hand, pass, standing, startRelay, states, there } = the;

test('by itself: what is final is handed over once by whichever device, goes at night, and is told on all', async () => {
  const other = await invited(the.owner, { role: 'owner' });
  await meet(the.owner, other);
  await hand(the.owner);
  expect(await states(the.owner)).toEqual(['queued', '', 'queued', '']);
  expect([await flagged(the.owner, SENDING.queued), there()]).toEqual([['D1', 'P1'], []]);
  await meet(the.owner, other);
  await hand(other);
  expect(the.made).toEqual(['D1', 'P1']);
  // Past 02:00 in Belgium; no device is awake.
  await pass(25 * HOUR);
  expect(there()).toEqual(['D1', 'P1']);
  expect(the.trial.basecone.documents.map(({ tag }) => tag).sort()).toEqual(['PNV', 'SLS']);
  await hand(the.owner);
  await meet(the.owner, other);
  await hand(other);
  for (const one of [the.owner, other]) {
    expect(await states(one)).toEqual(['delivered', '', 'delivered', '']);
    expect([await flagged(one, SENDING.delivered), await flagged(one, SENDING.queued)]).toEqual([['D1', 'P1'], []]);
    expect(await one.store.quarantined()).toEqual([]);
  }
  expect((await standing(other, 'D1'))?.outside).toBe(the.trial.basecone.documents.find(({ correlationId }) => correlationId === 'D1')?.documentId);
  await pass(48 * HOUR);
  await hand(other);
  expect([the.made, there()]).toEqual([['D1', 'P1'], ['D1', 'P1']]);
});

test('how many stand where is the same by the lists’ columns and by what was said of each', async () => {
  const counted = () => Promise.all([false, true].map((several) => countsWith(the.owner.store, { connection: CONNECTION, rule: ALL, books: ['sales', 'purchases'], several })));
  const none = { here: 0, queued: 0, refused: 0, unknown: 0, delivered: 0 };
  const both = (counts: Partial<typeof none>) => [{ ...none, ...counts }, { ...none, ...counts }];
  expect(await counted()).toEqual(both({ here: 2 }));
  await hand(the.owner);
  await askFor(the.owner.store, CONNECTION, [D('D2')], { when: 'now' });
  expect(await counted()).toEqual(both({ here: 1, queued: 2 }));
  await hand(the.owner);
  await pass(25 * HOUR);
  await hand(the.owner);
  expect(await counted()).toEqual(both({ delivered: 3 }));
  expect(await countsWith(the.owner.store, { connection: 'another', rule: ALL, books: ['sales', 'purchases'], several: true })).toEqual({ ...none, here: 2 });
});

test('the same facts noted by two devices at once are one', async () => {
  const other = await invited(the.owner, { role: 'owner' });
  await hand(the.owner);
  await pass(25 * HOUR);
  await meet(the.owner, other);
  await Promise.all([hand(the.owner), hand(other)]);
  await meet(the.owner, other, the.owner);
  for (const one of [the.owner, other]) {
    expect((await one.store.entries('P1')).map(({ kind, ...entry }) => [kind, 'state' in entry && entry.state])).toEqual([['transmitted', 'queued'], ['transmitted', 'delivered']]);
    expect(await one.store.quarantined()).toEqual([]);
  }
});

test('what is older than the day chosen stays, and what is of no kind chosen', async () => {
  await hand(the.owner, { rule: { kinds: ['invoice'], from: '2027-01-01' } });
  await hand(the.owner, { rule: { kinds: ['creditNote'], from: '2026-01-01' } });
  expect(the.made).toEqual([]);
});

test('by itself goes what was sent or is paid, and what was processed, by its day or that of its arrival', async () => {
  const { store } = the.owner;
  const due = async (book: 'sales' | 'purchases', rule: Partial<Rule> = {}) => (await dueBy(store, book, { ...ALL, ...rule })).map(({ id }) => id).sort();
  expect([await due('sales'), await due('purchases')]).toEqual([['D1'], ['P1']]);
  const { payable: total } = (await store.sealed('D2'))!.totals;
  const pay = (cents: number) => store.append('D2', (_sealed, _entries, newId) => [{ kind: 'paid', id: newId(), day: '2026-11-20', method: 'cash', cents }]);
  await pay(total - 1);
  expect(await due('sales')).toEqual(['D1']);
  await pay(1);
  expect(await due('sales')).toEqual(['D1', 'D2']);
  await store.edit('purchase', 'P2', (purchase) => forward(purchase!, NOW));
  const [arrived, next] = [NOW.slice(0, 10), new Date(Date.parse(NOW) + 24 * HOUR).toISOString().slice(0, 10)];
  expect([await due('purchases'), await due('purchases', { from: arrived }), await due('purchases', { from: next })]).toEqual([['P1'], ['P1'], []]);
  await store.edit('purchase', 'P1', (purchase) => ({ ...purchase!, issueDate: next }));
  expect(await due('purchases', { from: next })).toEqual(['P1']);
});

test('a relay that was put back gets again what it lost, and looks on the other side first', async () => {
  const restore = await the.relay.backup();
  await hand(the.owner);
  await pass(25 * HOUR);
  expect(there()).toEqual(['D1', 'P1']);
  await restore();
  await meet(the.owner);
  await hand(the.owner);
  expect(the.made).toEqual(['D1', 'P1', 'D1', 'P1']);
  await pass(24 * HOUR);
  await hand(the.owner);
  expect(there()).toEqual(['D1', 'P1']);
  expect(await states(the.owner)).toEqual(['delivered', '', 'delivered', '']);
});

test('one that cannot be made holds up no other, and is tried again', async () => {
  const said = await hand(the.owner, { unable: ['D1'] });
  expect([said?.done, said?.total, [...(said?.failed.keys() ?? [])]]).toEqual([1, 2, ['D1']]);
  expect(await states(the.owner)).toEqual(['', '', 'queued', '']);
  await hand(the.owner);
  expect(await states(the.owner)).toEqual(['queued', '', 'queued', '']);
});

test('a connection that the relay does not know takes nothing, and says so', async () => {
  await the.owner.connected.relay.removeConnection(CONNECTION);
  await expect(hand(the.owner)).rejects.toMatchObject({ code: 'absent' });
  expect(await states(the.owner)).toEqual(['', '', '', '']);
});

test('rights: who sees only, hands over and asks for nothing; an accountant reads what became of it', async () => {
  const rights: RoleEntry = { role: 'staff', scopes: { sales: 'edit', contacts: 'see', purchases: 'see' } };
  const [staff, accountant] = [await invited(the.owner, rights, 'Staff'), await invited(the.owner, { role: 'accountant' }, 'Delvaux')];
  await meet(the.owner, staff, accountant);
  await hand(staff, { rights });
  expect(the.made).toEqual(['D1']);
  await expect(askFor(staff.store, CONNECTION, [P('P2')], { when: 'now' })).rejects.toMatchObject({ code: 'role' });
  await expect(askFor(accountant.store, CONNECTION, [D('D2')], { when: 'now' })).rejects.toMatchObject({ code: 'role' });
  await hand(accountant, { rights: { role: 'accountant' } });
  await hand(the.owner);
  await pass(25 * HOUR);
  await hand(the.owner);
  await meet(the.owner, staff, accountant);
  for (const one of [staff, accountant]) expect(await states(one)).toEqual(['delivered', '', 'delivered', '']);
});

test('what was there before there was a relay, and what a backup brought, is not sent again', async () => {
  await hand(the.owner);
  await pass(25 * HOUR);
  await hand(the.owner);
  const other = await invited(the.owner, { role: 'owner' });
  await meet(the.owner, other);
  // A company that begins anew at another relay has the entries, and no transmissions there.
  const second = await startRelay();
  await disconnect(other.store);
  await connectCompany(other.store, { relay: second.origin, deviceName: 'Phone', net: other.connected.relay.http.net });
  const again = await personOf(other.device, other.store);
  await again.connected.relay.putConnection(CONNECTION, PUT);
  await meet(again);
  await hand(again);
  await pass(48 * HOUR, again);
  expect(there()).toEqual(['D1', 'P1']);
  const third = await invited(again, { role: 'owner' });
  await meet(again, third);
  expect(await states(third)).toEqual(['delivered', '', 'delivered', '']);
  await second.close();
});
