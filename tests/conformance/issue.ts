// Issues a draft for the conformance run the way the app does: checked first, then sealed.
import type { Company } from '#domain/company/model.ts';
import { missing } from '#domain/document/check.ts';
import type { Creditable } from '#domain/document/credit.ts';
import type { Draft, SealedDocument } from '#domain/document/model.ts';
import { seal } from '#domain/document/seal.ts';
import { NOW, TODAY } from '../arbitraries/samples.ts';

/** What is left of an invoice that nobody has: any credit note is within it. */
const ANY: Creditable = { lines: [], groups: [], gross: Number.MAX_SAFE_INTEGER, left: { notes: 0, lines: {}, groups: {}, rounding: 0 } };

/**
 * @param left what of its invoice a credit note may take back; absent: that is not the matter
 * @returns the sealed document, or the codes of what stands in its way
 */
export function issue(draft: Draft, company: Company, n = 1, left?: Creditable): SealedDocument | string[] {
  const found = missing(draft, company, { today: TODAY, left: left ?? ANY }).filter((p) => !p.warning);
  const problems = left ? found : found.filter((p) => p.code !== 'creditsTooMuchAtRate' && !(p.code === 'creditsTooMuch' && p.line));
  if (problems.length > 0) return problems.map((p) => p.code);
  return seal(draft, { company, n, today: TODAY, now: NOW });
}
