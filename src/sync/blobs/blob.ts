// A file in encrypted pieces. Id and key follow from its content and the company's secret, so that the same file has the same pieces:
// it is stored once, and sending goes on where it was cut. Who has not the secret cannot tell which file it is.
import { type Bytes, concat, toBase64url } from '../bytes.ts';
import { utf8 } from '../codec/utf8.ts';
import type { AesKey, Crypto, SecretKey } from '../crypto.ts';
import { SyncError } from '../error.ts';
import { NONCE_BYTES } from '../keys/box.ts';
import { CHUNK_BYTES, CHUNKS } from '../limits.ts';

/** Bytes of a file in one piece. */
export const PIECE_BYTES = CHUNK_BYTES - 16;
/** Bytes of the largest file. */
export const BLOB_BYTES = PIECE_BYTES * CHUNKS;

export interface Blob {
  /** Base64url of 32 bytes. */
  id: string;
  key: AesKey;
  /** Bytes of the file. */
  size: number;
  /** Number of pieces, at least one. */
  of: number;
}

/** @param secret key of scope `blobs` in the epoch of the `blobRef` @param hash SHA-256 of the file @throws SyncError `too-large` */
export async function blobOf(crypto: Crypto, secret: SecretKey, hash: Bytes, size: number): Promise<Blob> {
  if (size > BLOB_BYTES) throw new SyncError('too-large', 'file');
  const id = await crypto.derive(secret, hash, utf8('carnet/1/blob/id'), 32);
  const raw = await crypto.derive(secret, hash, utf8('carnet/1/blob/key'), 32);
  const key = await crypto.aesKey(raw);
  raw.fill(0);
  return { id: toBase64url(id), key, size, of: Math.max(1, Math.ceil(size / PIECE_BYTES)) };
}

/** The key closes these pieces only, so their number can be the nonce. */
function nonceOf(index: number): Bytes {
  const nonce = new Uint8Array(NONCE_BYTES);
  nonce[NONCE_BYTES - 1] = index;
  return nonce;
}

const bound = ({ id, of }: Blob, index: number) => utf8(`carnet/1/blob|${id}|${index}|${of}`);

/** Piece `index` (from 0) of a file, as it is sent. */
export function closePiece(crypto: Crypto, blob: Blob, file: Uint8Array, index: number): Promise<Bytes> {
  const piece = file.slice(index * PIECE_BYTES, (index + 1) * PIECE_BYTES) as Bytes;
  return crypto.close(blob.key, nonceOf(index), piece, bound(blob, index));
}

/** @throws SyncError `tag`: not that piece of that file */
export async function openPiece(crypto: Crypto, blob: Blob, index: number, piece: Bytes): Promise<Bytes> {
  const opened = await crypto.open(blob.key, nonceOf(index), piece, bound(blob, index));
  if (!opened) throw new SyncError('tag', 'file');
  return opened;
}

/** The file of all its pieces, opened. @throws SyncError `tag` when it is not the file that its hash names */
export async function joinPieces(crypto: Crypto, blob: Blob, hash: Bytes, pieces: readonly Bytes[]): Promise<Bytes> {
  const file = concat(...pieces);
  if (file.length !== blob.size || toBase64url(await crypto.sha256(file)) !== toBase64url(hash)) throw new SyncError('tag', 'file');
  return file;
}
