// A device is disconnected: its rights do not grow, the others see it gone, and let in again it holds the company once.
import { describe, expect, test } from 'vitest';
import { act, draft } from '#store/conformance/samples.ts';
import type { CompanyStore } from '#store/company.ts';
import { askToBeIn, readInvitation, tryJoin } from '#store/sync/members/join.ts';
import { admitRequest } from '#store/sync/members/admit-request.ts';
import { connectCompany } from '#store/sync/members/connect-company.ts';
import { disconnect } from '#store/sync/members/disconnect.ts';
import { inviteMember } from '#store/sync/members/invite.ts';
import { leaveList } from '#store/sync/members/leave.ts';
import { members } from '#store/sync/members/members.ts';
import { oneCopy } from '#store/sync/members/one-copy.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import { may, ownRights } from '#store/sync/own-rights.ts';
import { readState } from '#store/sync/state.ts';
import type { RoleEntry } from '#sync/roles.ts';
import { ACCOUNTANT, content, OWNER, STAFF } from './devices.ts';
import { dbOf, founder, invited, meet, outcome, type Person, personOf, plainNet } from './people.ts';
import { eachWithRelay, relay } from './each-relay.ts';

eachWithRelay();

const scopes = ['company', 'contacts', 'sales', 'handover', 'purchases'];
const edit = (store: CompanyStore, text: string) => store.edit('invoice', 'D1', (d) => ({ ...(d ?? draft('D1')), orderReference: text }));
const leave = async ({ connected, store }: Person) => {
  const said = await leaveList(connected);
  await disconnect(store);
  return said;
};
const meId = async ({ connected }: Person) => (await members(connected)).devices.find(({ me }) => me)!.id;

async function joinAgain(owner: Person, person: Person, rights: RoleEntry): Promise<Person> {
  const { id, link } = await inviteMember(owner.connected, { rights, companyName: 'Again' });
  const asked = await askToBeIn(person.device, await readInvitation(link, { net: plainNet }), 'Again', { net: plainNet });
  await admitRequest(owner.connected, id);
  return personOf(person.device, (await tryJoin(person.device, asked, { net: plainNet }))!);
}

describe('rights do not grow', () => {
  test.each([
    ['the accountant', ACCOUNTANT],
    ['staff that edit', STAFF]
  ])('%s, disconnected, may read what was read and write nothing, here or at a relay', async (_, rights) => {
    const laptop = await founder(relay, (store) => edit(store, 'ours'));
    await meet(laptop);
    const person = await invited(laptop, rights);
    await meet(person);
    const [before, held] = [await content(person.store), (await ownRights(person.store.connection))!];
    expect(await leave(person)).toBe('told');
    expect(await content(person.store)).toEqual(before);
    const after = (await ownRights(person.store.connection))!;
    for (const scope of scopes) {
      expect([scope, may(after, scope, 'read')]).toEqual([scope, may(held, scope, 'read')]);
      expect([scope, may(after, scope, 'push'), may(after, scope, 'issue')]).toEqual([scope, false, false]);
    }
    for (const write of [
      () => edit(person.store, 'mine'),
      () => person.store.edit('company', 'company', (c) => ({ ...c!, name: 'Mine' })),
      () => person.store.issue('D1', act),
      () => person.store.putBlob(Uint8Array.of(1), 'image/png', 'sales')
    ]) {
      await expect(write()).rejects.toMatchObject({ code: 'role' });
    }
    await expect(connectCompany(person.store, { relay: relay.origin, deviceName: 'Mine', net: plainNet })).rejects.toMatchObject({ code: 'refused' });
    expect(await content(person.store)).toEqual(before);
    // A second tab that disconnects as well changes nothing of it.
    await disconnect(person.store);
    expect(await ownRights(person.store.connection)).toEqual(after);
  });

  test('an owner has its company for itself, and may connect it anew', async () => {
    const laptop = await founder(relay);
    await meet(laptop);
    expect(await leave(laptop)).toBe('last-owner');
    expect(await ownRights(laptop.store.connection)).toBeUndefined();
    await edit(laptop.store, 'mine');
    await connectCompany(laptop.store, { relay: relay.origin, deviceName: 'Laptop', net: plainNet });
    expect(await ownRights(laptop.store.connection)).toMatchObject({ role: 'owner', letter: 'A' });
  });

  test('who is cut off keeps those it had, for itself alone', async () => {
    const laptop = await founder(relay, (store) => edit(store, 'ours'));
    await meet(laptop);
    const [accountant, phone] = [await invited(laptop, ACCOUNTANT), await invited(laptop, OWNER)];
    await meet(accountant, phone);
    for (const one of [accountant, phone]) {
      await revokeMember(laptop.connected, await meId(one));
      expect(await outcome(one)).toMatchObject({ kind: 'stop' });
    }
    await expect(edit(accountant.store, 'mine')).rejects.toMatchObject({ code: 'role' });
    await edit(phone.store, 'mine');
  });
});

