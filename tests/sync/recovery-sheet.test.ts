// The printed sheet brings a company back: against the relay itself.
import { describe, expect, test } from 'vitest';
import { act, draft } from '#store/conformance/samples.ts';
import { issueAtRelay } from '#store/sync/issue.ts';
import { makeSheet } from '#store/sync/members/make-sheet.ts';
import { members } from '#store/sync/members/members.ts';
import { recoverCompany } from '#store/sync/members/recover.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import { OWNER } from './devices.ts';
import { founder, invited, meet, newDevice, personOf, plainNet, shown } from './people.ts';
import { eachWithRelay, relay } from './each-relay.ts';

const net = plainNet;

eachWithRelay();

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
