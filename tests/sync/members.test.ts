// Names, rights and revoking of devices: each verb against the relay itself.
import { describe, expect, test } from 'vitest';
import { company, customer, draft } from '#store/conformance/samples.ts';
import { members, membersWithVisits } from '#store/sync/members/members.ts';
import { renameMember } from '#store/sync/members/rename.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import { setRights } from '#store/sync/members/set-rights.ts';
import { letGo } from '#store/sync/let-go.ts';
import { pass } from '#store/sync/loop/pass.ts';
import { syncStatus } from '#store/sync/status.ts';
import { readState } from '#store/sync/state.ts';
import { ACCOUNTANT, OWNER, STAFF } from './devices.ts';
import { dbOf, founder, invited, meet, outcome } from './people.ts';
import { eachWithRelay, relay } from './each-relay.ts';

eachWithRelay();

describe('members', () => {
  test('have names, letters, rights and last visits; a new name reaches everybody', async () => {
    const laptop = await founder(relay);
    const phone = await invited(laptop, OWNER);
    const accountant = await invited(laptop, ACCOUNTANT, 'Bureau Lambert');
    relay.clock.now += 3_600_000;
    await meet(phone);
    const { devices } = await members(phone.connected);
    await renameMember(laptop.connected, devices[1]!.id, 'Phone of Anne');
    await meet(phone, accountant);
    for (const one of [phone, accountant]) {
      const known = await membersWithVisits(one.connected);
      expect(known.devices.map(({ name, letter, role }) => [name, letter, role])).toEqual([
        ['Laptop', 'A', 'owner'],
        ['Phone of Anne', 'B', 'owner'],
        ['Bureau Lambert', undefined, 'accountant']
      ]);
      expect(known.devices.find(({ me }) => me)?.name).toBe(one === phone ? 'Phone of Anne' : 'Bureau Lambert');
      expect(known.devices[1]!.lastSeenAt).toMatch(/^2026-11-22T/);
      expect(known.sheetSince).toBeDefined();
    }
  });

  test('of the staff hold the keys of their scopes and no other; of the accountant all, and nothing of theirs changes what is there', async () => {
    const laptop = await founder(relay, (store) => store.edit('invoice', 'D1', () => draft('D1')));
    await meet(laptop);
    const jan = await invited(laptop, { role: 'staff', scopes: { contacts: 'edit' } }, 'Jan');
    const accountant = await invited(laptop, ACCOUNTANT, 'Bureau Lambert');
    await meet(jan, accountant);
    const scopesOf = async (person: typeof jan) => [...new Set((await readState(await dbOf(person.store), 'ring'))!.map(({ scope }) => scope))].sort();
    expect(await scopesOf(jan)).toEqual(['blobs', 'company', 'contacts']);
    expect(await jan.store.get('invoice', 'D1')).toBeUndefined();
    expect((await jan.store.company()).name).toBe(company.name);
    expect(await accountant.store.get('invoice', 'D1')).toBeDefined();
    for (const one of [accountant, jan]) {
      await expect(one.store.edit('invoice', 'D1', (d) => ({ ...(d ?? draft('D1')), orderReference: 'mine' }))).rejects.toMatchObject({ code: 'role' });
      await expect(one.store.edit('company', 'company', (c) => ({ ...c!, name: 'Mine' }))).rejects.toMatchObject({ code: 'role' });
    }
    await jan.store.edit('customer', 'C1', () => customer('C1'));
    await meet(jan, laptop, accountant);
    expect((await accountant.store.get('customer', 'C1'))?.name).toBeDefined();
    await expect(accountant.store.edit('customer', 'C1', (c) => ({ ...c!, name: 'x' }))).rejects.toMatchObject({ code: 'role' });
  });

  test('get other rights: the key of what is closed to them now changes', async () => {
    const laptop = await founder(relay, (store) => store.edit('invoice', 'D1', () => draft('D1')));
    const jan = await invited(laptop, STAFF, 'Jan');
    await meet(laptop, jan);
    const me = (await members(jan.connected)).devices.find((one) => one.me)!.id;
    await setRights(laptop.connected, me, { role: 'staff', scopes: { contacts: 'see' } });
    await laptop.store.edit('invoice', 'D1', (d) => ({ ...d!, orderReference: 'secret' }));
    await jan.store.edit('invoice', 'D1', (d) => ({ ...d!, textAbove: 'of Jan' }));
    await meet(laptop, jan);
    expect((await laptop.store.get('invoice', 'D1'))?.textAbove).toBeUndefined();
    expect((await jan.store.get('invoice', 'D1'))?.orderReference).toBeUndefined();
    expect((await readState(await dbOf(laptop.store), 'list'))?.epochs).toHaveLength(2);
    // What Jan had written before he heard of it is his alone; he is told, and what others write comes all the same.
    expect(await pass(jan.connected, { ended: () => false, tell: () => Promise.resolve() })).toBe('role');
    expect((await syncStatus(jan.store.connection)).pending).toBe(1);
    // Until he lets go of it: he keeps it as it is, and nothing asks for anything any more, here or of the others.
    expect(await letGo(jan.store.connection)).toBe(1);
    expect(await outcome(jan)).toBe('fine');
    expect((await syncStatus(jan.store.connection)).pending).toBe(0);
    expect((await jan.store.get('invoice', 'D1'))?.textAbove).toBe('of Jan');
    expect(await outcome(laptop, true)).toBe('fine');
    // Said twice, nothing more happens.
    await setRights(laptop.connected, me, { role: 'staff', scopes: { contacts: 'see' } });
    expect((await readState(await dbOf(laptop.store), 'list'))?.epochs).toHaveLength(2);
  });

  test('that may read more than before get what was there already', async () => {
    const laptop = await founder(relay, (store) => store.edit('invoice', 'D1', () => draft('D1')));
    await meet(laptop);
    const jan = await invited(laptop, { role: 'staff', scopes: { contacts: 'edit' } }, 'Jan');
    await meet(laptop, jan);
    expect(await jan.store.get('invoice', 'D1')).toBeUndefined();
    const me = (await members(jan.connected)).devices.find((one) => one.me)!.id;
    await setRights(laptop.connected, me, STAFF);
    await meet(laptop, jan);
    expect(await jan.store.get('invoice', 'D1')).toBeDefined();
    // Closed, written to meanwhile, and opened again.
    await setRights(laptop.connected, me, { role: 'staff', scopes: { contacts: 'edit' } });
    await laptop.store.edit('invoice', 'D2', () => draft('D2'));
    await meet(laptop, jan);
    expect(await jan.store.get('invoice', 'D2')).toBeUndefined();
    await setRights(laptop.connected, me, { role: 'staff', scopes: { contacts: 'edit', sales: 'see' } });
    await meet(laptop, jan);
    expect(await jan.store.get('invoice', 'D2')).toBeDefined();
  });

  test('that are revoked are cut off at once; what they had sent stays, what they had not is theirs alone', async () => {
    const laptop = await founder(relay, (store) => store.edit('invoice', 'D1', () => draft('D1')));
    const phone = await invited(laptop, OWNER);
    await meet(laptop, phone);
    await phone.store.edit('invoice', 'D1', (d) => ({ ...d!, orderReference: 'sent' }));
    // Sent and not fetched by the laptop yet: it has to, before it can say after what the phone is cut off.
    await meet(phone);
    await phone.store.edit('invoice', 'D1', (d) => ({ ...d!, orderReference: 'late' }));
    const id = (await members(phone.connected)).devices.find(({ me }) => me)!.id;
    await revokeMember(laptop.connected, id);
    await expect(meet(phone)).rejects.toMatchObject({ code: 'revoked' });
    expect((await laptop.store.get('invoice', 'D1'))?.orderReference).toBe('sent');
    expect((await syncStatus(phone.store.connection)).pending).toBeGreaterThan(0);
    // Asked again after an answer that was lost: it is done already.
    await revokeMember(laptop.connected, id);
    expect((await members(laptop.connected)).devices[1]).toMatchObject({ revokedAt: expect.any(String) });
    await laptop.store.edit('invoice', 'D1', (d) => ({ ...d!, orderReference: 'after' }));
    await meet(laptop);
  });

  test('cannot be the last owner that goes', async () => {
    const laptop = await founder(relay);
    const [me] = (await members(laptop.connected)).devices;
    await expect(revokeMember(laptop.connected, me!.id)).rejects.toMatchObject({ code: 'refused' });
  });

  test('acting at the same time: the slower one acts on what the faster one did', async () => {
    const laptop = await founder(relay);
    const phone = await invited(laptop, OWNER);
    const ids = (await members(phone.connected)).devices.map(({ id }) => id);
    // Neither knows of the other's act.
    await Promise.all([renameMember(laptop.connected, ids[0]!, 'One'), renameMember(phone.connected, ids[1]!, 'Two')]);
    await meet(laptop, phone);
    for (const one of [laptop, phone]) expect((await members(one.connected)).devices.map(({ name }) => name)).toEqual(['One', 'Two']);
  });
});
