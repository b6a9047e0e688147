// Large files between devices around the relay itself: fetched when somebody opens them, cut anywhere, stopped, offline, after recovery.
import { expect, test } from 'vitest';
import { fileOfHash } from '#store/file.ts';
import type { Bringing } from '#store/sync/bring-file.ts';
import { recoverCompany } from '#store/sync/members/recover.ts';
import { deviceNet, type Net } from '#store/sync/relay/http.ts';
import { PIECE_BYTES } from '#sync/blobs/blob.ts';
import { PURCHASES_SCOPE } from '#sync/scopes.ts';
import { open as openStore, OWNER } from './devices.ts';
import { founder, invited, meet, newDevice, type Person, personOf, plainNet } from './people.ts';
import { eachWithRelay, relay } from './each-relay.ts';

const SIZE = 3 * PIECE_BYTES + 1234;
const document = new Uint8Array(SIZE).map((_, i) => (i * 31) % 253);
const PIECE = /\/v1\/blobs\/[\w-]+\/\d+$/;

eachWithRelay();

/** The network of the computer: what it asked for of files, and what becomes of it. */
class Network implements Net {
  readonly patience = plainNet.patience;
  asked: string[] = [];
  isDown = false;
  /** Called with the number of the piece that is asked for, before and after. */
  on: (when: 'before' | 'after', count: number) => void = () => undefined;
  fetch: Net['fetch'] = async (address, init) => {
    if (this.isDown) throw new TypeError('fetch failed');
    if (init.method !== 'GET' || !PIECE.test(address)) return deviceNet.fetch(address, init);
    this.asked.push(address);
    this.on('before', this.asked.length);
    const response = await deviceNet.fetch(address, init);
    this.on('after', this.asked.length);
    return response;
  };
}

/** A phone that took a document in, and a computer that knows of it. */
async function two() {
  const phone = await founder(relay);
  const net = new Network();
  const computer = await invited(phone, OWNER, 'Computer', net);
  const hash = await phone.store.putBlob(document, 'application/pdf', PURCHASES_SCOPE);
  return { phone, computer, hash, net };
}
const open = ({ store, connected }: Person, hash: string, bringing?: Bringing) => fileOfHash(store, hash, () => Promise.resolve(connected), bringing).then(async (blob) => new Uint8Array(await blob.arrayBuffer()));
const kept = ({ store }: Person) => store.connection.run((db) => Promise.all([db.pieces.count(), db.blobs.count()]));

test('a large file waits until it is opened, comes with progress, and is there from then on', async () => {
  const { phone, computer, hash, net } = await two();
  await meet(phone, computer);
  expect([net.asked, await computer.store.blob(hash)]).toEqual([[], undefined]);
  const seen: number[] = [];
  const progress = (done: number, of: number) => {
    expect(of).toBe(SIZE);
    seen.push(done);
  };
  expect(await open(computer, hash, { progress })).toEqual(document);
  expect(seen).toEqual([0, PIECE_BYTES, 2 * PIECE_BYTES, 3 * PIECE_BYTES, SIZE]);
  net.isDown = true;
  expect(await open(computer, hash)).toEqual(document);
  expect(await kept(computer)).toEqual([0, 1]);
}, 60_000);

test('cut in the middle it goes on with the piece that is missing, also after the app was closed', async () => {
  const { phone, computer, hash, net } = await two();
  await meet(phone, computer);
  net.on = (when, count) => {
    if (count === 3 && when === 'after') throw new TypeError('cut');
  };
  await expect(open(computer, hash)).rejects.toMatchObject({ code: 'unreached' });
  expect(await kept(computer)).toEqual([2, 0]);
  net.on = () => undefined;
  const again = await personOf(computer.device, computer.store, net);
  expect(await open(again, hash)).toEqual(document);
  expect(net.asked.map((address) => Number(address.at(-1)))).toEqual([0, 1, 2, 2, 3]);
  expect(await kept(computer)).toEqual([0, 1]);
}, 60_000);

test('a person stops it, within a piece too, and begins again', async () => {
  const { phone, computer, hash, net } = await two();
  await meet(phone, computer);
  const stop = new AbortController();
  const reason = new Error('stopped');
  net.on = (when, count) => {
    if (count === 2 && when === 'before') stop.abort(reason);
  };
  await expect(open(computer, hash, { signal: stop.signal })).rejects.toBe(reason);
  await expect(open(computer, hash, { signal: stop.signal })).rejects.toBe(reason);
  expect([net.asked.length, ...(await kept(computer))]).toEqual([2, 1, 0]);
  net.on = () => undefined;
  expect(await open(computer, hash)).toEqual(document);
}, 60_000);

test('why it is not to be had is said: offline, no relay, nobody has it, the relay not yet, what the relay has is another', async () => {
  const { phone, computer, hash, net } = await two();
  await meet(phone, computer);
  net.isDown = true;
  await expect(open(computer, hash)).rejects.toMatchObject({ code: 'unreached' });
  net.isDown = false;
  await expect(fileOfHash(computer.store, hash, () => Promise.resolve(undefined))).rejects.toMatchObject({ code: 'away' });
  await expect(fileOfHash(openStore(), hash, () => Promise.resolve(undefined))).rejects.toMatchObject({ code: 'absent' });
  await expect(open(computer, 'f'.repeat(64))).rejects.toMatchObject({ code: 'away' });
  const { piece } = computer.connected.relay;
  computer.connected.relay.piece = (blob, index) => (index === 2 ? Promise.resolve(undefined) : piece.call(computer.connected.relay, blob, index));
  await expect(open(computer, hash)).rejects.toMatchObject({ code: 'away' });
  computer.connected.relay.piece = async (blob, index) => (await piece.call(computer.connected.relay, blob, index))?.map((byte, i) => (i === 7 ? byte ^ 1 : byte));
  await expect(open(computer, hash)).rejects.toMatchObject({ code: 'corrupt' });
  await expect(open(computer, hash)).rejects.toMatchObject({ code: 'corrupt' });
  expect((await computer.store.quarantined()).map(({ record }) => record)).toEqual([hash]);
  // A relay that was put right: whoever asks again gets it.
  computer.connected.relay.piece = piece;
  expect(await open(computer, hash)).toEqual(document);
}, 60_000);

test('after everything was lost but the sheet, it comes when it is opened', async () => {
  const phone = await founder(relay);
  const hash = await phone.store.putBlob(document, 'application/pdf', PURCHASES_SCOPE);
  await meet(phone);
  const device = newDevice();
  const store = await recoverCompany(device, phone.sheet, { device: 'New', company: 'Back' }, { net: plainNet });
  const found = await personOf(device, store);
  await meet(found);
  expect(await found.store.blob(hash)).toBeUndefined();
  expect(await open(found, hash)).toEqual(document);
}, 60_000);
