// Editing records: one, or many in one transaction.
import { COMPANY_ID, type Company } from '#domain/company/model.ts';
import { isDocumentKind } from '#domain/document/kinds.ts';
import { isKind, type RecordKind, type RecordOf } from '../record/kinds.ts';
import type { Opened } from '../record/records.ts';
import type { Preparing } from './gate.ts';
import { edited, type Verb } from './records.ts';
import { recordRow } from './rows.ts';

/** Adds the edit of one record to an act. @returns the record as it will be */
export async function prepareEdit<K extends RecordKind>(preparing: Preparing, kind: K, id: string, verb: Verb<K>): Promise<RecordOf<K>> {
  const { writes } = preparing;
  const earlier = writes.records.find((r) => r.id === id);
  if (earlier) throw new RangeError('one act edits a record once');
  // Whether a draft is exempt from VAT, which its row needs, is the company's to say.
  const needsCompany = isDocumentKind(kind);
  const [before, seller]: [Opened, Company | undefined] = await Promise.all([preparing.open(id), needsCompany ? sellerOf(preparing) : undefined]);
  const write = edited(kind, before, verb, writes.author);
  if (!write) return before.record as RecordOf<K>;
  writes.records.push(write);
  const record = write.after.record as RecordOf<K>;
  const row = recordRow(kind, record, seller);
  if (row) writes.rows.push(row);
  if (record.kind === 'company' && (before.record as Company | undefined)?.vatRegime !== record.vatRegime) await rederiveDrafts(preparing, record);
  return record;
}

/** The company as it will be after this act; changed by another tab meanwhile, the act starts again. */
async function sellerOf(preparing: Preparing): Promise<Company | undefined> {
  const edit = preparing.writes.records.find(({ id }) => id === COMPANY_ID);
  if (edit) return edit.after.record as Company;
  const { opened, company } = await preparing.company();
  preparing.writes.seen.push({ id: opened.id, keys: opened.keys });
  return company;
}

/** What drafts add up to depends on whether the company charges VAT: their rows are made again with it. */
export async function rederiveDrafts({ db, writes, open }: Preparing, company: Company): Promise<void> {
  // Only drafts have no number.
  const ids = await db.documents.where('number').equals('').primaryKeys();
  for (const id of ids) {
    const edit = writes.records.find((r) => r.id === id);
    const { record, keys, kind } = edit?.after ?? (await open(id));
    if (!record || !isKind(kind)) continue;
    const row = recordRow(kind, record, company);
    if (row) writes.rows.push(row);
    // Changed by another tab meanwhile, its row would be of what it was before.
    if (!edit) writes.seen.push({ id, keys });
  }
}
