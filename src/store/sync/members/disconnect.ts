// The company stands alone again on this device. All data stay; keys, and what was still to be sent, go. An owner has it for itself from now on;
// anybody else holds a copy to read: rights never grow by leaving.
import { deviceOf } from '#sync/list/state.ts';
import { type Chance, deviceChance, instant } from '../../chance.ts';
import type { CompanyStore } from '../../company.ts';
import type { CompanyDb } from '../../db.ts';
import { LEFT, type Left, LINK, putState, readState } from '../state.ts';
import { contentMark, isAllSent } from './one-copy.ts';

/** The loop must have ended. Others see the device on the list until it is taken off: see `leaveList`. */
export function disconnect({ connection }: CompanyStore, chance: Chance = deviceChance): Promise<void> {
  return connection.write((db) =>
    db.transaction('rw', db.tables, async () => {
      const left = (await leftBy(db, instant(chance))) ?? (await readState(db, LEFT));
      await Promise.all([db.sync, db.outbox, db.envelopes, db.stated, db.later, db.files].map((table) => table.clear()));
      if (left) await putState(db, LEFT, left);
    })
  );
}

async function leftBy(db: CompanyDb, at: string): Promise<Left | undefined> {
  const [link, list] = await Promise.all([readState(db, LINK), readState(db, 'list')]);
  const me = link && list && deviceOf(list, link.device);
  if (!me) return undefined;
  const { role, scopes } = me;
  return { company: list.company, at, role, ...(scopes && { scopes }), ...((await isAllSent(db)) && { whole: await contentMark(db) }) };
}
