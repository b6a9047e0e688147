// Transmissions in SQLite: each change gives a row the next number of its company, so that devices ask for what changed alone.
import { type ExpressionBuilder, sql } from 'kysely';
import type { NewTransmission, StoredState, StoredTransmission, TransmissionChange, TransmissionKey, Transmissions } from '../transmission-port.ts';
import { keyOf } from './tables.ts';
import type { Db, Tables } from './tables.ts';
import type { Writer } from './writer.ts';

/** States from which it may be taken anew: nothing of it is there. */
const UNSENT: readonly StoredState[] = ['queued', 'withdrawn', 'refused', 'expired'];
/** States with something to do. */
const OPEN: readonly StoredState[] = ['queued', 'arrived', 'unknown'];

/** What becomes of one whose connection ends; `unknown` where it is not said. */
const ENDED: Partial<Record<StoredState, StoredState>> = { queued: 'withdrawn', arrived: 'delivered' };

type Row = Tables['transmissions'];

export function transmissions(read: Db, writer: Writer): Transmissions {
  const of = async (company: string): Promise<number> => (await keyOf(read, company)) ?? 0;

  return {
    stage: (document, room) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, document.company)) ?? 0;
        const connection = await db.selectFrom('connections').select('id').where('company', '=', k).where('id', '=', document.connection).executeTakeFirst();
        if (!connection) return { outcome: 'no connection' as const };
        const known = await rowOf(db, k, document);
        if (known && !UNSENT.includes(known.state)) return { outcome: 'kept' as const, transmission: stored(document.company, known) };
        if ((await waiting(db, k)) + document.size > room) return { outcome: 'full' as const };
        const row = { ...fresh(document), company: k, seq: await nextSeq(db, k) };
        await db.insertInto('transmissions').values(row).onConflict((conflict) => conflict.columns(['company', 'connection', 'record', 'attempt']).doUpdateSet(row)).execute();
        const { connection: id, record, attempt, box } = document;
        await db
          .insertInto('staged')
          .values({ company: k, connection: id, record, attempt, box })
          .onConflict((conflict) => conflict.columns(['company', 'connection', 'record', 'attempt']).doUpdateSet({ box }))
          .execute();
        return { outcome: 'staged' as const, transmission: stored(document.company, row) };
      }),
    async find(key) {
      const row = await rowOf(read, await of(key.company), key);
      return row && stored(key.company, row);
    },
    async changed(company, connection, after, limit) {
      const rows = await ofConnection(read, await of(company), connection).where('seq', '>', after).orderBy('seq').limit(limit).execute();
      return rows.map((row) => stored(company, row));
    },
    async due(company, connection, now, limit) {
      const rows = await ofConnection(read, await of(company), connection)
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map((row) => stored(company, row));
    },
    async nextAt(company, connection) {
      const first = await ofConnection(read, await of(company), connection)
        .where('next_at', 'is not', null)
        .orderBy('next_at')
        .limit(1)
        .executeTakeFirst();
      return first?.next_at ?? undefined;
    },
    change: (key, from, change, at, erase = false) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, key.company)) ?? 0;
        const known = await rowOf(db, k, key);
        if (!known || !from.includes(known.state)) return false;
        await setRow(db, k, key, { ...columnsOf(change), seq: await nextSeq(db, k), changed_at: at });
        if (erase) await eraseBox(db, k, key);
        return true;
      }),
    async box(key) {
      const row = await read.selectFrom('staged').select('box').where(one(await of(key.company), key)).executeTakeFirst();
      return row?.box;
    },
    release: (company, connection, at) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, company)) ?? 0;
        const waiting = await inStates(db, k, connection, OPEN).where('night', '=', 1).execute();
        return changeEach(db, k, waiting, at, () => ({ night: 0, next_at: at }));
      }),
    hasten: (company, connection, at) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, company)) ?? 0;
        const { numUpdatedRows } = await db
          .updateTable('transmissions')
          .set({ next_at: at })
          .where('company', '=', k)
          .where('connection', '=', connection)
          .where('state', '=', 'unknown')
          .where('next_at', '>', at)
          .executeTakeFirstOrThrow();
        return Number(numUpdatedRows);
      }),
    doubt: (company, connection, at) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, company)) ?? 0;
        return changeEach(db, k, await inStates(db, k, connection, ['sending']).execute(), at, () => ({ state: 'unknown', next_at: at }));
      }),
    withdrawAll: (company, connection, at) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, company)) ?? 0;
        const open = await inStates(db, k, connection, [...OPEN, 'sending']).execute();
        await changeEach(db, k, open, at, ({ state }) => ({ state: ENDED[state] ?? 'unknown', next_at: null }));
        await db.deleteFrom('staged').where('company', '=', k).where('connection', '=', connection).execute();
      }),
    expire: (before, at) =>
      writer.write(async (db) => {
        const old = await db
          .selectFrom('transmissions')
          .innerJoin('staged', (join) =>
            join
              .onRef('staged.company', '=', 'transmissions.company')
              .onRef('staged.connection', '=', 'transmissions.connection')
              .onRef('staged.record', '=', 'transmissions.record')
              .onRef('staged.attempt', '=', 'transmissions.attempt')
          )
          .selectAll('transmissions')
          .where('staged_at', '<', before)
          .where('state', '!=', 'sending')
          .execute();
        for (const row of old) {
          await eraseBox(db, row.company, row);
          const state = row.state === 'queued' ? 'expired' : row.state;
          await setRow(db, row.company, row, { state, next_at: null, seq: await nextSeq(db, row.company), changed_at: at });
        }
        return old.length;
      })
  };
}

