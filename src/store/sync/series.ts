// An issued document's place among the numbers, and how entries say which document of a record they are of.
import type { SealedDocument } from '#domain/document/model.ts';
import { seriesName } from '#domain/numbering/series.ts';
import type { IssueFact } from '#sync/wire/issue.ts';

/** What an envelope's header says of a document. @param record the id that it was sealed with */
export function factOf({ journal, year, n, issueDate, letter }: SealedDocument, record: string): IssueFact {
  return { series: seriesName({ journal, year, ...(letter && { letter }) }), number: n, date: issueDate, record };
}

/** `<series>/<number>` */
export const numberKey = ({ series, number }: Pick<IssueFact, 'series' | 'number'>): string => `${series}/${number}`;

/**
 * `<series>/<number>#<hash>`: names a document even where its record was issued twice, under two numbers or, after a relay had forgotten it, twice under one.
 * @param hash of what was sealed
 */
export const documentKey = (fact: Pick<IssueFact, 'series' | 'number'>, hash: string): string => `${numberKey(fact)}#${hash}`;

/** The `numberKey` of a `documentKey`. Older apps named documents by it alone: it is its own. */
export const numberIn = (key: string): string => key.replace(/#[0-9a-f]+$/, '');
