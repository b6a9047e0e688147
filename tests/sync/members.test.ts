// Founding, pairing, rights, revoking, the sheet: each verb against the relay itself.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { company, customer, draft, NOW, sealOf } from '#store/conformance/samples.ts';
import { issueAtRelay } from '#store/sync/issue.ts';
import { admitRequest } from '#store/sync/members/admit-request.ts';
import { connectCompany } from '#store/sync/members/connect-company.ts';
import { allHere, deleteCompany } from '#store/sync/members/delete-company.ts';
import { disconnect } from '#store/sync/members/disconnect.ts';
import { inviteMember } from '#store/sync/members/invite.ts';
import { openInvitations } from '#store/sync/members/invitations.ts';
import { askToBeIn, joinings, readInvitation, tryJoin } from '#store/sync/members/join.ts';
import { makeSheet } from '#store/sync/members/make-sheet.ts';
import { members, membersWithVisits } from '#store/sync/members/members.ts';
import { recoverCompany } from '#store/sync/members/recover.ts';
import { renameMember } from '#store/sync/members/rename.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import { setRights } from '#store/sync/members/set-rights.ts';
import { failureOf } from '#store/sync/loop/phase.ts';
import { pass } from '#store/sync/loop/pass.ts';
import { openRelay } from '#store/sync/open-relay.ts';
import { syncStatus } from '#store/sync/status.ts';
import { readState } from '#store/sync/state.ts';
import { content, OWNER } from './devices.ts';
import { founder, invited, meet, newDevice, personOf, plainNet } from './people.ts';
import { RealRelay } from './real-relay.ts';

const net = plainNet;
const act = { now: NOW, build: sealOf };
const STAFF = { role: 'staff', scopes: { sales: 'edit' } } as const;
const ACCOUNTANT = { role: 'accountant' } as const;

let relay: RealRelay;
beforeEach(async () => {
  relay = await RealRelay.start();
});
afterEach(() => relay.close());

describe('a company that stood alone', () => {
  test('hands over all that it has, numbers included; the second device has the same', async () => {
    const laptop = await founder(relay, async (store) => {
      await store.edit('invoice', 'D1', () => draft('D1'));
      await store.edit('invoice', 'D2', () => draft('D2'));
      await store.issue('D1', act);
    });
    const phone = await invited(laptop, OWNER);
    await meet(laptop, phone);
    expect(await shown(phone.store)).toEqual(await shown(laptop.store));
    expect((await phone.store.sealed('D1'))?.n).toBe(116);
    expect((await issueAtRelay(phone.connected, 'D2', act)).n).toBe(117);
    expect(await syncStatus(laptop.store.connection)).toMatchObject({ pending: 0 });
  });

  test('is asked for the word of a relay that is not open to everybody, and stays alone without', async () => {
    const closed = await RealRelay.start({ admission: 'open sesame' });
    try {
      const device = newDevice();
      const store = await device.createCompany(company);
      const asked = { relay: closed.origin, deviceName: 'Laptop', net };
      await expect(connectCompany(store, asked)).rejects.toMatchObject({ code: 'admission' });
      expect(await openRelay(store)).toBeUndefined();
      expect(await syncStatus(store.connection)).toEqual({ state: 'off', pending: 0 });
      await connectCompany(store, { ...asked, admission: 'open sesame' });
      await expect(connectCompany(store, { ...asked, admission: 'open sesame' })).rejects.toMatchObject({ code: 'refused' });
    } finally {
      await closed.close();
    }
  });

  test('stands alone again after it is disconnected, with all its data, and can be connected anew', async () => {
    const laptop = await founder(relay, (store) => store.edit('invoice', 'D1', () => draft('D1')));
    await meet(laptop);
    const before = await content(laptop.store);
    await disconnect(laptop.store);
    expect(await content(laptop.store)).toEqual(before);
    expect(await openRelay(laptop.store)).toBeUndefined();
    await connectCompany(laptop.store, { relay: relay.origin, deviceName: 'Laptop', net });
    const again = await personOf(laptop.device, laptop.store);
    const phone = await invited(again, OWNER);
    await meet(again, phone);
    expect(await phone.store.get('invoice', 'D1')).toBeDefined();
  });
});

