// Files of a connected company: sent in encrypted pieces before the envelope that names them, fetched once they are named.
import type { SecretKey } from '#sync/crypto.ts';
import { blobOf, closePiece, PIECE_BYTES } from '#sync/blobs/blob.ts';
import { fromHex } from '#sync/bytes.ts';
import { SyncError } from '#sync/error.ts';
import { BLOBS_SCOPE, COMPANY_SCOPE } from '#sync/scopes.ts';
import { instant } from '../chance.ts';
import type { BlobRow } from '../db.ts';
import { bringFile, keysOf } from './bring-file.ts';
import type { Exchange } from './exchange.ts';
import { scopeOfFile } from './file-rows.ts';
import { refusedScope } from './role.ts';

/** Larger files wait until somebody opens them. */
const AT_ONCE_BYTES = PIECE_BYTES;

/** Brings to the relay what is to be sent of files; an envelope may name them after. Cut anywhere, it goes on with the next piece. @throws RelayFault */
export async function sendFiles(exchange: Exchange): Promise<void> {
  const { connection } = exchange;
  const waiting = await connection.run(async (db) => {
    const hashes = (await db.outbox.where('what.type').equals('file').toArray()).flatMap(({ what }) => (what.type === 'file' ? [what.hash] : []));
    const known = await db.files.bulkGet(hashes);
    return hashes.filter((_, i) => known[i]?.state !== 'here');
  });
  for (const hash of new Set(waiting)) await sendFile(exchange, hash);
}

async function sendFile(exchange: Exchange, hash: string): Promise<void> {
  const { connection } = exchange;
  const [row, { epoch, ring }] = await connection.run((db) => Promise.all([db.blobs.get(hash), keysOf(db)]));
  const secret = ring.get(BLOBS_SCOPE, epoch) as SecretKey | undefined;
  if (!secret) return;
  if (!row) return leaveOut(exchange, hash);
  try {
    const { type, bytes } = row;
    await sendPieces(exchange, secret, row);
    await connection.write((db) => db.files.put({ hash, type, size: bytes.length, epoch, scope: scopeOfFile(row) ?? COMPANY_SCOPE, state: 'here' }));
  } catch (error) {
    if (!(error instanceof SyncError && error.code === 'too-large')) throw error;
    await leaveOut(exchange, hash);
  }
}

async function sendPieces({ crypto, relay }: Exchange, secret: SecretKey, { hash, bytes }: Pick<BlobRow, 'hash' | 'bytes'>): Promise<void> {
  const blob = await blobOf(crypto, secret, fromHex(hash), bytes.length);
  const have = new Set((await relay.pieces(blob.id))?.have);
  for (let i = 0; i < blob.of; i++) if (!have.has(i)) await relay.putPiece(blob.id, i, blob.of, await closePiece(crypto, blob, bytes, i));
}

/** What a relay that was put back lacks of files whose names it has, of those that are on this device. @throws RelayFault */
export async function bringBackFiles(exchange: Exchange): Promise<void> {
  const [files, { ring }, refused] = await exchange.connection.run((db) => Promise.all([db.files.where('state').equals('here').toArray(), keysOf(db), refusedScope(db, [BLOBS_SCOPE])]));
  // Who may send none leaves it to the others.
  if (refused !== undefined) return;
  for (const { hash, epoch } of files) {
    const [row, secret] = [await exchange.connection.run((db) => db.blobs.get(hash)), ring.get(BLOBS_SCOPE, epoch) as SecretKey | undefined];
    if (row && secret) await sendPieces(exchange, secret, row);
  }
}

/** It cannot be sent: it stays on this device, and the person is told. */
function leaveOut({ connection, chance }: Exchange, hash: string): Promise<void> {
  return connection.write((db) =>
    db.transaction('rw', db.outbox, db.quarantine, async () => {
      await db.quarantine.add({ record: hash, kind: 'unsent file', reason: 'envelope', at: instant(chance) });
      await db.outbox.where('what.type').equals('file').and(({ what }) => what.type === 'file' && what.hash === hash).delete();
    })
  );
}

/** Fetches the small files that are named and not here; one that the relay has not yet waits for the next time. @throws RelayFault, StoreError */
export async function bringFiles(exchange: Exchange): Promise<void> {
  const away = await exchange.connection.run((db) => db.files.where('state').equals('away').toArray());
  for (const file of away) if (file.size <= AT_ONCE_BYTES) await bringFile(exchange, file);
}
