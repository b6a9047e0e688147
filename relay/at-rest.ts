// What lies at rest under RELAY_SECRET: AES-GCM under a key that follows from it for one purpose, each box bound to what it is of.
import type { Bytes } from '#sync/bytes.ts';
import { utf8 } from '#sync/codec/utf8.ts';
import type { AesKey, Crypto } from '#sync/crypto.ts';
import { SyncError } from '#sync/error.ts';
import { closeBox, derivedKey, openBox } from '#sync/keys/box.ts';

export interface BoxesAtRest<Place> {
  close(place: Place, bytes: Bytes): Promise<Bytes>;
  /** Undefined when it was closed under another RELAY_SECRET, or for another place. */
  open(place: Place, box: Bytes): Promise<Bytes | undefined>;
}

/** @param relaySecret RELAY_SECRET @param bound a text that no other place has */
export function boxesAtRest<Place>(crypto: Crypto, relaySecret: string, purpose: `relay/${string}`, bound: (place: Place) => string): BoxesAtRest<Place> {
  const key: Promise<AesKey> = crypto.secretKey(utf8(relaySecret)).then((secret) => derivedKey(crypto, secret, utf8('carnet/1/relay'), purpose));
  return {
    close: async (place, bytes) => closeBox(crypto, await key, bytes, bound(place)),
    async open(place, box) {
      try {
        return await openBox(crypto, await key, box, bound(place));
      } catch (error) {
        if (error instanceof SyncError) return undefined;
        throw error;
      }
    }
  };
}
