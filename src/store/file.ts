// A file wherever it is: on this device, or fetched from the relay now that somebody wants it.
import { blobOf } from './blobs.ts';
import type { CompanyStore } from './company.ts';
import { StoreError } from './errors.ts';
import type { Bringing } from './sync/bring-file.ts';
import type { Connected } from './sync/connected.ts';
import { RelayFault } from './sync/relay/fault.ts';
import { LINK, readState } from './sync/state.ts';

/**
 * @param connected the company with its relay, asked for when the file is not here
 * @throws StoreError `absent`: it is not here, and there is no relay; `away`: the relay has not, or not yet, all of it; `unreached`: the relay could not be asked;
 * `corrupt`: what is kept of it is not this file; `quota`; the reason of the signal
 */
export async function fileOfHash(store: CompanyStore, hash: string, connected: () => Promise<Connected | undefined>, bringing: Bringing = {}): Promise<Blob> {
  const { connection } = store;
  const here = await blobOf(connection, hash);
  if (here) return here;
  const [link, row] = await connection.run((db) => Promise.all([readState(db, LINK), db.files.get(hash)]));
  if (!link) throw new StoreError('absent', hash);
  const relay = row && (await connected());
  if (!relay) throw new StoreError('away', hash);
  const { bringFile } = await import('./sync/bring-file.ts');
  const came = await bringFile(relay, row, bringing).catch((error: unknown) => {
    throw error instanceof RelayFault ? new StoreError('unreached', hash, error) : error;
  });
  if (came === 'bad') throw new StoreError('corrupt', hash);
  const blob = came === 'here' ? await blobOf(connection, hash) : undefined;
  if (!blob) throw new StoreError('away', hash);
  return blob;
}
