// What text recognition needs on this device: brought once it is switched on, erased when no company here wants it any more.
import { device } from '#store/device.ts';
import { KEPT_FILES } from './files.ts';
import { KEPT_CACHE } from './kept-size.ts';

/** `offline`: comes as soon as there is a network. `failed`: the server did not give it. `full`: there is no room. */
export type Keeping = 'unknown' | 'absent' | 'coming' | 'there' | 'offline' | 'failed' | 'full';

/** No address of ours: the companies of this device that want it. */
const WANTED = '/.wanted';

class Kept {
  state = $state<Keeping>('unknown');
  /** Bytes that have come, while they come. */
  came = $state(0);
  #bringing: Promise<boolean> | undefined;
  #stop: AbortController | undefined;

  constructor() {
    addEventListener('online', () => void (this.state === 'offline' && this.bring()));
  }

  /** Told of each company that is opened, and whenever it switches: brings what it wants, erases what none wants. */
  async settle(company: string, wanted: boolean): Promise<void> {
    const wanting = await this.#note(company, wanted);
    if (wanted) await this.bring();
    else if (wanting.length === 0) await this.forget();
  }

  async #note(company: string, wanted: boolean): Promise<readonly string[]> {
    const here = new Set((await device.companies()).map(({ id }) => id));
    const cache = await caches.open(KEPT_CACHE);
    const before = ((await (await cache.match(WANTED))?.json()) ?? []) as string[];
    const wanting = before.filter((id) => id !== company && here.has(id));
    if (wanted) wanting.push(company);
    await cache.put(WANTED, Response.json(wanting));
    return wanting;
  }

  /** Fetches what is not here yet; asked twice it is fetched once. @returns whether all of it is here; `state` says why not */
  bring(): Promise<boolean> {
    return (this.#bringing ??= this.#bring().finally(() => (this.#bringing = undefined)));
  }

  async #bring(): Promise<boolean> {
    const cache = await caches.open(KEPT_CACHE);
    const missing: string[] = [];
    for (const address of KEPT_FILES) if (!(await cache.match(address))) missing.push(address);
    if (missing.length > 0) {
      const stop = (this.#stop = new AbortController());
      this.came = 0;
      this.state = 'coming';
      try {
        for (const address of missing) await this.#bringOne(cache, address, stop.signal);
      } catch (error) {
        this.state = stop.signal.aborted ? 'absent' : whyNot(error);
        return false;
      }
    }
    await forgetOlder(cache);
    this.state = 'there';
    return true;
  }

  /** One file, whole or not at all. */
  async #bringOne(cache: Cache, address: string, signal: AbortSignal): Promise<void> {
    const answer = await fetch(address, { signal });
    if (answer.status !== 200 || !answer.body) throw new Refused();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = answer.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      this.came += part.value.length;
    }
    // With its headers: the worker's policy is among them. The bytes are unpacked already.
    const headers = new Headers(answer.headers);
    for (const name of ['content-encoding', 'content-length']) headers.delete(name);
    await cache.put(address, new Response(new Blob(parts), { headers }));
  }

  /** Erases it from this device. */
  async forget(): Promise<void> {
    this.#stop?.abort();
    await this.#bringing;
    await caches.delete(KEPT_CACHE);
    this.state = 'absent';
  }
}

class Refused extends Error {}

function whyNot(error: unknown): Keeping {
  if (error instanceof Refused) return 'failed';
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'offline';
}

/** What an older version of the app was served with. */
async function forgetOlder(cache: Cache): Promise<void> {
  const own = new Set([...KEPT_FILES, WANTED].map((address) => new URL(address, location.origin).href));
  for (const request of await cache.keys()) if (!own.has(request.url)) await cache.delete(request);
}

export const kept = new Kept();
