// What waits to be handed over on this device, found by the columns of the lists.
import { PROCESSED } from '#domain/purchase/flags.ts';
import { FLAG, STATUS } from '#domain/document/row.ts';
import { ALL_SENDING } from '#domain/transmission/flags.ts';
import type { Book } from '#domain/transmission/model.ts';
import type { Rule } from '#domain/transmission/rule.ts';
import type { CompanyStore } from '../company.ts';
import type { Condition } from '../list/query.ts';
import type { Sent } from './note.ts';

/** A connection that takes documents, as this device knows it. */
export interface Sending {
  /** Its id at the relay. */
  connection: string;
  /** What goes by itself. */
  rule: Rule;
}

const TABLES = { sales: 'documents', purchases: 'purchases' } as const;

async function idsOf(store: CompanyStore, book: Book, where: readonly Condition[]): Promise<string[]> {
  return (await store.list(TABLES[book], { where, sort: { by: 'order' }, limit: Infinity })).ids;
}

/** Records with one of these bits, the oldest first. */
export async function withFlags(store: CompanyStore, book: Book, bits: number): Promise<Sent[]> {
  return (await idsOf(store, book, [{ column: 'flags', bits }])).map((id) => ({ book, id }));
}

/**
 * What the rule sends, the oldest first: what never had to do with a connection. @param all also what had: where there is more than one
 * connection, each must look for itself
 */
export async function dueBy(store: CompanyStore, book: Book, rule: Rule, all = false): Promise<Sent[]> {
  const free: Condition[] = all ? [] : [{ column: 'flags', bits: ALL_SENDING, unset: true }];
  const kinds = rule.kinds.filter((kind) => kind !== 'purchase');
  const found = new Set<string>();
  if (book === 'purchases' && rule.kinds.includes('purchase')) {
    for (const column of ['date', 'received']) for (const id of await idsOf(store, book, [...free, { column: 'status', in: PROCESSED }, { column, from: rule.from }])) found.add(id);
  } else if (book === 'sales' && kinds.length > 0) {
    const final: Condition[] = [{ column: 'flags', bits: FLAG.sent }, { column: 'status', in: [STATUS.paid, STATUS.credited] }];
    for (const one of final) for (const id of await idsOf(store, book, [...free, one, { column: 'kind', is: kinds }, { column: 'date', from: rule.from }])) found.add(id);
  }
  return [...found].map((id) => ({ book, id }));
}
