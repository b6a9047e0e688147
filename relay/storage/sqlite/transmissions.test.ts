// What rounds ask of the database again and again is answered from an index, in its order, however many transmissions there are.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { sqliteDialect } from './dialect.ts';
import { migrate } from './migrations.ts';
import type { Tables } from './tables.ts';
import { transmissions } from './transmissions.ts';
import { Writer } from './writer.ts';

it('no round reads through what is done with, nor sorts it', async () => {
  const database = new DatabaseSync(':memory:');
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database), log: ({ query }) => void asked.push(query) });
  await migrate(db);
  const { due, nextAt, doubt, release, changed } = transmissions(db, new Writer(db, (error) => error));
  const plansOf = async (act: () => Promise<unknown>): Promise<string[]> => {
    asked.length = 0;
    await act();
    const own = asked.filter(({ sql }) => sql.startsWith('select') && sql.includes('"transmissions"'));
    return own.flatMap(({ sql, parameters }) =>
      database
        .prepare(`explain query plan ${sql}`)
        .all(...(parameters as SQLInputValue[]))
        .map(({ detail }) => String(detail))
    );
  };
  const [ofDue, ofState] = ['transmissions USING INDEX transmissions_due (company=? AND connection=? AND next_at', 'transmissions USING INDEX transmissions_state (company=? AND connection=? AND state=?)'];
  expect(await plansOf(() => due('C', 'there', 1, 4))).toEqual([`SEARCH ${ofDue}<?)`]);
  expect(await plansOf(() => nextAt('C', 'there'))).toEqual([`SEARCH ${ofDue}>?)`]);
  for (const act of [doubt, release]) expect((await plansOf(() => act('C', 'there', 1)))[0]).toBe(`SEARCH ${ofState}`);
  expect(await plansOf(() => changed('C', 'there', 0, 4))).toEqual(['SEARCH transmissions USING INDEX transmissions_seq (company=? AND seq>?)']);
  await db.destroy();
});