describe('the others', () => {
  test('see it gone by its own act, and the keys change with the next owner who looks', async () => {
    const laptop = await founder(relay, (store) => edit(store, 'ours'));
    const [phone, staff] = [await invited(laptop, OWNER), await invited(laptop, STAFF)];
    await meet(laptop, phone, staff);
    await edit(staff.store, 'of staff');
    await meet(staff);
    const id = await meId(staff);
    expect(await leave(staff)).toBe('told');
    await meet(laptop, phone);
    for (const one of [laptop, phone]) {
      expect((await members(one.connected)).devices.find((member) => member.id === id)).toMatchObject({ left: true, revokedAt: expect.any(String) });
      expect((await readState(await dbOf(one.store), 'list'))?.epochs).toHaveLength(2);
      expect((await one.store.get('invoice', 'D1'))?.orderReference).toBe('of staff');
    }
    expect(await outcome(laptop)).toBe('fine');
  });

  test('whom it let in is not shut out: an owner’s device that leaves is followed by new keys from one that it brought', async () => {
    const laptop = await founder(relay, (store) => edit(store, 'ours'));
    const phone = await invited(laptop, OWNER);
    const [tablet, staff] = [await invited(phone, OWNER), await invited(phone, STAFF)];
    await meet(laptop, phone, tablet, staff);
    expect([await leave(phone), await leave(laptop)]).toEqual(['told', 'told']);
    // Of the owners only the tablet is left, and its own keys came from the phone.
    await meet(tablet, staff, tablet);
    const { epochs } = (await tablet.store.connection.run((db) => readState(db, 'list')))!;
    expect(epochs.length).toBeGreaterThan(1);
    await edit(staff.store, 'after');
    await meet(staff, tablet);
    expect((await tablet.store.get('invoice', 'D1'))?.orderReference).toBe('after');
  });

  test('an owner that leaves while another acts is gone all the same', async () => {
    const laptop = await founder(relay);
    const phone = await invited(laptop, OWNER);
    await meet(laptop, phone);
    await invited(laptop, STAFF);
    expect(await leave(phone)).toBe('told');
    await meet(laptop);
    expect((await members(laptop.connected)).devices.map(({ left }) => left)).toEqual([undefined, true, undefined]);
  });

  test('are not told where there is no network; asked again after a lost answer, it is done already', async () => {
    const laptop = await founder(relay);
    const phone = await invited(laptop, OWNER);
    await meet(laptop, phone);
    expect(await leaveList(phone.connected)).toBe('told');
    expect(await leaveList(phone.connected)).toBe('told');
    await relay.close();
    expect(await leave(laptop)).not.toBe('told');
  });
});

describe('let in again', () => {
  const two = async () => {
    const laptop = await founder(relay, (store) => edit(store, 'ours'));
    await meet(laptop);
    return laptop;
  };
  const companies = async ({ device }: Person) => (await device.companies()).map(({ id }) => id);

  test.each([
    ['an owner', OWNER],
    ['the accountant', ACCOUNTANT]
  ])('%s that had left holds the company once, when all of it is here', async (_, rights) => {
    const laptop = await two();
    const person = await invited(laptop, rights);
    await meet(person);
    await leave(person);
    await meet(laptop);
    const again = await joinAgain(laptop, person, rights);
    expect(await oneCopy(again.device, again.store)).toBe(0);
    await meet(again);
    expect(await oneCopy(again.device, again.store)).toBe(1);
    expect(await companies(again)).toEqual([again.store.id]);
    expect((await again.store.get('invoice', 'D1'))?.orderReference).toBe('ours');
  });

  test('what was never sent, or was done after, is not taken away', async () => {
    const laptop = await two();
    const [unsent, later, cut] = [await invited(laptop, OWNER), await invited(laptop, OWNER), await invited(laptop, OWNER)];
    await meet(unsent, later, cut);
    await edit(unsent.store, 'not sent');
    await disconnect(unsent.store);
    await leave(later);
    await edit(later.store, 'after');
    await revokeMember(laptop.connected, await meId(cut));
    await outcome(cut);
    await edit(cut.store, 'after');
    for (const person of [unsent, later, cut]) {
      const again = await joinAgain(laptop, person, OWNER);
      await meet(again);
      expect(await oneCopy(again.device, again.store)).toBe(0);
      expect(await companies(again)).toHaveLength(2);
    }
  });

  test('a copy that was cut off with nothing unsent goes as well, another company stays', async () => {
    const laptop = await two();
    const person = await invited(laptop, STAFF);
    await meet(person);
    await person.device.createCompany({ ...(await laptop.store.company()), name: 'Other' });
    await revokeMember(laptop.connected, await meId(person));
    // The loop notes what the relay answered; until it has, the copy counts as one with access.
    await person.store.connection.run((db) => db.sync.put({ key: 'phase', value: { state: 'refused', why: 'revoked' } }));
    const again = await joinAgain(laptop, person, STAFF);
    await meet(again);
    expect(await oneCopy(again.device, again.store)).toBe(1);
    expect(await companies(again)).toHaveLength(2);
  });
});
