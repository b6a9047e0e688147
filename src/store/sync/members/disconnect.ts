// The company stands alone again on this device. All data stay; keys, and what was still to be sent, go.
import type { CompanyStore } from '../../company.ts';

/** The loop must have ended. The device stays on the list until an owner revokes it. */
export function disconnect({ connection }: CompanyStore): Promise<void> {
  return connection.write((db) =>
    db.transaction('rw', [db.sync, db.outbox, db.envelopes, db.stated, db.later, db.files], async () => {
      await Promise.all([db.sync, db.outbox, db.envelopes, db.stated, db.later, db.files].map((table) => table.clear()));
    })
  );
}
