// The company's settings: one Y.Doc that is open all the time, live across tabs, with a copy for the next start.
import { liveQuery } from 'dexie';
import * as Y from 'yjs';
import { COMPANY_ID, type Company } from '#domain/company/model.ts';
import type { CompanyStore } from './company.ts';
import { openFastCopy, type FastCopy } from './fast-copy.ts';
import { load } from './record/load.ts';
import { opened } from './record/records.ts';
import { wholeOf } from './record/doc.ts';

const sameState = (a: Y.Doc, b: Y.Doc): boolean => {
  const [x, y] = [Y.decodeStateVector(Y.encodeStateVector(a)), Y.decodeStateVector(Y.encodeStateVector(b))];
  return x.size === y.size && [...x].every(([client, clock]) => y.get(client) === clock);
};

export class Settings {
  #current = $state.raw<Company | undefined>(undefined);
  #error = $state.raw<unknown>(undefined);
  #doc = new Y.Doc();
  #copy: FastCopy | undefined;
  /** Whether the database has spoken: from then on the copy only listens. */
  #known = false;
  readonly #stop: () => void;
  #closed = false;

  /** @param fast opens the copy for fast starts */
  constructor(store: CompanyStore, fast: typeof openFastCopy = openFastCopy) {
    const live = liveQuery(() => store.connection.run((db) => db.updates.where('record').equals(COMPANY_ID).toArray())).subscribe(
      (rows) => {
        this.#error = undefined;
        this.#merge(load(rows).doc);
      },
      (error: unknown) => {
        this.#error = error;
      }
    );
    this.#stop = () => live.unsubscribe();
    // Beside everything else, and whatever becomes of it: it is only for speed.
    void fast(store.database).then(
      (copy) => this.#begin(copy),
      () => undefined
    );
  }

  /** The settings as they are now, in whichever tab they were changed; undefined until they are read. */
  get current(): Company | undefined {
    return this.#current;
  }

  /** Why they cannot be read, when they cannot. */
  get error(): unknown {
    return this.#error;
  }

  close(): void {
    this.#closed = true;
    this.#stop();
    void this.#copy?.close();
  }

  #begin(copy: FastCopy | undefined): void {
    if (!copy) return;
    if (this.#closed) return void copy.close();
    this.#copy = copy;
    if (this.#known) this.#compare();
    else {
      Y.applyUpdate(this.#doc, wholeOf(copy.doc));
      this.#show();
    }
  }

  /** What the database holds. What it does not hold is not so: the copy may have kept an update that went to quarantine. */
  #merge(stored: Y.Doc): void {
    this.#known = true;
    Y.applyUpdate(this.#doc, wholeOf(stored));
    if (!sameState(this.#doc, stored)) this.#doc = stored;
    this.#show();
    this.#compare();
  }

  #compare(): void {
    const copy = this.#copy;
    if (!copy) return;
    Y.applyUpdate(copy.doc, wholeOf(this.#doc));
    if (sameState(copy.doc, this.#doc)) return;
    this.#copy = undefined;
    void copy.clear();
  }

  #show(): void {
    const { record } = opened(COMPANY_ID, 'company', [], this.#doc);
    if (record) this.#current = record as Company;
  }
}
