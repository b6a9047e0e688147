// Issues a draft for the conformance run the way the app does: checked first, then sealed.
import type { Company } from '#domain/company/model.ts';
import { missing } from '#domain/document/check.ts';
import type { Draft, SealedDocument } from '#domain/document/model.ts';
import { seal } from '#domain/document/seal.ts';
import { NOW, TODAY } from '../arbitraries/samples.ts';

/** @returns the sealed document, or the codes of what stands in its way. */
export function issue(draft: Draft, company: Company, n = 1): SealedDocument | string[] {
  // What is left of the credited invoice is not the matter here: any credit note is within it.
  const left = { lines: [], groups: [], gross: Number.MAX_SAFE_INTEGER, left: { notes: 0, lines: {}, groups: {}, rounding: 0 } };
  const problems = missing(draft, company, { today: TODAY, left }).filter((p) => !p.warning && p.code !== 'creditsTooMuchAtRate' && !(p.code === 'creditsTooMuch' && p.line));
  if (problems.length > 0) return problems.map((p) => p.code);
  return seal(draft, { company, n, today: TODAY, now: NOW });
}
