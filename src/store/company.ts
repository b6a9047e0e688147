// The store of one company: everything that features may ask of its database.
import type { Company } from '#domain/company/model.ts';
import { COMPANY_ID } from '#domain/company/model.ts';
import { isDocumentKind } from '#domain/document/kinds.ts';
import type { Entry, SealedDocument } from '#domain/document/model.ts';
import type { Scope } from '#sync/scopes.ts';
import { blobOf, type NewBlob, putBlobs } from './blobs.ts';
import { type Chance, deviceChance, newIds } from './chance.ts';
import { Connection } from './connection.ts';
import { CompanyDb, type QuarantineRow } from './db.ts';
import { StoreError } from './errors.ts';
import { append } from './gate/append.ts';
import { commit, type Committed, type Intent } from './gate/commit.ts';
import { prepareEdit } from './gate/edit.ts';
import { Gate } from './gate/gate.ts';
import { askOnce } from './health.ts';
import { mark } from './gate/mark.ts';
import { issue, type IssueAct, issueContext, type IssueContext } from './gate/issue.ts';
import type { Verb } from './gate/records.ts';
import type { MakeEntries } from './gate/seal.ts';
import type { RowOf } from './gate/writes.ts';
import { Lists } from './list/lists.ts';
import type { ListQuery, ListResult } from './list/query.ts';
import { outside, quarantine, quarantineSeal } from './quarantine.ts';
import type { RecordKind, RecordOf, RowTable } from './record/kinds.ts';
import { type Opened, Records } from './record/records.ts';
import type { Stored } from './row-mark.ts';
import { entriesOf, openSeal } from './sealed.ts';

export interface OpenOptions {
  chance?: Chance;
  /** Makes the database object; tests pass one that fails on demand. */
  make?: () => CompanyDb;
  /** Runs work when there is time for it. */
  idle?: (work: () => void) => void;
}

export class CompanyStore {
  readonly id: string;
  /** Name of the company's database. */
  readonly database: string;
  readonly connection: Connection<CompanyDb>;
  /** New ids for records, lines and other items: ULIDs that grow. */
  readonly newId: () => string;
  /** For the folders of the store alone. */
  readonly gate: Gate;
  readonly #records: Records;
  readonly #lists: Lists;
  readonly #chance: Chance;
  readonly #asleep: () => void;

