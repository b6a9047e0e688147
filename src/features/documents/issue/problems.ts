// What is missing before an issue, as the store sees the draft at this moment.
import { type CheckContext, missing, type Problem } from '#domain/document/check.ts';
import { creditable } from '#domain/document/credit.ts';
import type { IssueContext } from '#store/gate/issue.ts';

/** What the domain's check needs of what the store knows. */
export function checkContext({ today, lastDate, credited }: IssueContext): CheckContext {
  return { today, lastDate, left: credited && creditable(credited.sealed, credited.entries) };
}

/** @returns the problems of a draft about to be issued, in the order of the editor */
export function problemsOf(context: IssueContext): Problem[] {
  return missing(context.draft, context.company, checkContext(context));
}
