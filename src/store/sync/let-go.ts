// What waits to be sent and is beyond this device's rights: a person who has saved it, or does not want it, lets go of it. It stays as it is here.
import type { Connection } from '../connection.ts';
import type { CompanyDb } from '../db.ts';
import { unsent } from './pack.ts';
import { refusedScope } from './role.ts';
import { raiseTick } from './state.ts';

/** Nothing tries to send it any more; numbers of its envelopes are given up by an owner's device (never-sent.ts). @returns how many changes */
export function letGo(connection: Connection<CompanyDb>): Promise<number> {
  return connection.write((db) =>
    db.transaction('rw', [db.outbox, db.envelopes, db.sync], async () => {
      const [rows, fixed] = await Promise.all([db.outbox.toArray(), unsent(db)]);
      const refused = new Set<string>();
      for (const scope of new Set([...rows, ...fixed].map((row) => row.scope))) if ((await refusedScope(db, [scope])) !== undefined) refused.add(scope);
      const beyond = rows.filter(({ scope }) => refused.has(scope));
      await db.outbox.bulkDelete(beyond.map(({ n }) => n));
      await db.envelopes.bulkDelete(fixed.filter(({ scope }) => refused.has(scope)).map(({ id }) => id));
      await raiseTick(db);
      return beyond.length;
    })
  );
}
