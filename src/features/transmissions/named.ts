// What is sent, as people know it.
import type { SendsTo } from '#features/app/define.ts';
import type { CompanyStore } from '#store/company.ts';
import type { Sent } from '#store/transmissions/note.ts';

const idsIn = (sent: readonly Sent[], book: Sent['book']) => sent.filter((one) => one.book === book).map(({ id }) => id);

/** "2026-0217 Le Tilleul", by record. */
export async function namesOf(store: CompanyStore, sent: readonly Sent[]): Promise<Map<string, string>> {
  const [documents, purchases] = await Promise.all([store.rows('documents', idsIn(sent, 'sales')), store.rows('purchases', idsIn(sent, 'purchases'))]);
  return new Map([...documents, ...purchases].map(({ id, number, name }) => [id, `${number} ${name}`.trim()]));
}

/** Files are looked at for so many: more would keep the question waiting. */
const LOOKED_AT = 500;

/** How many of the purchases have a file beyond what the other side reads. What is issued goes as data, which is read whatever its size. */
export async function tooLarge(store: CompanyStore, sent: readonly Sent[], { bytes, pages: most }: NonNullable<SendsTo['readsUpTo']>): Promise<number> {
  const records = await Promise.all(idsIn(sent, 'purchases').slice(0, LOOKED_AT).map((id) => store.get('purchase', id)));
  return records.filter((record) => record?.files.some(({ size, pages = 0, type, madeFrom }) => madeFrom === undefined && type !== 'application/xml' && (size > bytes || pages > most))).length;
}
