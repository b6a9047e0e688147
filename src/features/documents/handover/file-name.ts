// How the files of a document are called: sortable by date and number, then who it is for.
import type { SealedDocument } from '#domain/document/model.ts';
import { fileName } from '#domain/text/filename.ts';

/** "2026-11-21 2026-0217 ACP Résidence Les Tilleuls.pdf"; `extension` without its dot. */
export function documentFileName({ issueDate, number, buyer }: Pick<SealedDocument, 'issueDate' | 'number' | 'buyer'>, extension: string): string {
  return fileName(`${issueDate} ${number} ${buyer.name}`, extension, `${issueDate} ${number}`);
}
