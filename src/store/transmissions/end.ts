// The end of a connection that takes documents, as this device tells it: nothing that waits goes any more, and none of it is shown as if it did.
import { SENDING } from '#domain/transmission/flags.ts';
import type { Book } from '#domain/transmission/model.ts';
import { isUnderWay } from '#domain/transmission/standing.ts';
import type { CompanyStore } from '../company.ts';
import { removeConnection } from '../connections/connections.ts';
import type { Connected } from '../sync/connected.ts';
import { takeBack } from './as-it-came.ts';
import { withFlags } from './due.ts';
import { follow } from './follow.ts';
import { holdBack, type Sent } from './note.ts';
import { standingsWith } from './standings.ts';

/**
 * Ends it at the relay, which erases its secrets and withdraws what waits there; what was not handed over yet is held back.
 * @param books those that this device may write of @param by name of this device @throws RelayFault: nothing was done; StoreError
 */
export async function endSending(store: CompanyStore, connected: Connected, connection: string, books: readonly Book[], by?: string): Promise<void> {
  await removeConnection(connected, connection);
  const waiting: Sent[] = (await Promise.all(books.flatMap((book) => [SENDING.asked, SENDING.queued].map((bit) => withFlags(store, book, bit))))).flat();
  await follow(store, connected, connection, (book) => books.includes(book));
  const standings = await standingsWith(store, connection, waiting);
  const here = waiting.filter(({ id }) => standings.get(id)?.state === 'asked');
  await holdBack(store, connection, here, by);
  await takeBack(store, waiting.filter(({ id }) => here.some((one) => one.id === id) || (standings.has(id) && !isUnderWay(standings.get(id)!))));
}
