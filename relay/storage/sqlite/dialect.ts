// Kysely over Node's own node:sqlite: its SQLite dialect wants the face of better-sqlite3, which this gives, with statements kept.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { SqliteDialect } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements kept prepared; the relay has fewer shapes of query than this. */
const KEPT = 300;

/** A dialect on an open database; Kysely's `destroy` closes it. */
export function sqliteDialect(db: DatabaseSync): SqliteDialect {
  const kept = new Map<string, SqliteStatement>();
  const database: SqliteDatabase = {
    close: () => {
      kept.clear();
      db.close();
    },
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const statement = wrap(db.prepare(sql));
      if (kept.size >= KEPT) kept.clear();
      kept.set(sql, statement);
      return statement;
    }
  };
  return new SqliteDialect({ database });
}

function wrap(statement: StatementSync): SqliteStatement {
  const bound = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bound(parameters)),
    run: (parameters) => statement.run(...bound(parameters)),
    iterate: (parameters) => statement.iterate(...bound(parameters))
  };
}
