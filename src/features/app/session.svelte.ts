// The open company: what every screen below the frame reads.
import { createSubscriber } from 'svelte/reactivity';
import type { Company } from '#domain/company/model.ts';
import { type IsoDate, today } from '#domain/dates.ts';
import type { CompanyStore } from '#store/company.ts';
import { device } from '#store/device.ts';
import { whenIdle } from '#store/idle.ts';
import type { Settings } from '#store/settings.svelte.ts';

/** Loaded with the store: the first screen of a newcomer stands without it. */
const loadSettings = () => import('#store/settings.svelte.ts');

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
    void loadSettings().then(({ Settings }) => {
      if (this.#store === store) this.#company = new Settings(store);
    });
    this.#notYet = whenIdle(() => void import('#store/editing/bring-back.ts').then(({ bringBack }) => bringBack(store)).catch(() => undefined));
  }

  close(): void {
    this.#notYet?.();
    this.#company?.close();
    this.#store?.close();
    this.#store = undefined;
    this.#company = undefined;
  }
}

export const session = new Session();
