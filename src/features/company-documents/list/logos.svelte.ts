// Logos of those who send: of each the one that is kept with a message of it, as an address to be drawn.
import { DOCUMENT_FLAG } from '#domain/company-document/flags.ts';
import type { CompanyStore } from '#store/company.ts';
import { Live } from '#store/live.svelte.ts';

/** Logos there may be: senders are the administrations of one country. */
const MOST = 500;

export class Logos {
  readonly #addresses = new Map<string, string>();
  readonly #bySender: Live<ReadonlyMap<string, string>>;

  constructor(store: CompanyStore) {
    this.#bySender = new Live(() => this.#read(store));
  }

  /** Address of a sender's logo; undefined where there is none here. @param sender its enterprise number */
  of(sender: string | undefined): string | undefined {
    return sender === undefined ? undefined : this.#bySender.current?.get(sender);
  }

  /** No address is used any more. */
  close(): void {
    for (const address of this.#addresses.values()) URL.revokeObjectURL(address);
    this.#addresses.clear();
  }

  async #read(store: CompanyStore): Promise<Map<string, string>> {
    const { ids } = await store.list('companyDocuments', { where: [{ column: 'flags', bits: DOCUMENT_FLAG.logo }], sort: { by: 'id' }, limit: MOST });
    const found = new Map<string, string>();
    for (const { sender, logo } of await store.rows('companyDocuments', ids)) {
      const address = sender && logo ? await this.#addressOf(store, logo) : undefined;
      if (sender && address) found.set(sender, address);
    }
    return found;
  }

  async #addressOf(store: CompanyStore, hash: string): Promise<string | undefined> {
    const known = this.#addresses.get(hash);
    if (known) return known;
    const blob = await store.blob(hash);
    if (!blob) return undefined;
    const address = URL.createObjectURL(blob);
    this.#addresses.set(hash, address);
    return address;
  }
}
