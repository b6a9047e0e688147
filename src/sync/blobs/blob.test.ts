// Files in pieces: the same file is the same everywhere, pieces fit in their place alone, and nothing is told to who has not the secret.
import { beforeAll, expect, test } from 'vitest';
import { crypto, faultOf } from '../../../tests/sync/company.ts';
import type { Bytes } from '../bytes.ts';
import { CHUNK_BYTES, CHUNKS } from '../limits.ts';
import type { SecretKey } from '../crypto.ts';
import { BLOB_BYTES, blobOf, closePiece, joinPieces, openPiece, PIECE_BYTES } from './blob.ts';

let secret: SecretKey, other: SecretKey;
beforeAll(async () => {
  [secret, other] = [await crypto.secretKey(new Uint8Array(32).fill(1)), await crypto.secretKey(new Uint8Array(32).fill(2))];
});
/** Bytes that are not all alike. */
const file = (size: number): Bytes => Uint8Array.from({ length: size }, (_, i) => (i * 31) ^ (i >> 8));

test.each([0, 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES + 5])('%i bytes', async (size) => {
  const content = file(size);
  const hash = await crypto.sha256(content);
  const blob = await blobOf(crypto, secret, hash, size);
  expect(blob.of).toBe(Math.max(1, Math.ceil(size / PIECE_BYTES)));
  const pieces = await Promise.all(Array.from({ length: blob.of }, (_, i) => closePiece(crypto, blob, content, i)));
  expect(pieces.slice(0, -1).every((piece) => piece.length === CHUNK_BYTES)).toBe(true);
  const opened = await Promise.all(pieces.map((piece, i) => openPiece(crypto, blob, i, piece)));
  expect(Buffer.from(await joinPieces(crypto, blob, hash, opened)).equals(content)).toBe(true);
  if (blob.of > 1) {
    expect(await faultOf(() => openPiece(crypto, blob, 0, pieces[1]!))).toBe('tag');
    expect(await faultOf(() => joinPieces(crypto, blob, hash, opened.toReversed()))).toBe('tag');
    expect(await faultOf(() => joinPieces(crypto, blob, hash, opened.slice(1)))).toBe('tag');
    // A file that is said to be shorter has other pieces.
    const shorter = await blobOf(crypto, secret, hash, PIECE_BYTES);
    expect(await faultOf(() => openPiece(crypto, shorter, 0, pieces[0]!))).toBe('tag');
  }
});

test('the same file gives the same id and the same pieces on every device: sent once, and gone on with where it was cut', async () => {
  const content = file(1000);
  const hash = await crypto.sha256(content);
  const [one, again] = [await blobOf(crypto, secret, hash, 1000), await blobOf(crypto, secret, hash, 1000)];
  expect(again.id).toBe(one.id);
  expect(await closePiece(crypto, again, content, 0)).toEqual(await closePiece(crypto, one, content, 0));
});

test('without the secret neither the id nor the content follows from the file', async () => {
  const content = file(1000);
  const hash = await crypto.sha256(content);
  const [mine, theirs] = [await blobOf(crypto, secret, hash, 1000), await blobOf(crypto, other, hash, 1000)];
  expect(theirs.id).not.toBe(mine.id);
  expect(mine.id).not.toBe(Buffer.from(hash).toString('base64url'));
  expect(await faultOf(async () => openPiece(crypto, { ...theirs, id: mine.id }, 0, await closePiece(crypto, mine, content, 0)))).toBe('tag');
});

test('a file beyond the limit is refused before anything is read', async () => {
  expect(BLOB_BYTES).toBe(PIECE_BYTES * CHUNKS);
  expect(await faultOf(() => blobOf(crypto, secret, new Uint8Array(32), BLOB_BYTES + 1))).toBe('too-large');
});
