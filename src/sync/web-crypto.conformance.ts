// The port on the platform at hand, Node or a real browser: what one made the other opens, and keys kept in IndexedDB serve but do not leave.
import { expect, test } from 'vitest';
import { AT, crypto, envelopeOf, newCompany, ringOf } from '../../tests/sync/company.ts';
import { fromBase64url, toBase64url } from './bytes.ts';
import { readEnvelope } from './codec/envelope.ts';
import { type Item, writeItems } from './codec/items.ts';
import { openEnvelope } from './envelope/open.ts';
import { sealEnvelope } from './envelope/seal.ts';
import { type DeviceKeys, newDeviceKeys } from './keys/found.ts';
import { importGranted, openGrant } from './keys/grant.ts';
import { KeyRing, type RingKey } from './keys/ring.ts';
import { rotate } from './keys/rotate.ts';
import { readList } from './list/chain.ts';
import { openRecovery } from './recovery/box.ts';
import vectors from './vectors.json' with { type: 'json' };

const items: Item[] = [{ type: 'update', record: 'R', kind: 'invoice', bytes: new TextEncoder().encode('Pose de châssis – '.repeat(60)) }];

test('what Node made opens here: list, grant, envelope, recovery sheet', async () => {
  const list = await readList(crypto, vectors.company, vectors.acts);
  const wrappingKey = (await crypto.importWrapping(fromBase64url(vectors.device.wrappingPrivate)))!;
  const ring = new KeyRing(await importGranted(crypto, list, await openGrant(crypto, list, { id: vectors.device.id, wrappingKey }, vectors.grant)));
  const opened = await openEnvelope(crypto, list, ring, readEnvelope(fromBase64url(vectors.envelope.whole)));
  expect(toBase64url(writeItems(opened))).toBe(vectors.envelope.content);
  const { put, secret } = vectors.recovery;
  expect((await openRecovery(crypto, fromBase64url(secret), { company: list.company, device: put.device, box: put.box })).id).toBe(put.device);
});

/** What a page finds in IndexedDB after it was loaded again. */
async function kept<T>(value: T): Promise<T> {
  const name = 'carnet-conformance-keys';
  const done = <R>(request: IDBRequest<R>) =>
    new Promise<R>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
    });
  const open = indexedDB.open(name, 1);
  open.addEventListener('upgradeneeded', () => open.result.createObjectStore('keys'));
  const first = await done(open);
  await done(first.transaction('keys', 'readwrite').objectStore('keys').put(value, 'all'));
  first.close();
  const again = await done(indexedDB.open(name));
  const read = (await done(again.transaction('keys').objectStore('keys').get('all'))) as T;
  again.close();
  await done(indexedDB.deleteDatabase(name));
  return read;
}

test('a device kept in IndexedDB founds, rotates, seals and opens; none of its keys can be taken out', async () => {
  const company = await newCompany();
  const device = (await kept(company.founder)) as DeviceKeys;
  const ring = new KeyRing((await kept((await ringOf(company, company.founder)).all())) as RingKey[]);
  const envelope = await envelopeOf(company, device, ring, items);
  expect(await openEnvelope(crypto, company.list, ring, readEnvelope(envelope))).toEqual(items);
  const change = await rotate(crypto, company.list, device, company.founded.keys, AT);
  const granted = await openGrant(crypto, change.list, device, change.grants.find(({ to }) => to === device.id));
  const newer = new KeyRing(await importGranted(crypto, change.list, granted));
  const header = { ...readEnvelope(envelope).header, epoch: 2, n: 2 };
  const next = await sealEnvelope(crypto, header, items, newer.get('sales', 2)!, device.signingKey);
  expect(await openEnvelope(crypto, change.list, newer, readEnvelope(next))).toEqual(items);
  const keys = [device.signingKey, device.wrappingKey, ...ring.all().map(({ key }) => key)] as CryptoKey[];
  expect(keys.map(({ extractable }) => extractable)).toEqual(keys.map(() => false));
  for (const key of keys) await expect(globalThis.crypto.subtle.exportKey(key.type === 'secret' ? 'raw' : 'pkcs8', key)).rejects.toBeDefined();
});

test('a bomb is not unpacked', async () => {
  expect(await crypto.inflate(await crypto.deflate(new Uint8Array(32 << 20)), 1 << 20)).toBeUndefined();
  expect(await crypto.inflate(Uint8Array.of(255, 255), 100)).toBeUndefined();
});

test('a new device has keys of its own', async () => {
  const [one, other] = [await newDeviceKeys(crypto), await newDeviceKeys(crypto)];
  expect(new Set([one.id, other.id, ...Object.values(one.publicKeys), ...Object.values(other.publicKeys)]).size).toBe(6);
});
