// An issued document's place among the numbers, and how entries say which document of a record they are of.
import type { SealedDocument } from '#domain/document/model.ts';
import { seriesName } from '#domain/numbering/series.ts';
import type { IssueFact } from '#sync/wire/issue.ts';

/** What an envelope's header says of a document. @param record the id that it was sealed with */
export function factOf({ journal, year, n, issueDate, letter }: SealedDocument, record: string): IssueFact {
  return { series: seriesName({ journal, year, ...(letter && { letter }) }), number: n, date: issueDate, record };
}

/** `<series>/<number>`: names a document even where its record was issued twice. */
export const numberKey = ({ series, number }: Pick<IssueFact, 'series' | 'number'>): string => `${series}/${number}`;
