// How many records stand with one connection, in one reading.
import { isTransmitted, type Standing, standingsOf } from '#domain/transmission/standing.ts';
import type { CompanyStore } from '../company.ts';
import type { Sent } from './note.ts';

/** @returns by record; those that never had to do with it are left out. Live when asked inside a live query */
export async function standingsWith(store: CompanyStore, connection: string, sent: readonly Sent[]): Promise<Map<string, Standing>> {
  const entries = await store.connection.run((db) => db.entries.where('document').anyOf(sent.map(({ id }) => id)).filter(isTransmitted).toArray());
  const of = Map.groupBy(entries, ({ document }) => document);
  return new Map(
    sent.flatMap(({ book, id }) => {
      const standing = standingsOf(of.get(id) ?? [], book).get(connection);
      return standing ? [[id, standing] as const] : [];
    })
  );
}
