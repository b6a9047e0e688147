// Secrets of connections at rest: AES-GCM under a key that follows from RELAY_SECRET, each bound to its company, connection and name.
import type { Bytes } from '#sync/bytes.ts';
import { fromUtf8, utf8 } from '#sync/codec/utf8.ts';
import type { AesKey, Crypto } from '#sync/crypto.ts';
import { SyncError } from '#sync/error.ts';
import { closeBox, derivedKey, openBox } from '#sync/keys/box.ts';

export interface Place {
  company: string;
  connection: string;
  name: string;
}

export interface Secrets {
  close(place: Place, secret: string): Promise<Bytes>;
  /** Undefined when it was closed under another RELAY_SECRET, or for another place. */
  open(place: Place, box: Bytes): Promise<string | undefined>;
}

/** @param relaySecret RELAY_SECRET */
export function secretsUnder(crypto: Crypto, relaySecret: string): Secrets {
  const salt = utf8('carnet/1/relay');
  const key: Promise<AesKey> = crypto.secretKey(utf8(relaySecret)).then((secret) => derivedKey(crypto, secret, salt, 'relay/connections'));
  const bound = ({ company, connection, name }: Place): string => `carnet/1/connection|${company}|${connection}|${name}`;
  return {
    close: async (place, secret) => closeBox(crypto, await key, utf8(secret), bound(place)),
    async open(place, box) {
      try {
        return fromUtf8(await openBox(crypto, await key, box, bound(place)));
      } catch (error) {
        if (error instanceof SyncError) return undefined;
        throw error;
      }
    }
  };
}
