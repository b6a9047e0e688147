// A recovery done twice, cut in the middle, or under way in two tabs: one device on the list, one copy of the company.
import { beforeEach, describe, expect, test } from 'vitest';
import { draft, NOW, sealOf } from '#store/conformance/samples.ts';
import type { Device } from '#store/device.ts';
import { issueAtRelay } from '#store/sync/issue.ts';
import { makeSheet } from '#store/sync/members/make-sheet.ts';
import { members } from '#store/sync/members/members.ts';
import { recoverCompany } from '#store/sync/members/recover.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import type { Net } from '#store/sync/relay/http.ts';
import type { Sheet } from '#sync/recovery/qr.ts';
import { type Person, founder, meet, newDevice, personOf, plainNet } from './people.ts';
import { eachWithRelay, relay } from './each-relay.ts';

eachWithRelay();
let laptop: Person & { sheet: Sheet };
beforeEach(async () => {
  laptop = await founder(relay, async (store) => {
    await store.edit('invoice', 'D1', () => draft('D1'));
    await store.edit('invoice', 'D2', () => draft('D2'));
  });
  await meet(laptop);
});

const names = { device: 'New laptop', company: 'My company' };
const recover = (device: Device, { net = plainNet, sheet = laptop.sheet } = {}) => recoverCompany(device, sheet, names, { net });

/** The network fails at the `nth` request from now, before or after the relay has done what it asks. */
function cutAt(nth: number, when: 'before' | 'after'): Net {
  let count = 0;
  return {
    ...plainNet,
    fetch: async (address, init) => {
      count += 1;
      if (count < nth) return plainNet.fetch(address, init);
      if (count === nth && when === 'after') await plainNet.fetch(address, init);
      throw new TypeError('cut');
    }
  };
}

async function namesOnList(): Promise<string[]> {
  await meet(laptop);
  return (await members(laptop.connected)).devices.filter(({ revokedAt }) => !revokedAt).map(({ name }) => name);
}

describe('a recovery', () => {
  test('cut anywhere and done again goes on with the same device', async () => {
    let cuts = 0;
    for (const when of ['before', 'after'] as const) {
      for (let nth = 1; ; nth += 1) {
        const device = newDevice();
        const done = await recover(device, { net: cutAt(nth, when) }).then(
          () => true,
          (error: unknown) => {
            expect(error).toMatchObject({ code: 'unreachable' });
            return false;
          }
        );
        if (!done) cuts += 1;
        const back = await personOf(device, await recover(device));
        await meet(back);
        expect(await namesOnList()).toEqual(['Laptop', 'New laptop']);
        expect(await device.companies()).toHaveLength(1);
        await revokeMember(laptop.connected, (await members(laptop.connected)).devices.at(-1)!.id);
        if (done) break;
      }
    }
    // The sheet's box, its sign-in, the list, the act, the device's sign-in, the list again, where the log stands.
    expect(cuts).toBeGreaterThanOrEqual(16);
  });

  test('that was cut after the device was on the list gives numbers and receives like any, also after the keys changed', async () => {
    const device = newDevice();
    await expect(recover(device, { net: cutAt(6, 'before') })).rejects.toMatchObject({ code: 'unreachable' });
    expect(await namesOnList()).toEqual(['Laptop', 'New laptop']);
    const newer = await makeSheet(laptop.connected);
    const back = await personOf(device, await recover(device, { sheet: newer }));
    await meet(back);
    expect(await namesOnList()).toEqual(['Laptop', 'New laptop']);
    expect((await issueAtRelay(back.connected, 'D2', { now: NOW, build: sealOf })).n).toBe(116);
    await meet(laptop);
    expect((await laptop.store.sealed('D2'))?.n).toBe(116);
  });

  test('done twice, or in two tabs at once, opens what is there', async () => {
    const device = newDevice();
    const [first, second] = await Promise.all([recover(device), recover(device)]);
    const third = await recover(device);
    expect(new Set([first.id, second.id, third.id]).size).toBe(1);
    expect(await device.companies()).toHaveLength(1);
    expect(await namesOnList()).toEqual(['Laptop', 'New laptop']);
  });

  test('begins anew where the device was cut off meanwhile, finished or not', async () => {
    const device = newDevice();
    await expect(recover(device, { net: cutAt(6, 'before') })).rejects.toMatchObject({ code: 'unreachable' });
    await meet(laptop);
    await revokeMember(laptop.connected, (await members(laptop.connected)).devices[1]!.id);
    const back = await personOf(device, await recover(device));
    await meet(back);
    expect((await members(back.connected)).devices.map(({ letter, revokedAt }) => [letter, revokedAt !== undefined])).toEqual([
      ['A', false],
      ['B', true],
      ['C', false]
    ]);
    // Cut off, and not told yet: the copy that is here has no access any more.
    await meet(laptop);
    await revokeMember(laptop.connected, (await members(laptop.connected)).devices[2]!.id);
    const again = await personOf(device, await recover(device));
    await meet(again);
    expect(again.store.id).not.toBe(back.store.id);
    expect(await again.store.get('invoice', 'D1')).toBeDefined();
  });
});
