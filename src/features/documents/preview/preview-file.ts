// The PDF of a draft, marked as one: no number, no payment code.
import type { Company } from '#domain/company/model.ts';
import type { IsoDate } from '#domain/dates.ts';
import { counterpartyOf } from '#domain/document/counterparty.ts';
import { isPurchase } from '#domain/document/kinds.ts';
import type { Draft } from '#domain/document/model.ts';
import type { Printable } from '#domain/pdf/printable.ts';
import { seal } from '#domain/document/seal.ts';
import { fileName } from '#domain/text/filename.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { logoOf } from '../handover/logo.ts';
import type { Lack } from '../pdf/unprintable.ts';

const NOBODY = { type: 'person', name: '', address: { street: '', postcode: '', city: '', country: 'BE' } } as const;

/** The draft as it would be sealed and printed now, whatever is missing; undefined when the amounts cannot be counted. */
export function printableDraft(draft: Draft, company: Company, today: IsoDate): Printable | undefined {
  const sealed = sealable(draft, company, today);
  if (!sealed) return undefined;
  const { number: _, communication: __, issuedAt: ___, buyer, ...shown } = sealed;
  return { ...shown, ...((draft.buyer || isPurchase(draft.kind)) && { buyer }) };
}

/** @returns the file and what it cannot show; undefined when the amounts cannot be counted */
export async function previewFile(store: CompanyStore, draft: Draft, company: Company, today: IsoDate): Promise<{ file: File; lack: Lack } | undefined> {
  const [{ draw }, logo] = await Promise.all([import('../pdf/draw.ts'), logoOf(store, company)]);
  const printable = printableDraft(draft, company, today);
  if (!printable) return undefined;
  const { bytes, ...lack } = await draw({ draw: 'document', doc: printable, logo });
  return { file: new File([bytes], fileName(`${m.documents_status_draft()} ${counterpartyOf(draft)?.name ?? ''}`.trim(), 'pdf'), { type: 'application/pdf' }), lack };
}

function sealable(draft: Draft, company: Company, today: IsoDate) {
  try {
    return seal({ ...draft, buyer: draft.buyer ?? NOBODY, supplier: draft.supplier ?? NOBODY }, { company, n: 1, today, now: new Date(0).toISOString() });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
