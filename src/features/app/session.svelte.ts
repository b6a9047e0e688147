// The open company: what every screen below the frame reads.
import { createSubscriber } from 'svelte/reactivity';
import type { Company } from '#domain/company/model.ts';
import { type IsoDate, today } from '#domain/dates.ts';
import type { CompanyStore } from '#store/company.ts';
import { device } from '#store/device.ts';
import { Live } from '#store/live.svelte.ts';

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
  #company = $state.raw<Live<Company>>();

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

  /** Opens the company used last. @returns false when there is none on this device */
  async resume(): Promise<boolean> {
    if (this.#store) return true;
    const [last] = await device.companies();
    if (!last) return false;
    await this.open(last.id);
    return true;
  }

  /** Opens a company of this device and closes the one before. @throws StoreError when it cannot be read */
  async open(id: string): Promise<void> {
    if (this.#store?.id === id) return;
    this.adopt(await device.openCompany(id));
  }

  /** Goes on with a company that was just made or restored. */
  adopt(store: CompanyStore): void {
    this.close();
    this.#store = store;
    this.#company = new Live(() => store.company());
  }

  close(): void {
    this.#store?.close();
    this.#store = undefined;
    this.#company = undefined;
  }
}

export const session = new Session();
