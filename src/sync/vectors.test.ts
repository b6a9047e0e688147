// vectors.json: fixed keys and what was made with them, for a second client to check itself against. They must open forever.
import { expect, test } from 'vitest';
import { crypto } from '../../tests/sync/company.ts';
import { type Bytes, fromBase64url, toBase64url } from './bytes.ts';
import { blobOf, closePiece, openPiece } from './blobs/blob.ts';
import { readEnvelope } from './codec/envelope.ts';
import { writeHeader } from './codec/header.ts';
import { writeItems } from './codec/items.ts';
import { openEnvelope } from './envelope/open.ts';
import { companyKey, keyCheck, rawScopeKey } from './keys/company.ts';
import { importGranted, openGrant } from './keys/grant.ts';
import { openName } from './keys/name.ts';
import { KeyRing } from './keys/ring.ts';
import { readList } from './list/chain.ts';
import { invitationKeys, readHello } from './pairing/invite.ts';
import { readRequest } from './pairing/request.ts';
import { openRecovery, recoveryId } from './recovery/box.ts';
import { secretToWords, wordsToSecret } from './recovery/words.ts';
import vectors from './vectors.json' with { type: 'json' };

const bytes = (text: string): Bytes => fromBase64url(text);
const list = () => readList(crypto, vectors.company, vectors.acts);
const first = () => companyKey(crypto, vectors.company, 1, bytes(vectors.companyKeys[0]!));

test('the device list', async () => {
  const read = await list();
  expect([read.head, read.number, read.epochs.map(({ check }) => check)]).toEqual([vectors.head, 3, vectors.checks]);
});

test('keys that follow from the company key', async () => {
  for (const [i, raw] of vectors.companyKeys.entries()) expect(await keyCheck(crypto, i + 1, bytes(raw))).toBe(vectors.checks[i]);
  for (const [scope, raw] of Object.entries(vectors.scopeKeys)) expect(toBase64url(await rawScopeKey(crypto, await first(), scope))).toBe(raw);
});

test('a grant, the chain, a name and an envelope', async () => {
  const wrappingKey = (await crypto.importWrapping(bytes(vectors.device.wrappingPrivate)))!;
  const read = await list();
  const granted = await openGrant(crypto, read, { id: vectors.device.id, wrappingKey }, vectors.grant);
  expect([1, 2].map((epoch) => toBase64url(granted.company!.get(epoch)!))).toEqual(vectors.companyKeys);
  const ring = new KeyRing(await importGranted(crypto, read, granted));
  expect(await openName(crypto, ring, vectors.company, vectors.device.id, vectors.name.sealed)).toBe(vectors.name.text);
  const envelope = readEnvelope(bytes(vectors.envelope.whole));
  expect(toBase64url(writeHeader(envelope.header))).toBe(vectors.envelope.header);
  expect(toBase64url(writeItems(await openEnvelope(crypto, read, ring, envelope)))).toBe(vectors.envelope.content);
});

test('an invitation and a request', async () => {
  expect((await invitationKeys(crypto, bytes(vectors.invitationId.secret))).id).toBe(vectors.invitationId.id);
  const keys = await invitationKeys(crypto, bytes(vectors.invitation.secret));
  expect(keys.id).toBe(vectors.invitation.post.id);
  expect(await readHello(crypto, keys, vectors.invitation.post.hello)).toMatchObject({ company: vectors.company, companyName: 'Dupont SRL', role: 'owner' });
  expect(await readRequest(crypto, keys, vectors.invitation.request)).toMatchObject({ device: vectors.device.id, name: 'Phone' });
});

test('a recovery sheet', async () => {
  const secret = bytes(vectors.recoveryId.secret);
  expect(await recoveryId(crypto, secret)).toBe(vectors.recoveryId.id);
  for (const lang of ['fr', 'en'] as const) {
    expect(secretToWords(secret, lang).join(' ')).toBe(vectors.recoveryId[lang]);
    expect(wordsToSecret(vectors.recoveryId[lang])).toEqual({ ok: true, value: { secret, lang } });
  }
  const { put, secret: printed } = vectors.recovery;
  const sheet = await openRecovery(crypto, bytes(printed), { company: vectors.company, device: put.device, box: put.box });
  expect([sheet.id, sheet.mark]).toEqual([put.device, { number: 3, head: vectors.head }]);
});

test('a file', async () => {
  const { file, hash, id, piece } = vectors.blob;
  const blob = await blobOf(crypto, await crypto.secretKey(bytes(vectors.scopeKeys.blobs)), bytes(hash), bytes(file).length);
  expect(blob.id).toBe(id);
  expect(toBase64url(await closePiece(crypto, blob, bytes(file), 0))).toBe(piece);
  expect(toBase64url(await openPiece(crypto, blob, 0, bytes(piece)))).toBe(file);
});
