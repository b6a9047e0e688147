// The open company and its relay: the loop runs in every tab for as long as the company is connected, whichever tab connected it.
import { liveQuery } from 'dexie';
import type { Action } from '#sync/roles.ts';
import type { Scope } from '#sync/scopes.ts';
import type { CompanyStore } from '../company.ts';
import type { Connected } from './connected.ts';
import type { SyncLoop } from './loop/loop.ts';
import { may, type OwnRights, ownRights } from './own-rights.ts';
import type { LeftList } from './members/leave.ts';
import { LINK, type Link, readState } from './state.ts';
import { OFF, type SyncStatus, syncStatus } from './status.ts';

/** Loaded for connected companies alone. */
const loadRelay = () => import('./open-relay.ts');
const nothing = () => undefined;
/** Milliseconds that somebody who disconnects waits for the relay. */
const PATIENCE = 8000;
const untoldAfter = (milliseconds: number): Promise<LeftList> => new Promise((resolve) => setTimeout(() => resolve('untold'), milliseconds));


export class Syncing {
  readonly #store: CompanyStore;
  #status = $state.raw<SyncStatus>(OFF);
  #rights = $state.raw<OwnRights>();
  #connected = $state.raw<Connected>();
  #loop: SyncLoop | undefined;
  /** Company and device of the link that is followed; '' when there is none. */
  #followed = '';
  /** One change of the link after the other. */
  #turn: Promise<void> = Promise.resolve();
  #closed = false;
  readonly #ends: (() => void)[];

  constructor(store: CompanyStore) {
    this.#store = store;
    const { connection } = store;
    const live = <T>(query: () => Promise<T>, show: (value: T) => void) => {
      const subscription = liveQuery(query).subscribe(show, nothing);
      return () => subscription.unsubscribe();
    };
    this.#ends = [
      live(() => connection.run((db) => readState(db, LINK)), (link) => this.#follow(link)),
      live(() => syncStatus(connection), (status) => (this.#status = status)),
      live(() => ownRights(connection), (rights) => (this.#rights = rights))
    ];
  }

  /** How things stand with the relay; `off` when there is none. */
  get status(): SyncStatus {
    return this.#status;
  }

  /** What this device may; undefined where nobody gave it rights. */
  get rights(): OwnRights | undefined {
    return this.#rights;
  }

  /** For the verbs of members, once the relay's part is loaded. */
  get connected(): Connected | undefined {
    return this.#connected;
  }

  /** Whether this device may do that in a scope; with no relay it may everything. */
  may(scope: Scope, action: Action = 'push'): boolean {
    return !this.#rights || may(this.#rights, scope, action);
  }

  /** As the database says at this moment. */
  async relay(): Promise<Connected | undefined> {
    const link = await this.#store.connection.run((db) => readState(db, LINK));
    this.#follow(link);
    await this.#turn;
    return this.#connected;
  }

  /** A person asks to try again. */
  now(): void {
    this.#loop?.now();
  }

  /** The company stands alone again on this device: the loop ends first. @returns whether the others see it gone */
  async leave(): Promise<LeftList> {
    const [{ disconnect }, { leaveList }] = await Promise.all([import('./members/disconnect.ts'), import('./members/leave.ts')]);
    await this.#loop?.stop();
    const left = this.#connected ? await Promise.race([leaveList(this.#connected), untoldAfter(PATIENCE)]) : 'untold';
    await disconnect(this.#store);
    return left;
  }

  close(): void {
    this.#closed = true;
    for (const end of this.#ends) end();
    void this.#loop?.stop().catch(nothing);
  }

  #follow(link: Link | undefined): void {
    const followed = link ? `${link.company} ${link.device}` : '';
    if (followed === this.#followed) return;
    this.#followed = followed;
    this.#turn = this.#turn.then(() => this.#change(link !== undefined)).catch(() => {
      // What could not be loaded or read is tried again when the link is asked for.
      this.#followed = '';
    });
  }

  async #change(linked: boolean): Promise<void> {
    await this.#loop?.stop();
    this.#loop = undefined;
    this.#connected = undefined;
    if (!linked || this.#closed) return;
    const { openRelay, syncLoop } = await loadRelay();
    const connected = await openRelay(this.#store);
    if (!connected || this.#closed) return;
    this.#connected = connected;
    this.#loop = syncLoop(this.#store, connected);
    this.#loop.start();
  }
}
