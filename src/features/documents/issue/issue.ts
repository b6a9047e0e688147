// Issuing a draft: number, dates, communication and seal in one act of the store.
import type { SealedDocument } from '#domain/document/model.ts';
import { seal } from '#domain/document/seal.ts';
import type { CompanyStore } from '#store/company.ts';
import { IssueRefused } from '#store/errors.ts';
import type { IssueAct } from '#store/gate/issue.ts';
import type { Connected } from '#store/sync/connected.ts';
import { problemsOf } from './problems.ts';

/**
 * Issues the draft as it is stored: with the next number here, with the one that the relay gives, or, cut off from it, in this device's own series.
 * @param now the instant of issue
 * @param connected undefined when the company is with no relay
 * @param apart cut off from the relay, number in this device's own series; else nothing is done then
 * @returns the sealed document
 * @throws IssueRefused with the problems when something is missing; StoreError when it could not be written; RelayFault `unreachable` when the
 * relay went after it was asked (the document is issued as soon as its answer is here), or was not there and `apart` is false
 */
export async function issueDocument(store: CompanyStore, draftId: string, now: string, connected: Connected | undefined, apart = true): Promise<SealedDocument> {
  const act: IssueAct = {
    now,
    build(context) {
      const problems = problemsOf(context).filter(({ warning }) => !warning);
      if (problems.length > 0) throw new IssueRefused(problems);
      const { draft, company, n, letter, today } = context;
      return seal(draft, { company, n, ...(letter !== undefined && { letter }), today, now });
    }
  };
  if (!connected) return store.issue(draftId, act);
  const { issueDocument: issueWithRelay } = await import('#store/sync/issue-document.ts');
  return issueWithRelay(store, connected, draftId, { ...act, apart });
}
