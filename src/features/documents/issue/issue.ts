// Issuing a draft: number, dates, communication and seal in one act of the store.
import type { SealedDocument } from '#domain/document/model.ts';
import { seal } from '#domain/document/seal.ts';
import type { CompanyStore } from '#store/company.ts';
import { IssueRefused } from '#store/errors.ts';
import { problemsOf } from './problems.ts';

/**
 * Issues the draft as it is stored.
 * @param now the instant of issue
 * @returns the sealed document
 * @throws IssueRefused with the problems when something is missing; StoreError when it could not be written
 */
export function issueDocument(store: CompanyStore, draftId: string, now: string): Promise<SealedDocument> {
  return store.issue(draftId, {
    now,
    build(context) {
      const problems = problemsOf(context).filter(({ warning }) => !warning);
      if (problems.length > 0) throw new IssueRefused(problems);
      const { draft, company, n, today } = context;
      return seal(draft, { company, n, today, now });
    }
  });
}