  /** @param id id of the company on this device @param database name of its database */
  constructor(id: string, database: string, { chance = deviceChance, make = () => new CompanyDb(database), idle }: OpenOptions = {}) {
    this.id = id;
    this.database = database;
    this.#chance = chance;
    this.newId = newIds(chance);
    this.connection = new Connection(make);
    this.#records = new Records((record) => this.#setAside(record));
    this.#lists = new Lists(this.connection, { newId: this.newId, idle });
    this.gate = new Gate(this.connection, this.#records, chance);
    this.#asleep = whenWoken(() => void this.connection.run((db) => db.meta.get('author')).catch(() => undefined));
  }

  /** @returns the record, undefined when there is none or when it is deleted */
  async get<K extends RecordKind>(kind: K, id: string): Promise<RecordOf<K> | undefined> {
    const record = await this.find(kind, id);
    return record?.deletedAt ? undefined : record;
  }

  /** Like `get`, but a deleted record comes too, with its `deletedAt`. */
  async find<K extends RecordKind>(kind: K, id: string): Promise<RecordOf<K> | undefined> {
    const { record } = await this.#open(id);
    return record?.kind === kind ? (record as RecordOf<K>) : undefined;
  }

  /** Whether a newer app wrote the record: it can be read here and not changed. */
  async isReadOnly(id: string): Promise<boolean> {
    return (await this.#open(id)).newer;
  }

  /** @throws StoreError `absent` when the database holds no company */
  async company(): Promise<Company> {
    const company = await this.get('company', COMPANY_ID);
    if (!company) throw new StoreError('absent', 'company');
    return company;
  }

  /**
   * Changes one record, or makes it. `verb` is pure: it gets the present record (undefined when there is none; a deleted one
   * with its `deletedAt`) and returns the new one; it runs again when another tab was faster.
   * @returns the record as stored
   * @throws StoreError `sealed`, `newer`, `corrupt`, `absent` (the id belongs to another kind), `quota`, `closed`
   */
  edit<K extends RecordKind>(kind: K, id: string, verb: Verb<K>): Promise<RecordOf<K>> {
    const done = this.gate.act((preparing) => prepareEdit(preparing, kind, id, verb));
    if (isDocumentKind(kind)) void done.then(askOnce, () => undefined);
    return done;
  }

  /** Several records, issued documents and entries in one transaction: all or nothing. Keep it below some 500 of them. */
  commit(intent: Intent): Promise<Committed> {
    return commit(this.gate, intent);
  }

  /** Issues a draft: one act (DESIGN §3). `build` may run again with the next number. See `gate/issue.ts`. */
  issue(draftId: string, act: IssueAct): Promise<SealedDocument> {
    return issue(this.gate, draftId, act);
  }

  /** What `build` of an issue at `now` would be given: to list what is missing before issuing. `letter`: in the device's own series. */
  issueContext(draftId: string, now: string, letter?: string): Promise<IssueContext> {
    return this.gate.look((preparing) => issueContext(preparing, draftId, { now, ...(letter !== undefined && { letter }) }));
  }

  /** @returns the issued document, undefined when there is none @throws StoreError `corrupt` when it is not what was sealed */
  async sealed(id: string): Promise<SealedDocument | undefined> {
    const row = await this.connection.run((db) => db.sealed.get(id));
    if (!row) return undefined;
    try {
      return await openSeal(row);
    } catch (error) {
      if (error instanceof StoreError && error.code === 'corrupt') {
        outside(() => this.connection.run((db) => quarantineSeal(db, id, row.json, this.#chance)));
      }
      throw error;
    }
  }

  /** @returns what happened to an issued document, in the order of it */
  entries(documentId: string): Promise<Entry[]> {
    return this.connection.run((db) => entriesOf(db, documentId));
  }

  /** Appends to what happened to a document; `make` is pure and may run again. @returns all its entries */
  append(documentId: string, make: MakeEntries): Promise<Entry[]> {
    return append(this.gate, documentId, make);
  }

  /** Sets the accountant's mark on a purchase or takes it back. @param by name of who does it @returns all its entries @throws StoreError `absent`, `role` */
  mark(purchaseId: string, processed: boolean, by?: string): Promise<Entry[]> {
    return mark(this.gate, purchaseId, processed, by);
  }

  /** Stores a file once. @param scope of the record that names it; absent: it stays on this device @returns its SHA-256 */
  async putBlob(bytes: Uint8Array<ArrayBuffer>, type: string, scope?: Scope): Promise<string> {
    return (await putBlobs(this.connection, [{ bytes, type }], scope))[0]!;
  }

  /** Stores several files in one transaction. @returns the SHA-256 of each */
  putBlobs(files: readonly NewBlob[], scope?: Scope): Promise<string[]> {
    return putBlobs(this.connection, files, scope);
  }

  /** @returns the file with this SHA-256, undefined when it is not on the device */
  blob(hash: string): Promise<Blob | undefined> {
    return blobOf(this.connection, hash);
  }

  /** @returns rows in the order asked; ids without a row, or deleted, are left out */
  async rows<T extends RowTable>(table: T, ids: readonly string[]): Promise<Stored<RowOf[T]>[]> {
    const rows = await this.connection.run((db) => db.table<Stored<RowOf[T]>, string>(table).bulkGet([...ids]));
    return rows.filter((row) => row !== undefined && !row.gone) as Stored<RowOf[T]>[];
  }

  /** Finds, sorts, counts and adds up rows of a list; live when asked inside a live query. */
  list(table: RowTable, query: ListQuery): Promise<ListResult> {
    return this.#lists.query(table, query);
  }

  /** Keeps the columns of a list for the next start, at once instead of when there is time. */
  async saveList(table: RowTable): Promise<void> {
    await this.#lists.save(table);
  }

  /** @returns what could not be used and was set aside */
  quarantined(): Promise<QuarantineRow[]> {
    return this.connection.run((db) => db.quarantine.toArray());
  }

  close(): void {
    this.#asleep();
    this.#records.forget();
    this.#lists.forget();
    this.connection.close();
  }

  #open(id: string): Promise<Opened> {
    return this.connection.run((db) => this.#records.open(db, id));
  }

  #setAside(record: Opened): void {
    // What could not be set aside, without room or cut off, is read again by the next one who asks, and then set aside.
    outside(() => this.connection.run((db) => quarantine(db, record, this.#chance)).catch(() => this.#records.forget(record.id)));
  }
}

/** Calls `then` when the page comes back to the front: iOS cuts databases behind it. @returns a function that ends it */
function whenWoken(then: () => void): () => void {
  const page = globalThis.document;
  const woken = () => page.visibilityState === 'visible' && then();
  page?.addEventListener('visibilitychange', woken);
  return () => page?.removeEventListener('visibilitychange', woken);
}
