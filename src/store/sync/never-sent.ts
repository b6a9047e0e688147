// Running numbers that are missing and that their author cannot send any more: it was cut off, or may not write there now. What it had not sent
// is not waited for, whether before or after something that it had.
import { type Gaps, cover, missing } from '#sync/envelope/gaps.ts';
import { deviceOf } from '#sync/list/state.ts';
import { allowed } from '#sync/roles.ts';
import type { Connection } from '../connection.ts';
import type { CompanyDb } from '../db.ts';
import { LINK, putState, raiseTick, readState } from './state.ts';

/**
 * An owner's device says so to all, once it has read the whole log again and told the person: only of those very numbers, so that a relay which
 * keeps back others, from whomever, is found out as before. Should they come after all, they are applied like any.
 */
export function waitNoLonger(connection: Connection<CompanyDb>): Promise<void> {
  return connection.write((db) =>
    db.transaction('rw', [db.sync, db.outbox, db.later], async () => {
      const [link, list, cursor, gaps = {}] = await Promise.all([readState(db, LINK), readState(db, 'list'), readState(db, 'cursor'), readState(db, 'gaps')]);
      const me = link && list && deviceOf(list, link.device);
      if (!me || me.revoked || me.role !== 'owner' || cursor?.oldest !== 0 || (await db.later.count()) > 0) return;
      const never = missing(gaps).filter(({ device, scope }) => {
        const author = deviceOf(list, device);
        return author && (author.revoked || !allowed(author, scope, 'push'));
      });
      if (never.length === 0) return;
      const scopes = Map.groupBy(never, ({ scope }) => scope);
      await db.outbox.bulkAdd([...scopes].map(([scope, of]) => ({ scope, what: { type: 'covers', ranges: of.map(({ device, from, to }) => ({ device, from, to })) }, envelope: '' })));
      await putState(db, 'gaps', never.reduce<Gaps>((now, { device, scope, from, to }) => cover(now, device, scope, from, to), gaps));
      await raiseTick(db);
    })
  );
}
