// Who sends into the e-Box: names and logos from the reference data of a provider, kept for a day. Without them messages come all the same.
import { firstOf, type Json, listIn, objectIn, textIn } from '#domain/ebox/plain.ts';
import type { EboxTexts } from '#domain/ebox/message.ts';
import { textsIn } from '#domain/ebox/read-message.ts';
import { Absent, type Clock, ConnectionFault } from '../type.ts';
import type { Provider } from './providers.ts';
import type { Reading } from './session.ts';

export interface Sender {
  name: EboxTexts;
  logo?: { id: string; type: string };
}

/** By the address of the provider and the number of the sender. */
export type SenderCache = Map<string, { at: number; sender: Sender | undefined }>;

const DAY_MS = 86_400_000;
const MOST = 5000;
const AT_ONCE = 4;
const LOGO_BYTES = 512 << 10;
const IMAGES = ['image/svg+xml', 'image/png', 'image/jpeg', 'image/jpg', 'image/gif'];

/** Reference data of one provider, as long as one looks. */
export class Senders {
  readonly #session: Reading;
  readonly #provider: Pick<Provider, 'url' | 'version'>;
  readonly #cache: SenderCache;
  readonly #clock: Clock;
  /** It did not answer: not asked again this time. */
  #isDown = false;

  constructor(session: Reading, provider: Pick<Provider, 'url' | 'version'>, cache: SenderCache, clock: Clock) {
    this.#session = session;
    this.#provider = provider;
    this.#cache = cache;
    this.#clock = clock;
  }

  /** Those that are known, by number. */
  async of(numbers: Iterable<string>): Promise<Map<string, Sender>> {
    const left = [...new Set(numbers)];
    const found = new Map<string, Sender>();
    const worker = async (): Promise<void> => {
      for (let number = left.pop(); number !== undefined; number = left.pop()) {
        const sender = await this.#one(number);
        if (sender) found.set(number, sender);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return found;
  }

  /** Undefined when it cannot be had, or is too large to be one. */
  async logo(number: string, { id }: NonNullable<Sender['logo']>): Promise<Uint8Array | undefined> {
    const bytes = await this.#asked((base) => this.#session.bytes(`${base}/senderOrganizations/${number}/images/${encodeURIComponent(id)}/content`));
    return bytes && bytes.length > 0 && bytes.length <= LOGO_BYTES ? bytes : undefined;
  }

  async #one(number: string): Promise<Sender | undefined> {
    const name = `${this.#provider.url} ${number}`;
    const kept = this.#cache.get(name);
    if (kept && this.#clock.now() - kept.at < DAY_MS) return kept.sender;
    const answer = await this.#asked((base) => this.#session.json(`${base}/senderOrganizations/${number}`));
    if (this.#isDown) return kept?.sender;
    const sender = answer === undefined ? undefined : senderIn(answer);
    this.#cache.delete(name);
    this.#cache.set(name, { at: this.#clock.now(), sender });
    for (const [oldest] of this.#cache) if (this.#cache.size > MOST) this.#cache.delete(oldest);
    return sender;
  }

  /** `refData` in v3, `referenceData` in v2: the other one where the first is not there. */
  async #asked<T>(ask: (base: string) => Promise<T>): Promise<T | undefined> {
    if (this.#isDown) return undefined;
    const bases = ['refData', 'referenceData'].map((part) => `${this.#provider.url}/${part}`);
    for (const base of this.#provider.version === '2' ? bases.toReversed() : bases) {
      try {
        return await ask(base);
      } catch (error) {
        if (error instanceof Absent) continue;
        if (!(error instanceof ConnectionFault)) throw error;
        this.#isDown = true;
        return undefined;
      }
    }
    return undefined;
  }
}

/** SenderOrganization: the long name, in a language in which there is none the short one. */
function senderIn(value: unknown): Sender | undefined {
  const from = objectIn(value);
  const name = { ...textsIn(firstOf(from, 'organizationShortName', 'shortName')), ...textsIn(firstOf(from, 'organizationLongName', 'longName', 'organizationName', 'name')) };
  if (Object.keys(name).length === 0) return undefined;
  const logos = listIn(firstOf(from, 'organizationLogos', 'logos')).map(objectIn).flatMap(imageIn);
  const [logo] = logos.toSorted((a, b) => IMAGES.indexOf(a.type) - IMAGES.indexOf(b.type));
  return { name, ...(logo && { logo }) };
}

function imageIn(from: Json): { id: string; type: string }[] {
  const [id, type] = [textIn(firstOf(from, 'imageId', 'id'), 200), textIn(from['mediaType'], 100).toLowerCase()];
  return id !== '' && IMAGES.includes(type) ? [{ id, type }] : [];
}
