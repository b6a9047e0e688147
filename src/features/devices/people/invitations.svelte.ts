// The open invitations of the company and who asks to be let in, asked of the relay for as long as a screen shows them.
import type { Connected } from '#store/sync/connected.ts';
import { noteAsking } from '#store/sync/status.ts';
import type { OpenInvitation } from '#store/sync/members/invitations.ts';

/** Milliseconds between two looks while somebody stands beside with the other device, and otherwise. */
const SOON = 1500;
const NOW_AND_THEN = 10_000;

export class Invitations {
  #all = $state.raw<readonly OpenInvitation[]>([]);
  #connected: Connected;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;
  /** Those let in or sent away here: an answer that was under way does not bring them back. */
  #gone = new Set<string>();
  /** Somebody waits for the answer. */
  eager = false;

  /** @param connected of an owner's device */
  constructor(connected: Connected) {
    this.#connected = connected;
  }

  get all(): readonly OpenInvitation[] {
    return this.#all;
  }

  /** Looks now and goes on looking. @returns a function that ends it */
  start(): () => void {
    void this.look();
    return () => {
      this.#ended = true;
      clearTimeout(this.#timer);
    };
  }

  /** A relay that does not answer is told of elsewhere: what was known stays. */
  async look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      if (document.visibilityState === 'visible') {
        const { openInvitations } = await import('#store/sync/members/invitations.ts');
        this.#all = (await openInvitations(this.#connected)).filter(({ id }) => !this.#gone.has(id));
        await this.#note();
      }
    } catch {
      // Asked again below.
    }
    if (!this.#ended) this.#timer = setTimeout(() => void this.look(), this.eager ? SOON : NOW_AND_THEN);
  }

  /** Lets in who asks. @throws as `admitRequest` */
  async admit(id: string): Promise<void> {
    const { admitRequest } = await import('#store/sync/members/admit-request.ts');
    await admitRequest(this.#connected, id);
    this.#forget(id);
  }

  /** Takes an invitation back, also as the "no" to who asks. @throws RelayFault */
  async withdraw(id: string): Promise<void> {
    await this.#connected.relay.withdraw(id);
    this.#forget(id);
  }

  #forget(id: string): void {
    this.#gone.add(id);
    this.#all = this.#all.filter((one) => one.id !== id);
    void this.#note().catch(() => undefined);
  }

  /** The rest of the app says that somebody waits. */
  #note(): Promise<void> {
    return noteAsking(this.#connected.connection, this.#all.filter(({ asks }) => asks).length);
  }
}
