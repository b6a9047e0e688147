// What an act wants to write, and what it saw when it was prepared: the gate compares before it writes.
import type { Entry } from '#domain/document/model.ts';
import type { CounterRow, SealedRow } from '../db.ts';
import type { Opened } from '../record/records.ts';
import type { Update } from '../record/doc.ts';
import type { RowTable } from '../record/kinds.ts';
import type { Came } from '../sync/came.ts';
import type { CompanyDocumentRow } from '#domain/company-document/row.ts';
import type { DocumentRow } from '#domain/document/row.ts';
import type { CustomerRow } from '#domain/party/row.ts';
import type { ProductRow } from '#domain/product/row.ts';
import type { PurchaseRow } from '#domain/purchase/row.ts';
import type { SupplierRow } from '#domain/supplier/row.ts';

export interface RowOf {
  documents: DocumentRow;
  customers: CustomerRow;
  products: ProductRow;
  suppliers: SupplierRow;
  purchases: PurchaseRow;
  companyDocuments: CompanyDocumentRow;
}

/** A row to be put; `gone` takes it out of the lists. */
export type RowWrite = { [T in RowTable]: { table: T; row: RowOf[T]; gone?: true } }[RowTable];

export interface RecordWrite {
  id: string;
  kind: string;
  /** Keys of the updates that it builds on. */
  base: readonly number[];
  update: Update | undefined;
  /** Set when the whole document is to take the place of its many updates. */
  whole?: Update;
  /** The state after the write; its keys are those of the write. */
  after: Opened;
}

export interface SealWrite {
  row: SealedRow;
  kind: string;
  number: string;
}

export interface CounterWrite {
  before: CounterRow | undefined;
  after: CounterRow;
}

export interface EntryWrite {
  document: string;
  /** Ids of the entries that there were. */
  base: readonly string[];
  add: readonly Entry[];
}

export interface Writes {
  /** Yjs client that the updates speak for. */
  author: number;
  records: RecordWrite[];
  /** Records read and not written: they must still say the same. */
  seen: { id: string; keys: readonly number[] }[];
  seals: SealWrite[];
  counters: CounterWrite[];
  entries: EntryWrite[];
  rows: RowWrite[];
  /** What other devices wrote. */
  came?: Came;
}

export const noWrites = (author: number): Writes => ({ author, records: [], seen: [], seals: [], counters: [], entries: [], rows: [] });