type Bare = Omit<TransmissionKey, 'company'>;

/** The one of that key, in either table. */
const one =
  (k: number, { connection, record, attempt }: Bare) =>
  (eb: ExpressionBuilder<Tables, 'transmissions' | 'staged'>) =>
    eb.and({ company: k, connection, record, attempt });

const rowOf = (db: Db, k: number, key: Bare): Promise<Row | undefined> => db.selectFrom('transmissions').selectAll().where(one(k, key)).executeTakeFirst();

const ofConnection = (db: Db, k: number, connection: string) => db.selectFrom('transmissions').selectAll().where('company', '=', k).where('connection', '=', connection);

async function setRow(db: Db, k: number, key: Bare, values: Partial<Row>): Promise<void> {
  await db.updateTable('transmissions').set(values).where(one(k, key)).execute();
}

async function eraseBox(db: Db, k: number, key: Bare): Promise<void> {
  await db.deleteFrom('staged').where(one(k, key)).execute();
}

type Short = Pick<Row, 'connection' | 'record' | 'attempt' | 'state' | 'seq'>;

/** Those that stand so. Not sorted there: the database would read all by their order instead of these by their state. */
const inStates = (db: Db, k: number, connection: string, states: readonly StoredState[]) =>
  db
    .selectFrom('transmissions')
    .select(['connection', 'record', 'attempt', 'state', 'seq'])
    .where('company', '=', k)
    .where('connection', '=', connection)
    .where('state', 'in', states);

/** In the order of their last changes. @returns how many */
async function changeEach(db: Db, k: number, rows: readonly Short[], at: number, values: (row: Short) => Partial<Row>): Promise<number> {
  for (const row of rows.toSorted((a, b) => a.seq - b.seq)) await setRow(db, k, row, { ...values(row), seq: await nextSeq(db, k), changed_at: at });
  return rows.length;
}

async function nextSeq(db: Db, k: number): Promise<number> {
  const { transmissions } = await db
    .updateTable('companies')
    .set(({ eb }) => ({ transmissions: eb('transmissions', '+', 1) }))
    .where('k', '=', k)
    .returning('transmissions')
    .executeTakeFirstOrThrow();
  return transmissions;
}

/** Bytes that wait in the company. */
async function waiting(db: Db, k: number): Promise<number> {
  const { bytes } = await db
    .selectFrom('staged')
    .select(({ fn }) => fn.coalesce(fn.sum<number>(fn('length', ['box'])), sql<number>`0`).as('bytes'))
    .where('company', '=', k)
    .executeTakeFirstOrThrow();
  return Number(bytes);
}

const fresh = ({ connection, record, attempt, scope, direction, number, name, media, hash, size, night, state, at }: NewTransmission): Omit<Row, 'company' | 'seq'> => ({
  ...{ connection, record, attempt, scope, direction, number, name, media, hash, size, night: night ? 1 : 0, state },
  ...{ outside: null, words: null, tries: 0, next_at: night ? null : at, sent_at: null, staged_at: at, changed_at: at }
});

function columnsOf({ state, outside, words, tries, nextAt, sentAt, night, ...rest }: TransmissionChange): Partial<Row> {
  rest satisfies Record<string, never>;
  return {
    ...(state !== undefined && { state, next_at: null }),
    ...(outside !== undefined && { outside }),
    ...(words !== undefined && { words }),
    ...(tries !== undefined && { tries }),
    ...(nextAt !== undefined && { next_at: nextAt }),
    ...(sentAt !== undefined && { sent_at: sentAt }),
    ...(night !== undefined && { night: night ? 1 : 0 })
  };
}

function stored(company: string, row: Omit<Row, 'company'>): StoredTransmission {
  const { connection, record, attempt, seq, scope, direction, number, name, media, hash, size, state, tries } = row;
  return {
    ...{ company, connection, record, attempt, seq, scope, direction, number, name, media, hash, size, night: row.night === 1, state, tries },
    ...{ outside: row.outside ?? undefined, words: row.words ?? undefined, nextAt: row.next_at ?? undefined, sentAt: row.sent_at ?? undefined },
    ...{ stagedAt: row.staged_at, changedAt: row.changed_at }
  };
}
