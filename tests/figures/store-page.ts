// Runs in the browser: the store on 100,000 rows, and its peer, one Y.Doc of the same records in y-indexeddb.
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { COMPANY_ID } from '#domain/company/model.ts';
import { newCompany } from '#domain/company/new-company.ts';
import { blankDraft } from '#domain/document/new-draft.ts';
import { between } from '#domain/position.ts';
import { CompanyStore } from '#store/company.ts';
import { CompanyDb } from '#store/db.ts';
import { revKey } from '#store/list/columns.ts';
import type { ListQuery } from '#store/list/query.ts';
import { invoiceRows } from './rows.ts';

const DATABASE = 'carnet-bench';
const PEER = 'peer-bench';
const open = () => new CompanyStore('bench', DATABASE);

/** One frame and one task later: what was asked of the page before is over. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

const bench = {
  /** A company and its rows, and the snapshot that an app in use has. */
  async seed(count: number): Promise<void> {
    const store = open();
    await store.edit('company', COMPANY_ID, () => newCompany({ newId: store.newId, now: new Date().toISOString(), language: 'fr' }));
    const db = new CompanyDb(DATABASE);
    const rows = invoiceRows(count);
    for (let i = 0; i < rows.length; i += 5000) {
      await db.table('documents').bulkPut(rows.slice(i, i + 5000).map((row, k) => ({ ...row, rev: i + k + 1 })));
    }
    await db.table('meta').put({ key: revKey('documents'), value: rows.length });
    // Only what was read can be kept.
    await store.list('documents', { sort: { by: 'order' }, limit: 0 });
    await store.saveList('documents');
    if ((await db.columns.count()) === 0) throw new Error('no snapshot was written');
    store.close();
    db.close();
  },
  /** Opens the database, answers, reads the rows: what a list needs for its first fifty. */
  async first(query: ListQuery): Promise<{ ms: number; found: number; rows: number }> {
    const store = open();
    let found = 0;
    let rows = 0;
    const ms = await timed(async () => {
      const { ids, count } = await store.list('documents', { ...query, limit: 50, sum: ['total', 'open'] });
      [found, rows] = [count, (await store.rows('documents', ids)).length];
    });
    await settled();
    return { ms, found, rows };
  },
  /** Keystrokes of one search after the other in an open list. */
  async search(texts: readonly string[]): Promise<number[]> {
    const store = open();
    const query = (text: string): ListQuery => ({ text, sort: { by: 'order', desc: true }, limit: 50 });
    await store.list('documents', query(''));
    const times: number[] = [];
    for (const text of texts) {
      times.push(
        await timed(async () => {
          const { ids } = await store.list('documents', query(text));
          await store.rows('documents', ids);
        })
      );
      await settled();
    }
    return times;
  },
  /** Committed edits of an invoice of six lines, in the database of 100,000. */
  async edits(count: number): Promise<number[]> {
    const store = open();
    const company = await store.company();
    const draft = blankDraft('invoice', { newId: store.newId, now: new Date().toISOString(), company });
    let pos = '';
    draft.lines = Array.from({ length: 6 }, (_, i) => ({
      ...{ id: store.newId(), pos: (pos = between(pos, '')), kind: 'item' as const, name: `Ligne ${i}`, quantity: '2', unit: 'C62', unitPrice: '58.5', rate: '21' }
    }));
    await store.edit('invoice', draft.id, () => draft);
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      const edit = () => store.edit('invoice', draft.id, (before) => ({ ...before!, lines: before!.lines.map((line, k) => (k === i % 6 ? { ...line, unitPrice: String(10 + i) } : line)) }));
      times.push(await timed(edit));
    }
    return times;
  },
  async seedPeer(count: number): Promise<void> {
    const doc = new Y.Doc();
    const kept = new IndexeddbPersistence(PEER, doc);
    await kept.whenSynced;
    doc.transact(() => {
      const map = doc.getMap<Y.Map<unknown>>('documents');
      for (const row of invoiceRows(count)) map.set(row.id, new Y.Map(Object.entries(row)));
    });
    await kept.set('seeded', 1);
    await kept.destroy();
  },
  /** The same question to the peer: load the document, sort its records, take fifty. */
  async firstOfPeer(): Promise<{ ms: number; rows: number }> {
    let rows = 0;
    const ms = await timed(async () => {
      const doc = new Y.Doc();
      await new IndexeddbPersistence(PEER, doc).whenSynced;
      const all = [...doc.getMap<Y.Map<unknown>>('documents').values()].map((row) => row.toJSON() as { order: number });
      rows = all.sort((a, b) => b.order - a.order).slice(0, 50).length;
      Object.assign(globalThis, { keptAlive: doc });
    });
    return { ms, rows };
  }
};

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
