// Makes the company of the sample data: its records and three years of documents, in chunks, so that it can be watched and left.
import { COMPANY_ID, type Company } from '#domain/company/model.ts';
import type { SealedDocument } from '#domain/document/model.ts';
import { seal } from '#domain/document/seal.ts';
import type { IsoDate } from '#domain/dates.ts';
import { monotonicUlids } from '#domain/ids.ts';
import type { Instant, Lang } from '#domain/record.ts';
import { SAMPLE_DOCUMENTS, sampleHistory } from '#domain/sample/history.ts';
import { chanceFrom } from '#domain/sample/random.ts';
import { type Making, SAMPLE_CUSTOMERS, SAMPLE_SEED, sampleCompany, sampleCustomers, sampleProducts } from '#domain/sample/sample.ts';
import { CompanyStore } from '#store/company.ts';
import { databaseName, device } from '#store/device.ts';
import { StoreError } from '#store/errors.ts';
import { editing, type Intent } from '#store/gate/commit.ts';

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

/** There is one sample on a device; its database bears this name, so that what a killed page left is found and replaced. */
const SAMPLE_ID = 'sample';

/**
 * Makes the sample company and fills it; only then it stands in the list of companies.
 * @returns its store, open
 * @throws what the storage throws, `busy` when another tab is at it, or the signal's reason when it was left: then nothing of it remains
 */
export function loadSample(loading: Loading): Promise<CompanyStore> {
  return navigator.locks.request('carnet:sample', { ifAvailable: true }, async (lock) => {
    if (!lock) throw new StoreError('busy');
    await device.eraseCompany(SAMPLE_ID);
    const store = new CompanyStore(SAMPLE_ID, databaseName(SAMPLE_ID));
    try {
      const company = await fill(store, loading);
      await device.enter(SAMPLE_ID, databaseName(SAMPLE_ID), company);
      return store;
    } catch (error) {
      store.close();
      await device.eraseCompany(SAMPLE_ID);
      throw error;
    }
  });
}

async function fill(store: CompanyStore, { language, now, today, documents: count = SAMPLE_DOCUMENTS, progress, signal }: Loading): Promise<Company> {
  const chance = chanceFrom(SAMPLE_SEED);
  const ids = monotonicUlids(chance.bytes);
  const making: Making = { chance, now, newId: () => ids(Date.parse(now)) };
  const company = await store.edit('company', COMPANY_ID, () => sampleCompany(making, language));
  const customers = sampleCustomers(making, SAMPLE_CUSTOMERS);
  const products = sampleProducts(making);
  const total = customers.length + products.length + count;
  let done = 0;
  const write = async (intent: Intent, pieces: number) => {
    signal?.throwIfAborted();
    await store.commit(intent);
    progress?.((done += pieces), total);
  };
  for (const part of chunks(customers, CHUNK * 2)) await write({ edits: part.map((c) => editing('customer', c.id, () => c)) }, part.length);
  for (const part of chunks(products, CHUNK * 2)) await write({ edits: part.map((p) => editing('product', p.id, () => p)) }, part.length);
  const history = sampleHistory(making, company, customers, products, today, count);
  for (const { intent, pieces } of sealed(history, company)) await write(intent, pieces);
  signal?.throwIfAborted();
  return company;
}

function* chunks<T>(things: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < things.length; at += size) yield things.slice(at, at + size);
}

/** The history sealed one after the other, in chunks; a credit note never stands in one with what happened to its invoice. */
function* sealed(history: ReturnType<typeof sampleHistory>, company: Company): Generator<{ intent: Intent; pieces: number }> {
  const last = new Map<string, number>();
  let issued: SealedDocument[] = [];
  let entries: NonNullable<Intent['entries']>[number][] = [];
  let step = history.next();
  while (!step.done) {
    const { draft, date, after, credits } = step.value;
    if (issued.length >= CHUNK || issued.some(({ id }) => id === credits)) {
      yield { intent: { issued, entries }, pieces: issued.length };
      issued = [];
      entries = [];
    }
    const series = `${draft.kind}/${date.slice(0, 4)}`;
    const n = (last.get(series) ?? 0) + 1;
    last.set(series, n);
    const document = seal(draft, { company, n, today: date, now: `${date}T09:00:00.000Z` });
    issued.push(document);
    const happened = after(document).map(({ day, entry }) => ({ ...entry, at: `${day}T12:00:00.000Z` }));
    if (happened.length > 0) entries.push({ document: document.id, make: () => happened });
    step = history.next(document);
  }
  yield { intent: { issued, entries }, pieces: issued.length };
}