describe('an invitation', () => {
  test('shows what it is for, waits for a yes, also when the tab was closed meanwhile, and serves once', async () => {
    const laptop = await founder(relay);
    const { link, id } = await inviteMember(laptop.connected, { rights: ACCOUNTANT, companyName: company.name });
    const device = newDevice();
    const seen = await readInvitation(` ${link}\n`, { net });
    expect(seen).toMatchObject({ companyName: company.name, role: 'accountant', used: false });
    const asked = await askToBeIn(device, seen, 'Bureau Lambert', { net });
    // Asked twice, it is one question.
    expect(await askToBeIn(device, seen, 'Bureau Lambert', { net })).toMatchObject({ request: asked.request });
    await expect(askToBeIn(newDevice(), await readInvitation(link, { net }), 'Somebody else', { net })).rejects.toMatchObject({ code: 'used' });
    const [kept] = await joinings(device);
    expect(await tryJoin(device, kept!, { net })).toBeUndefined();
    expect(await openInvitations(laptop.connected)).toMatchObject([{ id, role: 'accountant', asks: { name: 'Bureau Lambert' } }]);
    await admitRequest(laptop.connected, id);
    await admitRequest(laptop.connected, id).catch((error: unknown) => expect(error).toMatchObject({ code: expect.stringMatching(/absent|used/) }));
    const store = await tryJoin(device, kept!, { net });
    expect(store && (await readState(await dbOf(store), 'link'))?.company).toBe(seen.company);
    expect(await joinings(device)).toEqual([]);
    expect((await device.companies()).map(({ name }) => name)).toEqual([company.name]);
    expect(await openInvitations(laptop.connected)).toEqual([]);
  });

  test('whose request was declined says so to who asked, and lets nobody in; one that runs out unanswered has expired', async () => {
    const laptop = await founder(relay);
    const [device, slow] = [newDevice(), newDevice()];
    const { link, id } = await inviteMember(laptop.connected, { rights: OWNER, companyName: company.name });
    const waiting = await inviteMember(laptop.connected, { rights: OWNER, companyName: company.name });
    const asked = await askToBeIn(device, await readInvitation(link, { net }), 'Phone', { net });
    const unanswered = await askToBeIn(slow, await readInvitation(waiting.link, { net }), 'Tablet', { net });
    await laptop.connected.relay.withdraw(id);
    await expect(tryJoin(device, asked, { net })).rejects.toMatchObject({ code: 'declined' });
    await expect(askToBeIn(device, asked.invited, 'Phone', { net })).rejects.toMatchObject({ code: 'declined' });
    await expect(readInvitation(link, { net })).rejects.toMatchObject({ code: 'declined' });
    await expect(admitRequest(laptop.connected, id)).rejects.toMatchObject({ code: 'absent' });
    expect((await openInvitations(laptop.connected)).map((one) => one.id)).toEqual([waiting.id]);
    relay.clock.now += 16 * 60_000;
    await expect(tryJoin(slow, unanswered, { net })).rejects.toMatchObject({ code: 'absent' });
  });

  test('that was withdrawn or ran out lets nobody in', async () => {
    const laptop = await founder(relay);
    const device = newDevice();
    const { link, id } = await inviteMember(laptop.connected, { rights: OWNER, companyName: company.name });
    const seen = await readInvitation(link, { net });
    await laptop.connected.relay.withdraw(id);
    await expect(askToBeIn(device, seen, 'Phone', { net })).rejects.toMatchObject({ code: 'absent' });
    await expect(admitRequest(laptop.connected, id)).rejects.toMatchObject({ code: 'absent' });
    const late = await inviteMember(laptop.connected, { rights: OWNER, companyName: company.name });
    const intime = await inviteMember(laptop.connected, { rights: OWNER, companyName: company.name });
    const other = newDevice();
    const answered = await askToBeIn(other, await readInvitation(intime.link, { net }), 'Phone', { net });
    await admitRequest(laptop.connected, intime.id);
    relay.clock.now += 16 * 60_000;
    await expect(readInvitation(late.link, { net })).rejects.toMatchObject({ code: 'absent' });
    // Let in while it was good, and looking only now.
    expect(await tryJoin(other, answered, { net })).toBeDefined();
  });

  test('is answered by another owner’s device as well', async () => {
    const laptop = await founder(relay);
    const phone = await invited(laptop, OWNER);
    const device = newDevice();
    const { link, id } = await inviteMember(laptop.connected, { rights: STAFF, companyName: company.name });
    const asked = await askToBeIn(device, await readInvitation(link, { net }), 'Jan', { net });
    await admitRequest(phone.connected, id);
    expect(await tryJoin(device, asked, { net })).toBeDefined();
    await meet(laptop);
    expect((await members(laptop.connected)).devices.map(({ name, role }) => [name, role])).toEqual([
      ['Laptop', 'owner'],
      ['Phone', 'owner'],
      ['Jan', 'staff']
    ]);
  });

  test('cannot be made, read or answered by who is not an owner', async () => {
    const laptop = await founder(relay);
    const jan = await invited(laptop, STAFF, 'Jan');
    await expect(inviteMember(jan.connected, { rights: OWNER, companyName: 'x' })).rejects.toMatchObject({ code: 'refused' });
    await expect(openInvitations(jan.connected)).rejects.toMatchObject({ code: 'role' });
    await expect(revokeMember(jan.connected, (await members(jan.connected)).devices[0]!.id)).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('a company taken off its relay', () => {
  const two = async () => {
    const laptop = await founder(relay, async (store) => {
      await store.edit('invoice', 'D1', () => draft('D1'));
      await store.issue('D1', act);
      await store.putBlob(Uint8Array.of(1, 2, 3), 'image/png', 'company');
    });
    const phone = await invited(laptop, OWNER);
    await meet(laptop, phone);
    return { laptop, phone };
  };

  test('is gone there with its log and files; every device keeps what it has, is told, and connects it anew', async () => {
    const { laptop, phone } = await two();
    const [before, there] = [await content(laptop.store), await content(phone.store)];
    const backedUp = await allHere(laptop.connected.connection);
    expect(backedUp).toBeDefined();
    expect(await relay.kept()).toMatchObject({ companies: 1, files: 1 });
    expect(await deleteCompany(laptop.connected, backedUp!)).toBe('gone');
    expect(await relay.kept()).toEqual({ companies: 0, log: 0, files: 0 });
    // The answer might have been lost: asked again, it is done; never asked, this device is only not known.
    expect(await deleteCompany(laptop.connected, backedUp!, true)).toBe('gone');
    await expect(deleteCompany(laptop.connected, backedUp!)).rejects.toMatchObject({ code: 'proof' });
    await phone.store.edit('invoice', 'D2', () => draft('D2'));
    const fault: unknown = await meet(phone).catch((error: unknown) => error);
    expect(failureOf(fault)).toEqual({ kind: 'stop', phase: { state: 'refused', why: 'unknown' } });
    for (const { store } of [laptop, phone]) await disconnect(store);
    expect([await content(laptop.store), (await content(phone.store))['sealed']]).toEqual([before, there['sealed']]);
    // Connected anew, with its numbers and what was never sent.
    await connectCompany(phone.store, { relay: relay.origin, deviceName: 'Phone', net });
    const again = await personOf(phone.device, phone.store);
    const third = await invited(again, OWNER, 'Third');
    await meet(again, third);
    expect(await shown(third.store)).toEqual(await shown(phone.store));
    expect((await issueAtRelay(again.connected, 'D2', act)).n).toBe(117);
  });

  test('not while something is there that the backup lacks, nor by anybody but an owner', async () => {
    const { laptop, phone } = await two();
    const backedUp = (await allHere(laptop.connected.connection))!;
    await laptop.store.edit('invoice', 'D2', () => draft('D2'));
    expect(await allHere(laptop.connected.connection)).toBeUndefined();
    expect(await deleteCompany(laptop.connected, backedUp)).toBe('changed');
    await meet(laptop);
    expect(await deleteCompany(laptop.connected, backedUp)).toBe('changed');
    const later = (await allHere(laptop.connected.connection))!;
    await phone.store.edit('invoice', 'D3', () => draft('D3'));
    await meet(phone);
    // It was not here when the backup was made, and is fetched before anything is deleted.
    expect(await deleteCompany(laptop.connected, later)).toBe('changed');
    expect(await laptop.store.get('invoice', 'D3')).toBeDefined();
    const accountant = await invited(laptop, ACCOUNTANT, 'Bureau Lambert');
    await meet(laptop, accountant);
    await expect(deleteCompany(accountant.connected, (await allHere(accountant.connected.connection))!)).rejects.toMatchObject({ code: 'role' });
    expect(await relay.kept()).toMatchObject({ companies: 1 });
  });
});

describe('a company that stood alone', () => {
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

describe('the recovery sheet', () => {
  test('brings everything back on an empty device, also after the keys changed', async () => {
    const laptop = await founder(relay, async (store) => {
      await store.edit('invoice', 'D1', () => draft('D1'));
      await store.issue('D1', act);
    });
    const phone = await invited(laptop, OWNER);
    await meet(laptop, phone);
    await revokeMember(laptop.connected, (await members(phone.connected)).devices[1]!.id);
    await laptop.store.edit('invoice', 'D2', () => draft('D2'));
    await meet(laptop);
    const device = newDevice();
    const store = await recoverCompany(device, laptop.sheet, { device: 'New laptop', company: 'My company' }, { net });
    const back = await personOf(device, store);
    await meet(back);
    expect(await shown(back.store)).toEqual(await shown(laptop.store));
    expect((await members(back.connected)).devices.map(({ name, letter }) => [name, letter])).toEqual([
      ['Laptop', 'A'],
      ['Phone', 'B'],
      ['New laptop', 'C']
    ]);
    expect((await issueAtRelay(back.connected, 'D2', act)).n).toBe(117);
    // The lost device is cut off by the one that came back.
    await revokeMember(back.connected, (await members(back.connected)).devices[0]!.id);
    await expect(meet(laptop)).rejects.toMatchObject({ code: 'revoked' });
  });

  test('made anew, ends the one before', async () => {
    const laptop = await founder(relay, (store) => store.edit('invoice', 'D1', () => draft('D1')));
    await meet(laptop);
    const newer = await makeSheet(laptop.connected);
    await expect(recoverCompany(newDevice(), laptop.sheet, { device: 'x', company: 'x' }, { net })).rejects.toMatchObject({ code: expect.stringMatching(/absent|revoked|proof/) });
    const device = newDevice();
    const back = await personOf(device, await recoverCompany(device, newer, { device: 'New', company: 'x' }, { net }));
    await meet(back);
    expect(await back.store.get('invoice', 'D1')).toBeDefined();
  });

  test('that nobody made opens nothing', async () => {
    const laptop = await founder(relay);
    await expect(recoverCompany(newDevice(), { ...laptop.sheet, secret: new Uint8Array(16) }, { device: 'x', company: 'x' }, { net })).rejects.toMatchObject({ code: 'absent' });
  });
});

// Drafts that were issued are closed: of them the document is handed over, not the updates that it was made with.
const shown = async (store: Parameters<typeof content>[0]) => ({ ...(await content(store)), records: {} });
const dbOf = (store: Awaited<ReturnType<typeof recoverCompany>>) => store.connection.run((db) => Promise.resolve(db));
