// How the files of a document are called: sortable by date and number, then the other party.
import { counterpartyOf } from '#domain/document/counterparty.ts';
import type { SealedDocument } from '#domain/document/model.ts';
import { fileName } from '#domain/text/filename.ts';

/** "2026-11-21 2026-0217 ACP Résidence Les Tilleuls.pdf"; `extension` without its dot. */
export function documentFileName(sealed: SealedDocument, extension: string): string {
  const { issueDate, number } = sealed;
  return fileName(`${issueDate} ${number} ${counterpartyOf(sealed).name}`, extension, `${issueDate} ${number}`);
}
