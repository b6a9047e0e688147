// Invitations, from the link to the device that is let in: each verb against the relay itself.
import { describe, expect, test } from 'vitest';
import { company } from '#store/conformance/samples.ts';
import { admitRequest } from '#store/sync/members/admit-request.ts';
import { inviteMember } from '#store/sync/members/invite.ts';
import { openInvitations } from '#store/sync/members/invitations.ts';
import { askToBeIn, giveUpJoining, joinings, readInvitation, tryJoin } from '#store/sync/members/join.ts';
import { members } from '#store/sync/members/members.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import { readState } from '#store/sync/state.ts';
import { ACCOUNTANT, OWNER, STAFF } from './devices.ts';
import { dbOf, founder, invited, meet, newDevice, plainNet } from './people.ts';
import { eachWithRelay, relay } from './each-relay.ts';

const net = plainNet;

eachWithRelay();

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

  test('whose request is given up is open again, and its first asker gone from who asks; with a yes in between that asker is in', async () => {
    const laptop = await founder(relay);
    const { link, id } = await inviteMember(laptop.connected, { rights: OWNER, companyName: company.name });
    const [first, second] = [newDevice(), newDevice()];
    const asked = await askToBeIn(first, await readInvitation(link, { net }), 'Phone', { net });
    expect(asked.name).toBe('Phone');
    expect(await giveUpJoining(first, asked, { net })).toBe(true);
    expect(await joinings(first)).toEqual([]);
    expect(await openInvitations(laptop.connected)).toEqual([expect.not.objectContaining({ asks: expect.anything() })]);
    await expect(admitRequest(laptop.connected, id)).rejects.toMatchObject({ code: expect.any(String) });
    // Given up again after an answer that was lost, it is done.
    expect(await giveUpJoining(first, asked, { net })).toBe(true);
    const other = await askToBeIn(second, await readInvitation(link, { net }), 'Tablet', { net });
    expect(await openInvitations(laptop.connected)).toMatchObject([{ asks: { name: 'Tablet' } }]);
    await admitRequest(laptop.connected, id);
    expect(await giveUpJoining(second, other, { net })).toBe(false);
    expect(await tryJoin(second, other, { net })).toBeDefined();
    expect((await members(laptop.connected)).devices).toHaveLength(2);
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

  test('is made with the keys of now, by an owner’s device too that has not heard of them; one from before they changed says that it has lapsed', async () => {
    const laptop = await founder(relay);
    const tablet = await invited(laptop, OWNER, 'Tablet');
    const before = await inviteMember(laptop.connected, { rights: ACCOUNTANT, companyName: company.name });
    const asking = await inviteMember(laptop.connected, { rights: STAFF, companyName: company.name });
    await askToBeIn(newDevice(), await readInvitation(asking.link, { net }), 'Phone of the staff', { net });
    const lost = await invited(laptop, OWNER, 'Lost phone');
    await meet(tablet);
    await revokeMember(tablet.connected, (await dbOf(lost.store).then((db) => readState(db, 'link')))!.device);
    // The laptop has not met the relay since.
    const phone = await invited(laptop, OWNER, 'New phone');
    await meet(phone);
    const open = await openInvitations(laptop.connected);
    expect(open.find(({ id }) => id === before.id)).toMatchObject({ lapsed: true });
    expect(open.find(({ id }) => id === asking.id)).toMatchObject({ asks: 'unreadable' });
    expect(open.find(({ id }) => id === asking.id)).not.toHaveProperty('lapsed');
  });

  test('cannot be made, read or answered by who is not an owner', async () => {
    const laptop = await founder(relay);
    const jan = await invited(laptop, STAFF, 'Jan');
    await expect(inviteMember(jan.connected, { rights: OWNER, companyName: 'x' })).rejects.toMatchObject({ code: 'refused' });
    await expect(openInvitations(jan.connected)).rejects.toMatchObject({ code: 'role' });
    await expect(revokeMember(jan.connected, (await members(jan.connected)).devices[0]!.id)).rejects.toMatchObject({ code: 'refused' });
  });
});
