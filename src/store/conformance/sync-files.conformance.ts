// Files between devices: sent in pieces before they are named, fetched once they are, whatever is cut in between.
import { expect, test } from 'vitest';
import { PIECE_BYTES } from '#sync/blobs/blob.ts';
import { bringFiles, sendFiles } from '../sync/files.ts';
import { pullSome, pushSome } from '../sync/exchange.ts';
import { ACCOUNTANT, meet, member, type Member, newWorld, open, OWNER, type World } from '../../../tests/sync/devices.ts';
import { company } from './samples.ts';

const picture = (size: number) => new Uint8Array(size).map((_, i) => i % 251);

async function withLogo(size = 70_000) {
  const store = open();
  await store.edit('company', 'company', () => company);
  return { store, logo: await store.putBlob(picture(size), 'image/png', 'company') };
}
const bytesOf = async ({ store }: Member, hash: string) => {
  const file = await store.blob(hash);
  return file && new Uint8Array(await file.arrayBuffer());
};
const fileOf = ({ store }: Member, hash: string) => store.connection.run((db) => db.files.get(hash));
const newer = async (world: World, one: Member) => {
  const two = await member(world, { rights: OWNER });
  await meet(one, two);
  return two;
};

test('a logo that was here before there was a relay reaches every device, the accountant’s too; one set later as well', async () => {
  const world = await newWorld();
  const { store, logo } = await withLogo();
  const one = await member(world, { store });
  const others = [await member(world, { rights: OWNER }), await member(world, { rights: ACCOUNTANT })];
  await meet(one, ...others);
  for (const other of others) expect(await bytesOf(other, logo)).toEqual(picture(70_000));
  const next = await store.putBlob(picture(10), 'image/jpeg', 'company');
  await meet(one, ...others);
  for (const other of others) expect((await other.store.blob(next))?.type).toBe('image/jpeg');
  expect(await store.connection.run((db) => db.outbox.count())).toBe(0);
}, 30_000);

test('what no record of a scope names stays on the device', async () => {
  const world = await newWorld();
  const one = await member(world, { store: (await withLogo()).store });
  const trace = await one.store.putBlob(picture(5), 'application/json');
  const two = await newer(world, one);
  expect(await two.store.blob(trace)).toBeUndefined();
}, 30_000);

test('cut before or after any piece it goes on, and sends none again that is there', async () => {
  const size = 3 * PIECE_BYTES - 7;
  for (let at = 1; ; at++) {
    const world = await newWorld();
    const { store, logo } = await withLogo(size);
    let [left, sent] = [at, 0];
    const port = (device: string) =>
      world.relay.port(device, (when, verb) => {
        if (verb !== 'putPiece' && verb !== 'pieces') return;
        if (verb === 'putPiece' && when === 'after') sent++;
        if (--left === 0) throw new Error('cut');
      });
    const one = await member(world, { store, port });
    const cut = await sendFiles(one.exchange).then(() => false, () => true);
    if (cut) {
      // Not named as long as it is not there whole.
      while ((await pushSome(one.exchange)).stored > 0);
      const early = await member(world, { rights: OWNER });
      await meet(early);
      expect(await fileOf(early, logo)).toBeUndefined();
      await sendFiles(one.exchange);
    }
    await sendFiles(one.exchange);
    expect(sent).toBe(3);
    expect(world.relay.blobs.size).toBe(3);
    expect(await fileOf(one, logo)).toMatchObject({ size, state: 'here' });
    if (!cut) break;
  }
}, 60_000);

test('the same file on two devices is stored once', async () => {
  const world = await newWorld();
  const { store, logo } = await withLogo();
  const one = await member(world, { store });
  const two = await newer(world, one);
  expect(await two.store.putBlob(picture(70_000), 'image/png', 'company')).toBe(logo);
  await meet(two, one);
  expect(world.relay.blobs.size).toBe(1);
}, 30_000);

test('a file that the relay has not yet is fetched when it has it; one that is not what it is named is said once, and not asked for again', async () => {
  const world = await newWorld();
  const { store, logo } = await withLogo();
  const one = await member(world, { store });
  await meet(one);
  const [[key, piece]] = [...world.relay.blobs] as [[string, { of: number; piece: Uint8Array<ArrayBuffer> }]];
  world.relay.blobs.delete(key);
  const two = await newer(world, one);
  expect(await fileOf(two, logo)).toMatchObject({ state: 'away' });
  world.relay.blobs.set(key, { ...piece, piece: piece.piece.map((byte, i) => (i === 9 ? byte ^ 1 : byte)) });
  await bringFiles(two.exchange);
  expect(await fileOf(two, logo)).toMatchObject({ state: 'bad' });
  expect((await two.store.quarantined()).map(({ record, kind }) => [record, kind])).toEqual([[logo, 'tag']]);
  await bringFiles(two.exchange);
  expect(await two.store.quarantined()).toHaveLength(1);
  const three = await member(world, { rights: OWNER });
  world.relay.blobs.set(key, piece);
  while ((await pullSome(three.exchange)) === 'more');
  await bringFiles(three.exchange);
  expect(await bytesOf(three, logo)).toEqual(picture(70_000));
}, 30_000);

test('who may not write in a scope adds no file to it', async () => {
  const world = await newWorld();
  const one = await member(world, { store: (await withLogo()).store });
  const accountant = await member(world, { rights: ACCOUNTANT });
  await meet(one, accountant);
  await expect(accountant.store.putBlob(picture(3), 'image/png', 'company')).rejects.toMatchObject({ code: 'role' });
  expect(await accountant.store.connection.run((db) => Promise.all([db.outbox.count(), db.blobs.count()]))).toEqual([0, 1]);
}, 30_000);
