// One cache per build: filled whole at installation, older ones kept as long as a page runs on them.

const PREFIX = 'carnet-build-';
const PAGE = '/';
/** What kit compares with its own version when an address is not known. */
const VERSION = '/_app/version.json';
/** No address of ours: the names of the caches that were there before this one. */
const OLDER = '/.older';
/** Requests at a time: enough for one bar of signal, not so many that they starve the page. */
const AT_ONCE = 6;

/** What a build is made of, as kit lists it. */
export interface Build {
  version: string;
  /** Addresses whose names carry a hash of their content. */
  immutable: readonly string[];
  /** Addresses of static files, whose content may change under the same name. */
  files: readonly string[];
}

export type Fetch = (request: Request) => Promise<Response>;

export class BuildCache {
  readonly #caches: CacheStorage;
  readonly #name: string;
  readonly #own: ReadonlySet<string>;
  readonly #immutable: ReadonlySet<string>;
  readonly #origin: string;

  constructor(caches: CacheStorage, build: Build, origin: string) {
    this.#caches = caches;
    this.#origin = origin;
    this.#name = PREFIX + build.version;
    this.#immutable = new Set(build.immutable);
    this.#own = new Set([PAGE, VERSION, ...build.immutable, ...build.files]);
  }

  /**
   * Fetches every file of the build and the page itself. What an earlier, broken attempt or an older build already has
   * under the same hashed name is not fetched again.
   * @throws {Error} when one of them cannot be had whole
   */
  async fill(fetch: Fetch): Promise<void> {
    const older = (await this.#caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== this.#name);
    const cache = await this.#caches.open(this.#name);
    await cache.put(OLDER, Response.json(older));
    const waiting = [...this.#own].filter((address) => address !== PAGE);
    const work = async (): Promise<void> => {
      for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) await this.#bring(cache, address, fetch);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await this.#bringPage(cache, fetch);
  }

  async #bring(cache: Cache, address: string, fetch: Fetch): Promise<void> {
    const hashed = this.#immutable.has(address);
    const present = hashed ? await this.#caches.match(address) : undefined;
    if (present && (await cache.match(address))) return;
    await cache.put(address, present ?? (await this.#whole(fetch, address, hashed ? 'default' : 'no-cache')));
  }

  /** The page last, and only if it starts this very build: the server may have changed while the files were fetched. */
  async #bringPage(cache: Cache, fetch: Fetch): Promise<void> {
    const page = await this.#whole(fetch, PAGE, 'no-cache');
    const text = await page.clone().text();
    const scripts = [...text.matchAll(/import\("([^"]+\.js)"\)/g)].map((match) => match[1] ?? '');
    if (scripts.length === 0 || !scripts.every((script) => this.#immutable.has(script))) throw new Error('The page is of another build.');
    await cache.put(PAGE, page);
  }

  async #whole(fetch: Fetch, address: string, cache: RequestCache): Promise<Response> {
    const response = await fetch(new Request(new URL(address, this.#origin), { cache, credentials: 'same-origin' }));
    if (response.status !== 200 || response.redirected) throw new Error(`${address} answered ${response.status}.`);
    return response;
  }

  /** The page of this build. */
  async page(): Promise<Response | undefined> {
    return (await this.#caches.open(this.#name)).match(PAGE);
  }

  /** A file of this build, or a hashed one that an older build left for the pages still running on it. */
  async file(pathname: string): Promise<Response | undefined> {
    if (this.#own.has(pathname)) return (await this.#caches.open(this.#name)).match(pathname);
    return pathname.startsWith('/_app/immutable/') ? this.#caches.match(pathname) : undefined;
  }

  /**
   * Deletes the caches of the builds that came before this one, but for those in `held`. Never a later one: it may be
   * half filled, or waiting for its turn.
   */
  async forgetOlder(held: ReadonlySet<string>): Promise<void> {
    const kept = await (await this.#caches.open(this.#name)).match(OLDER);
    const older = kept ? ((await kept.json()) as string[]) : [];
    await Promise.all(older.filter((name) => !held.has(name.slice(PREFIX.length))).map((name) => this.#caches.delete(name)));
  }
}
