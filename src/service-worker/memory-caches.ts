// A CacheStorage in memory, as far as the worker uses one, for its unit tests.

export class MemoryCaches {
  readonly #caches = new Map<string, Map<string, Response>>();

  asCacheStorage(): CacheStorage {
    return this as unknown as CacheStorage;
  }

  async open(name: string): Promise<Pick<Cache, 'match' | 'put'>> {
    const entries = this.#caches.get(name) ?? new Map<string, Response>();
    this.#caches.set(name, entries);
    return {
      match: async (address) => entries.get(String(address))?.clone(),
      put: async (address, response) => void entries.set(String(address), response)
    };
  }

  async match(address: string): Promise<Response | undefined> {
    for (const entries of this.#caches.values()) {
      const found = entries.get(address);
      if (found) return found.clone();
    }
    return undefined;
  }

  async keys(): Promise<string[]> {
    return [...this.#caches.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.#caches.delete(name);
  }
}
