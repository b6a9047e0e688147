// Makes the company of the sample data: its records and three years of documents, in chunks, so that it can be watched and left.
import type { SealedDocument } from '#domain/document/model.ts';
import { seal } from '#domain/document/seal.ts';
import type { IsoDate } from '#domain/dates.ts';
import { monotonicUlids } from '#domain/ids.ts';
import type { Instant, Lang, Rec } from '#domain/record.ts';
import { SAMPLE_DOCUMENTS, sampleHistory } from '#domain/sample/history.ts';
import { chanceFrom } from '#domain/sample/random.ts';
import { type Making, SAMPLE_CUSTOMERS, SAMPLE_SEED, sampleCompany, sampleCustomers, sampleProducts } from '#domain/sample/sample.ts';
import type { CompanyStore } from '#store/company.ts';
import { device } from '#store/device.ts';
import { editing, type Intent } from '#store/gate/commit.ts';
import type { RecordKind, RecordOf } from '#store/record/kinds.ts';

/** Documents written at once: some 30 ms of work, so that the screen stays awake. */
const CHUNK = 60;

export interface Loading {
  language: Lang;
  today: IsoDate;
  now: Instant;
  /** Customers, products and documents; fewer of them only in tests. */
  documents?: number;
  progress?(done: number, total: number): void;
  signal?: AbortSignal;
}

/**
 * Makes the sample company and fills it.
 * @returns its store, open
 * @throws what the storage throws, or the signal's reason when it was left: then nothing of it remains
 */
export async function loadSample(loading: Loading): Promise<CompanyStore> {
  const { language, now, today } = loading;
  const chance = chanceFrom(SAMPLE_SEED);
  const ids = monotonicUlids(chance.bytes);
  const making: Making = { chance, now, newId: () => ids(Date.parse(now)) };
  const company = sampleCompany(making, language);
  const store = await device.createCompany(company);
  try {
    const customers = sampleCustomers(making, SAMPLE_CUSTOMERS);
    const products = sampleProducts(making);
    const count = loading.documents ?? SAMPLE_DOCUMENTS;
    const total = customers.length + products.length + count;
    let done = 0;
    const write = async (intent: Intent, pieces: number) => {
      loading.signal?.throwIfAborted();
      await store.commit(intent);
      loading.progress?.((done += pieces), total);
    };
    for (const part of chunks([...customers, ...products], CHUNK * 2)) await write({ edits: part.map(made) }, part.length);
    const history = sampleHistory(making, company, customers, products, today, count);
    for (const { intent, pieces } of documents(history, company)) await write(intent, pieces);
    loading.signal?.throwIfAborted();
    return store;
  } catch (error) {
    store.close();
    await device.eraseCompany(store.id);
    throw error;
  }
}

function* chunks<T>(things: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < things.length; at += size) yield things.slice(at, at + size);
}

const made = <K extends RecordKind>(record: Rec & RecordOf<K>) => editing(record.kind as K, record.id, () => record);

/** The history sealed one after the other, in chunks; a credit note never stands in one with what happened to its invoice. */
function* documents(history: ReturnType<typeof sampleHistory>, company: Parameters<typeof seal>[1]['company']): Generator<{ intent: Intent; pieces: number }> {
  const last = new Map<string, number>();
  let issued: SealedDocument[] = [];
  let entries: NonNullable<Intent['entries']>[number][] = [];
  let step = history.next();
  while (!step.done) {
    const { draft, date, after, credits } = step.value;
    if (issued.length >= CHUNK || issued.some((document) => document.id === credits)) {
      yield { intent: { issued, entries }, pieces: issued.length };
      issued = [];
      entries = [];
    }
    const series = `${draft.kind}/${date.slice(0, 4)}`;
    const n = (last.get(series) ?? 0) + 1;
    last.set(series, n);
    const sealed = seal(draft, { company, n, today: date, now: `${date}T09:00:00.000Z` });
    issued.push(sealed);
    const happened = after(sealed);
    if (happened.length > 0) entries.push({ document: sealed.id, make: () => happened.map(({ day, entry }) => ({ ...entry, at: `${day}T12:00:00.000Z` })) });
    step = history.next(sealed);
  }
  yield { intent: { issued, entries }, pieces: issued.length };
}
