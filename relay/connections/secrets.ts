// Secrets of connections at rest, each bound to its company, connection and name.
import type { Bytes } from '#sync/bytes.ts';
import { fromUtf8, utf8 } from '#sync/codec/utf8.ts';
import type { Crypto } from '#sync/crypto.ts';
import { boxesAtRest } from '../at-rest.ts';

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
  const boxes = boxesAtRest<Place>(crypto, relaySecret, 'relay/connections', ({ company, connection, name }) => `carnet/1/connection|${company}|${connection}|${name}`);
  return {
    close: (place, secret) => boxes.close(place, utf8(secret)),
    async open(place, box) {
      const bytes = await boxes.open(place, box);
      return bytes && fromUtf8(bytes);
    }
  };
}
