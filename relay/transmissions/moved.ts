// A connection that is to bring documents elsewhere from now on: what may have arrived at the place before cannot be looked up at the new one.
import { TRANSMISSIONS } from '#sync/wire/transmissions.ts';
import type { Transmissions } from '../storage/transmission-port.ts';

/** What is of unknown outcome stays so, and is neither looked up nor sent again by itself: a person says. No job of the connection may run. */
export async function leaveInDoubt(transmissions: Transmissions, company: string, connection: string, at: number): Promise<void> {
  await transmissions.doubt(company, connection, at);
  for (let [after, more] = [0, true]; more; ) {
    const some = await transmissions.changed(company, connection, after, TRANSMISSIONS);
    for (const one of some) if (one.state === 'unknown' && one.nextAt !== undefined) await transmissions.change(one, ['unknown'], { state: 'unknown' }, at);
    after = some.at(-1)?.seq ?? after;
    more = some.length === TRANSMISSIONS;
  }
}
