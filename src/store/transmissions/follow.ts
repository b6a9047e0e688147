// What the relay tells of transmissions, from where this device had read.
import type { Book } from '#domain/transmission/model.ts';
import type { Transmission } from '#sync/wire/transmissions.ts';
import type { CompanyStore } from '../company.ts';
import type { Connected } from '../sync/connected.ts';
import { putState, readState } from '../sync/state.ts';
import { takeBack } from './as-it-came.ts';
import { noteFacts } from './note.ts';

/** Which of these records are on this device, and where. */
export async function booksOf(store: CompanyStore, records: readonly string[]): Promise<Map<string, Book>> {
  const ids = [...new Set(records)];
  return store.connection.run(async (db) => {
    const [sealed, purchases] = await Promise.all([db.sealed.where('id').anyOf(ids).primaryKeys(), db.purchases.where('id').anyOf(ids).primaryKeys()]);
    return new Map<string, Book>([...sealed.map((id) => [id, 'sales'] as const), ...purchases.map((id) => [id, 'purchases'] as const)]);
  });
}

/** What went as it came, and did not arrive, is a person's again. */
const DID_NOT_GO: readonly Transmission['state'][] = ['refused', 'expired', 'withdrawn'];

/** What the relay told of transmissions, by `record attempt`. */
export type Told = ReadonlyMap<string, Transmission['state']>;

export const toldKey = ({ record, attempt }: Pick<Transmission, 'record' | 'attempt'>): string => `${record} ${attempt}`;

/**
 * Notes what changed of a connection's transmissions since this device asked last.
 * @param mayNote whether this device may write of a book
 * @returns what it told; `anew` when the relay was put back since: then that is all that it knows, and what it was handed besides is lost there
 * @throws RelayFault, StoreError
 */
export async function follow(store: CompanyStore, connected: Connected, connection: string, mayNote: (book: Book) => boolean): Promise<{ told: Told; anew: boolean }> {
  const [all = {}, cursor] = await connected.connection.run((db) => Promise.all([readState(db, 'followed'), readState(db, 'cursor')]));
  const generation = cursor?.generation ?? '';
  const known = all[connection];
  const anew = known?.generation !== generation;
  const told = new Map<string, Transmission['state']>();
  for (let [after, more] = [anew ? 0 : known.after, true]; more; ) {
    const answer = await connected.relay.transmissions(connection, after);
    const books = await booksOf(store, answer.transmissions.map(({ record }) => record));
    const noting = (record: string) => {
      const book = books.get(record);
      return book && mayNote(book) ? book : undefined;
    };
    await noteFacts(store, connected.crypto, connection, answer.transmissions, noting);
    await takeBack(store, answer.transmissions.flatMap(({ record, state }) => (DID_NOT_GO.includes(state) && noting(record) === 'purchases' ? [{ book: 'purchases', id: record }] : [])));
    for (const one of answer.transmissions) told.set(toldKey(one), one.state);
    more = answer.more && answer.next > after;
    after = answer.next;
    await connected.connection.write(async (db) =>
      db.transaction('rw', db.sync, async () => {
        // What is left of it is read before the place is kept: cut off here, it is read again.
        if (!more) await putState(db, 'followed', { ...(await readState(db, 'followed')), [connection]: { generation, after } });
      })
    );
  }
  return { told, anew: anew && known !== undefined };
}

/** The same between two passes, for outcomes as they happen; nothing where the relay was put back meanwhile, which is the next pass's to see. @throws RelayFault, StoreError */
export async function followOn(store: CompanyStore, connected: Connected, connection: string, mayNote: (book: Book) => boolean): Promise<Told> {
  const [all = {}, cursor] = await connected.connection.run((db) => Promise.all([readState(db, 'followed'), readState(db, 'cursor')]));
  return all[connection]?.generation === cursor?.generation ? (await follow(store, connected, connection, mayNote)).told : new Map();
}
