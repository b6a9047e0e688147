// The keys that a device holds, by scope and epoch.
import type { AesKey, SecretKey } from '../crypto.ts';
import type { Scope } from '../scopes.ts';

/** One key as a device stores it: not extractable. */
export interface RingKey {
  scope: Scope;
  epoch: number;
  /** AES-GCM; in scope `blobs` a source of further keys. */
  key: AesKey | SecretKey;
}

export class KeyRing {
  readonly #keys = new Map<string, RingKey>();

  constructor(keys: Iterable<RingKey> = []) {
    for (const key of keys) this.add(key);
  }

  add(key: RingKey): void {
    this.#keys.set(`${key.scope} ${key.epoch}`, key);
  }

  get(scope: Scope, epoch: number): AesKey | SecretKey | undefined {
    return this.#keys.get(`${scope} ${epoch}`)?.key;
  }

  all(): RingKey[] {
    return [...this.#keys.values()];
  }
}
