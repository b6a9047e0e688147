// The database of a company: what stands where in IndexedDB.
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Entry } from '#domain/document/model.ts';
import { purchaseRowsAnew } from './purchase-rows-anew.ts';
import type { UpdateRow } from './record/update-row.ts';
import type { Stored } from './row-mark.ts';
import type { CompanyDocumentRow } from '#domain/company-document/row.ts';
import type { DocumentRow } from '#domain/document/row.ts';
import type { CustomerRow } from '#domain/party/row.ts';
import type { ProductRow } from '#domain/product/row.ts';
import type { PurchaseRow } from '#domain/purchase/row.ts';
import type { SupplierRow } from '#domain/supplier/row.ts';
import type { Scope } from '#sync/scopes.ts';
import type { EnvelopeRow, FileRow, LaterRow, OutboxRow, PendingRow, PieceRow, StatedRow, SyncRow } from './sync/rows.ts';

/** An issued document. Nothing in the store changes or deletes such a row. */
export interface SealedRow {
  id: string;
  /** Set where the record was issued twice and this is not the first: the id that the document was sealed with. */
  record?: string;
  /** Canonical JSON (RFC 8785) of the SealedDocument. */
  json: string;
  /** SHA-256 of the UTF-8 bytes of `json`, in hexadecimal. */
  hash: string;
}

/** Where a series of numbers stands. */
export interface CounterRow {
  /** `<journal id>:<year>`, with `:<letter>` for a device's own. */
  series: string;
  n: number;
  /** Date of the last document, which the next may not precede. */
  date: string;
}

export interface BlobRow {
  /** SHA-256 of the bytes, in hexadecimal. */
  hash: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** That of the record which names it: it is sent to the other devices. Absent: it stays on this one. */
  scope?: Scope;
}

/** Something that could not be used; kept as it was found, shown to the person. */
export interface QuarantineRow {
  n: number;
  record: string;
  kind: string;
  /** `envelope`: something from another device that was refused; `entry`: two contents under one id. */
  reason: 'damaged' | 'incomplete' | 'leaf' | 'seal' | 'envelope' | 'entry';
  at: string;
  bytes?: Uint8Array<ArrayBuffer>;
  /** A leaf that did not fit, or the JSON of a seal. */
  path?: string;
  value?: unknown;
}

export interface MetaRow {
  key: string;
  value: unknown;
}

/** A piece of the lists' columns, kept for a fast start; made again from the rows when it is missing. */
export interface ColumnRow {
  key: string;
  value: unknown;
}

export class CompanyDb extends Dexie {
  declare updates: EntityTable<UpdateRow, 'n'>;
  declare sealed: Table<SealedRow, string>;
  declare entries: Table<Entry, string>;
  declare counters: Table<CounterRow, string>;
  declare documents: Table<Stored<DocumentRow>, string>;
  declare customers: Table<Stored<CustomerRow>, string>;
  declare products: Table<Stored<ProductRow>, string>;
  declare suppliers: Table<Stored<SupplierRow>, string>;
  declare purchases: Table<Stored<PurchaseRow>, string>;
  declare companyDocuments: Table<Stored<CompanyDocumentRow>, string>;
  declare blobs: Table<BlobRow, string>;
  declare quarantine: EntityTable<QuarantineRow, 'n'>;
  declare columns: Table<ColumnRow, string>;
  declare meta: Table<MetaRow, string>;
  declare outbox: EntityTable<OutboxRow, 'n'>;
  declare envelopes: Table<EnvelopeRow, string>;
  declare stated: Table<StatedRow, string>;
  declare later: Table<LaterRow, string>;
  declare pending: EntityTable<PendingRow, 'n'>;
  declare sync: Table<SyncRow, string>;
  declare files: Table<FileRow, string>;
  declare pieces: Table<PieceRow, [hash: string, index: number]>;

  constructor(name: string) {
    // The cache of live queries would keep a second copy of what they read.
    super(name, { cache: 'disabled', chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      updates: '++n, record',
      sealed: 'id',
      entries: 'id, document',
      counters: 'series',
      documents: 'id, rev, number, [kind+order+id]',
      customers: 'id, rev',
      products: 'id, rev',
      blobs: 'hash',
      quarantine: '++n, record',
      columns: 'key',
      meta: 'key'
    });
    this.version(2).stores({
      sealed: 'id, record',
      outbox: '++n, envelope',
      envelopes: 'id, [device+scope+n], seq',
      stated: 'key, record, [series+number]',
      later: 'id, seq',
      pending: '++n, record',
      sync: 'key'
    });
    this.version(3).stores({
      outbox: '++n, envelope, what.type',
      files: 'hash, state'
    });
    this.version(4).stores({
      suppliers: 'id, rev',
      purchases: 'id, rev, same, *hashes'
    });
    this.version(5).stores({
      pieces: '[hash+index]'
    });
    // Their rows say in which currency they are.
    this.version(6).upgrade((transaction) => purchaseRowsAnew(transaction));
    this.version(7).stores({
      companyDocuments: 'id, rev'
    });
  }
}
