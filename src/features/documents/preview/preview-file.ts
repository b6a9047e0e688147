// The PDF of a draft, marked as one: no number, no payment code.
import type { Company } from '#domain/company/model.ts';
import type { IsoDate } from '#domain/dates.ts';
import type { Draft } from '#domain/document/model.ts';
import { seal } from '#domain/document/seal.ts';
import { fileName } from '#domain/text/filename.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { logoOf } from '../handover/logo.ts';

const NOBODY = { type: 'person', name: '', address: { street: '', postcode: '', city: '', country: 'BE' } } as const;

/** @returns the file, undefined when the amounts cannot be counted */
export async function previewFile(store: CompanyStore, draft: Draft, company: Company, today: IsoDate): Promise<File | undefined> {
  const [{ renderPdf }, logo] = await Promise.all([import('../pdf/render.ts'), logoOf(store, company)]);
  const sealed = sealable(draft, company, today);
  if (!sealed) return undefined;
  const { number: _, communication: __, issuedAt: ___, buyer, ...shown } = sealed;
  const { bytes } = await renderPdf({ ...shown, ...(draft.buyer && { buyer }) }, { logo });
  return new File([bytes], fileName(`${m.documents_status_draft()} ${buyer.name}`, 'pdf'), { type: 'application/pdf' });
}

/** The draft as it would be sealed now, whatever is missing. */
function sealable(draft: Draft, company: Company, today: IsoDate) {
  try {
    return seal({ ...draft, buyer: draft.buyer ?? NOBODY }, { company, n: 1, today, now: new Date(0).toISOString() });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
