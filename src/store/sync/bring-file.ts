// Fetches one file that another device has sent to the relay: piece by piece, each kept as it comes, so that it goes on where it was cut.
import { Dexie } from 'dexie';
import type { SecretKey } from '#sync/crypto.ts';
import { blobOf, joinPieces, openPiece, PIECE_BYTES } from '#sync/blobs/blob.ts';
import { type Bytes, fromHex } from '#sync/bytes.ts';
import { SyncError } from '#sync/error.ts';
import { KeyRing } from '#sync/keys/ring.ts';
import { BLOBS_SCOPE } from '#sync/scopes.ts';
import { instant } from '../chance.ts';
import type { CompanyDb } from '../db.ts';
import type { Exchange } from './exchange.ts';
import type { FileRow } from './rows.ts';
import { readState } from './state.ts';

export interface Bringing {
  /** Ends it between two pieces or within one, with its reason thrown; what came stays for the next time. */
  signal?: AbortSignal | undefined;
  /** Told how many bytes of how many are here. */
  progress?: ((done: number, of: number) => void) | undefined;
}

/**
 * @returns `here`: it is on this device now; `not yet`: the relay has not all of it; `bad`: what the relay has is not this file; `no key`: closed for this device
 * @throws RelayFault, StoreError, the reason of the signal
 */
export async function bringFile(exchange: Exchange, file: FileRow, bringing: Bringing = {}): Promise<'here' | 'not yet' | 'bad' | 'no key'> {
  const { connection } = exchange;
  const { hash, type, epoch, scope } = file;
  const { ring } = await connection.run(keysOf);
  const secret = ring.get(BLOBS_SCOPE, epoch) as SecretKey | undefined;
  if (!secret) return 'no key';
  try {
    const bytes = await fetched(exchange, secret, file, bringing);
    if (!bytes) return 'not yet';
    await connection.write((db) =>
      db.transaction('rw', db.blobs, db.files, db.pieces, () => Promise.all([db.blobs.put({ hash, type, bytes, scope }), db.files.put({ ...file, state: 'here' }), forgetPieces(db, hash)]))
    );
    return 'here';
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    // Not the file that its name says: it is shown to the person once, and not fetched again by itself.
    await connection.write((db) =>
      db.transaction('rw', db.quarantine, db.files, db.pieces, async () => {
        if (file.state !== 'bad') await db.quarantine.add({ record: hash, kind: error.code, reason: 'envelope', at: instant(exchange.chance) });
        await Promise.all([db.files.put({ ...file, state: 'bad' }), forgetPieces(db, hash)]);
      })
    );
    return 'bad';
  }
}

/** @returns undefined when the relay has not all of it @throws SyncError `tag` */
async function fetched({ connection, crypto, relay }: Exchange, secret: SecretKey, { hash, size }: FileRow, { signal, progress }: Bringing): Promise<Bytes | undefined> {
  const blob = await blobOf(crypto, secret, fromHex(hash), size);
  const pieces: Bytes[] = [];
  for (let i = 0; i < blob.of; i++) {
    signal?.throwIfAborted();
    progress?.(i * PIECE_BYTES, size);
    // Looked for one at a time: another tab may be fetching the same.
    const kept = blob.of > 1 ? await connection.run((db) => db.pieces.get([hash, i])) : undefined;
    if (kept) {
      pieces.push(kept.bytes);
      continue;
    }
    const closed = await relay.piece(blob.id, i, signal);
    if (!closed) return undefined;
    const bytes = await openPiece(crypto, blob, i, closed);
    if (blob.of > 1) await connection.write((db) => db.pieces.put({ hash, index: i, bytes }));
    pieces.push(bytes);
  }
  progress?.(size, size);
  return joinPieces(crypto, blob, fromHex(hash), pieces);
}

const forgetPieces = (db: CompanyDb, hash: string) => db.pieces.where('[hash+index]').between([hash, Dexie.minKey], [hash, Dexie.maxKey]).delete();

export async function keysOf(db: CompanyDb): Promise<{ epoch: number; ring: KeyRing }> {
  const [list, ring] = await Promise.all([readState(db, 'list'), readState(db, 'ring')]);
  return { epoch: list?.epochs.length ?? 0, ring: new KeyRing(ring) };
}
