// Taking a company off its relay: only once everything that the relay has is on this device, and in a backup made of just that.
import type { Connection } from '../../connection.ts';
import type { CompanyDb } from '../../db.ts';
import type { Connected } from '../connected.ts';
import { pullSome } from '../exchange.ts';
import { isRelayFault } from '../relay/fault.ts';
import { readState } from '../state.ts';

/**
 * For a live query. @returns a text that names the state in which all that the relay has is here and nothing of ours is still to be sent;
 * another one once anything is written by anybody; undefined as long as something is under way
 */
export function allHere(connection: Connection<CompanyDb>): Promise<string | undefined> {
  return connection.run((db) =>
    db.transaction('r', [db.sync, db.outbox, db.files], async () => {
      const [cursor, taking, issuing, waiting, away] = await Promise.all([
        ...[readState(db, 'cursor'), readState(db, 'taking'), readState(db, 'issuing')] as const,
        ...[db.outbox.count(), db.files.where('state').equals('away').count()] as const
      ] as const);
      return cursor?.oldest === 0 && !taking && !issuing && waiting + away === 0 ? `${cursor.generation} ${cursor.newest}` : undefined;
    })
  );
}

/** What the relay answered. `changed`: something came or was written since the backup, nothing is done. `unsure`: its answer was lost, ask again. */
export type Deleted = 'gone' | 'changed' | 'unsure';

/**
 * Deletes the company at the relay, if everything there was here when the backup was made. This device stays connected to nothing: disconnect it then.
 * @param backedUp `allHere` just before the backup was made
 * @param asked whether it was asked before and the answer was lost: a relay that does not know the company any more has done it
 * @throws RelayFault
 */
export async function deleteCompany(connected: Connected, backedUp: string, asked = false): Promise<Deleted> {
  try {
    while ((await pullSome(connected)) === 'more');
  } catch (error) {
    if (asked && isRelayFault(error, 'proof')) return 'gone';
    throw error;
  }
  if ((await allHere(connected.connection)) !== backedUp) return 'changed';
  try {
    await connected.relay.deleteCompany();
    return 'gone';
  } catch (error) {
    if (isRelayFault(error, 'unreachable')) return 'unsure';
    throw error;
  }
}
