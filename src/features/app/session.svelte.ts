// The open company: what every screen below the frame reads.
import { createSubscriber } from 'svelte/reactivity';
import type { Company } from '#domain/company/model.ts';
import { type IsoDate, today } from '#domain/dates.ts';
import type { CompanyStore } from '#store/company.ts';
import { device } from '#store/device.ts';
import { whenIdle } from '#store/idle.ts';
import type { Settings } from '#store/settings.svelte.ts';
import type { Connected } from '#store/sync/connected.ts';
import type { LeftList } from '#store/sync/members/leave.ts';
import type { OwnRights } from '#store/sync/own-rights.ts';
import { OFF, type SyncStatus } from '#store/sync/status.ts';
import type { Syncing } from '#store/sync/syncing.svelte.ts';
import type { Action } from '#sync/roles.ts';
import type { Scope } from '#sync/scopes.ts';

/** Loaded with the store: the first screen of a newcomer stands without them. */
const loadSettings = () => Promise.all([import('#store/settings.svelte.ts'), import('#store/sync/syncing.svelte.ts')]);

/** Reads the day again every minute and when the page comes back: an installed app stays open for days. */
const onNewDay = createSubscriber((update) => {
  const timer = setInterval(update, 60_000);
  document.addEventListener('visibilitychange', update);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', update);
  };
});

class Session {
  #store = $state.raw<CompanyStore>();
  #company = $state.raw<Settings>();
  #syncing = $state.raw<Syncing>();
  /** Calls off what waits for a quiet moment of the company. */
  #notYet: (() => void) | undefined;
  #resuming: Promise<boolean> | undefined;

  /** Whether a company is open and its settings are read. */
  get ready(): boolean {
    return !!this.#company?.current;
  }

  /** @throws Error outside the frame, which shows its screens only when a company is open */
  get store(): CompanyStore {
    if (!this.#store) throw new Error('no company is open');
    return this.#store;
  }

  /** The settings, live across tabs. @throws Error before `ready` */
  get company(): Company {
    const company = this.#company?.current;
    if (!company) throw new Error('no company is open');
    return company;
  }

  /** Whether a company is open, its settings read or not: one that is new on this device comes from its relay little by little. */
  get opened(): boolean {
    return this.#store !== undefined;
  }

  /** How the company stands with its relay; `off` when there is none. */
  get sync(): SyncStatus {
    return this.#syncing?.status ?? OFF;
  }

  /** What this device may in a company with a relay; undefined with none: everything. */
  get rights(): OwnRights | undefined {
    return this.#syncing?.rights;
  }

  /** Whether this device may write (or read) what belongs to a scope. */
  may(scope: Scope, action?: Action): boolean {
    return this.#syncing?.may(scope, action) ?? true;
  }

  /** The company with its relay, for the verbs of members; undefined when there is none, or not yet. */
  get connected(): Connected | undefined {
    return this.#syncing?.connected;
  }

  /** The same as the database says now. */
  async relay(): Promise<Connected | undefined> {
    return this.#syncing?.relay();
  }

  /** Asks the relay now, whatever failed before. */
  syncNow(): void {
    this.#syncing?.now();
  }

  /** The company stands alone again on this device; all its data stay. @returns whether the others see it gone */
  async disconnect(): Promise<LeftList> {
    return (await this.#syncing?.leave()) ?? 'untold';
  }

  /** Today in Brussels, also after midnight. */
  get today(): IsoDate {
    onNewDay();
    return today(Date.now());
  }

  /** Opens the company used last; asked again meanwhile, it is the same opening. @returns false when there is none on this device */
  resume(): Promise<boolean> {
    return (this.#resuming ??= this.#resume().finally(() => (this.#resuming = undefined)));
  }

  async #resume(): Promise<boolean> {
    if (this.#store) return true;
    const [last] = await device.companies();
    if (!last) return false;
    await this.open(last.id);
    return true;
  }

  /** Opens a company of this device and closes the one before. @throws StoreError when it cannot be read */
  async open(id: string): Promise<void> {
    if (this.#store?.id === id) return;
    const [store] = await Promise.all([device.openCompany(id), loadSettings()]);
    this.adopt(store);
  }

  /** Goes on with a company that was just made or restored. */
  adopt(store: CompanyStore): void {
    this.close();
    this.#store = store;
    void loadSettings().then(([{ Settings }, { Syncing }]) => {
      if (this.#store !== store) return;
      this.#company = new Settings(store);
      this.#syncing = new Syncing(store);
    });
    this.#notYet = whenIdle(() => void import('#store/editing/bring-back.ts').then(({ bringBack }) => bringBack(store)).catch(() => undefined));
  }

  close(): void {
    this.#notYet?.();
    this.#syncing?.close();
    this.#company?.close();
    this.#store?.close();
    this.#store = undefined;
    this.#company = undefined;
    this.#syncing = undefined;
  }
}

export const session = new Session();
