// Blobs: which pieces are here stands in SQLite, the pieces are files; a row is written when its file is on the disk.
import type { Blobs } from '../port.ts';
import type { BlobFiles } from '../blob-files.ts';
import { inWords } from './faults.ts';
import { checkRoom, fill } from './quota.ts';
import { keyOf } from './tables.ts';
import type { Db } from './tables.ts';
import type { Writer } from './writer.ts';

type Put = Parameters<Blobs['put']>[0];

export function blobs(read: Db, writer: Writer, files: BlobFiles): Blobs {
  // Two puts of one piece go one after the other: the second finds the first.
  const turns = new Map<string, Promise<unknown>>();

  async function put({ company, id, chunk, of, at, bytes, quota }: Put): ReturnType<Blobs['put']> {
    const k = await keyOf(read, company);
    if (k === undefined) return 'no company';
    const known = await blobOf(read, k, id);
    if (known && known.pieces !== of) return 'differs';
    if (known && (await hasPiece(read, k, id, chunk))) return 'here';
    await checkRoom(read, k, bytes.length, quota);

    await files.write(company, id, chunk, bytes).catch((error: unknown) => {
      throw inWords(error);
    });
    const write = writer.write(async (db) => {
      // Asked again within the transaction: the company may be gone, another first piece may have come.
      const k = await keyOf(db, company);
      if (k === undefined) return 'no company';
      await db
        .insertInto('blobs')
        .values({ company: k, id, pieces: of, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const now = await blobOf(db, k, id);
      if (now?.pieces !== of) return 'differs';
      await db.insertInto('blob_pieces').values({ company: k, id, piece: chunk, size: bytes.length }).execute();
      await fill(db, k, bytes.length, quota);
      return 'stored';
    });
    // A file that no row names is of no use.
    const outcome = await write.catch(async (error: unknown) => {
      await files.remove(company, id, chunk);
      throw error;
    });
    if (outcome !== 'stored') await files.remove(company, id, chunk);
    return outcome;
  }

  return {
    async put(chunk) {
      const turn = `${chunk.company}/${chunk.id}/${chunk.chunk}`;
      const before = turns.get(turn) ?? Promise.resolve();
      const mine = before.then(
        () => put(chunk),
        () => put(chunk)
      );
      turns.set(turn, mine);
      try {
        return await mine;
      } finally {
        if (turns.get(turn) === mine) turns.delete(turn);
      }
    },
    async state(company, id) {
      const k = await keyOf(read, company);
      const blob = k === undefined ? undefined : await blobOf(read, k, id);
      if (k === undefined || !blob) return undefined;
      const have = await read.selectFrom('blob_pieces').select('piece').where('company', '=', k).where('id', '=', id).orderBy('piece').execute();
      return { of: blob.pieces, have: have.map(({ piece }) => piece) };
    },
    async read(company, id, chunk) {
      const k = await keyOf(read, company);
      if (k === undefined || !(await hasPiece(read, k, id, chunk))) return undefined;
      return files.read(company, id, chunk);
    }
  };
}

function blobOf(db: Db, company: number, id: string): Promise<{ pieces: number } | undefined> {
  return db.selectFrom('blobs').select('pieces').where('company', '=', company).where('id', '=', id).executeTakeFirst();
}

async function hasPiece(db: Db, company: number, id: string, chunk: number): Promise<boolean> {
  const row = await db
    .selectFrom('blob_pieces')
    .select('piece')
    .where('company', '=', company)
    .where('id', '=', id)
    .where('piece', '=', chunk)
    .executeTakeFirst();
  return row !== undefined;
}
