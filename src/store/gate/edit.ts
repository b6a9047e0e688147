// Editing records: one, or many in one transaction.
import type { Company } from '#domain/company/model.ts';
import type { RecordKind, RecordOf } from '../record/kinds.ts';
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
  const needsCompany = kind === 'invoice' || kind === 'creditNote';
  const [before, seller]: [Opened, Company | undefined] = await Promise.all([preparing.open(id), needsCompany ? preparing.company().then(({ company }) => company) : undefined]);
  const write = edited(kind, before, verb, writes.author);
  if (!write) return before.record as RecordOf<K>;
  writes.records.push(write);
  const record = write.after.record as RecordOf<K>;
  const row = recordRow(kind, record, seller);
  if (row) writes.rows.push(row);
  return record;
}
