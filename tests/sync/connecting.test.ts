// A company is connected to a relay, and taken off it again: each verb against the relay itself.
import { describe, expect, test } from 'vitest';
import { act, company, draft } from '#store/conformance/samples.ts';
import { issueAtRelay } from '#store/sync/issue.ts';
import { connectCompany } from '#store/sync/members/connect-company.ts';
import { allHere, deleteCompany } from '#store/sync/members/delete-company.ts';
import { disconnect } from '#store/sync/members/disconnect.ts';
import { failureOf } from '#store/sync/loop/phase.ts';
import { openRelay } from '#store/sync/open-relay.ts';
import { syncStatus } from '#store/sync/status.ts';
import { ACCOUNTANT, content, OWNER } from './devices.ts';
import { founder, invited, meet, newDevice, personOf, plainNet, shown } from './people.ts';
import { RealRelay } from './real-relay.ts';
import { eachWithRelay, relay } from './each-relay.ts';

const net = plainNet;

eachWithRelay();

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
