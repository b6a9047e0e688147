// Documents that wait to be sent, at rest: AES-GCM under a key that follows from RELAY_SECRET, each bound to what it is.
import type { Bytes } from '#sync/bytes.ts';
import { utf8 } from '#sync/codec/utf8.ts';
import type { AesKey, Crypto } from '#sync/crypto.ts';
import { SyncError } from '#sync/error.ts';
import { closeBox, derivedKey, openBox } from '#sync/keys/box.ts';
import type { TransmissionKey } from '../storage/transmission-port.ts';

export interface StagedBoxes {
  close(key: TransmissionKey, bytes: Bytes): Promise<Bytes>;
  /** Undefined when it was closed under another RELAY_SECRET. */
  open(key: TransmissionKey, box: Bytes): Promise<Bytes | undefined>;
}

/** @param relaySecret RELAY_SECRET */
export function stagedUnder(crypto: Crypto, relaySecret: string): StagedBoxes {
  const key: Promise<AesKey> = crypto.secretKey(utf8(relaySecret)).then((secret) => derivedKey(crypto, secret, utf8('carnet/1/relay'), 'relay/staged'));
  const bound = ({ company, connection, record, attempt }: TransmissionKey): string => `carnet/1/staged|${company}|${connection}|${record}|${attempt}`;
  return {
    close: async (of, bytes) => closeBox(crypto, await key, bytes, bound(of)),
    async open(of, box) {
      try {
        return await openBox(crypto, await key, box, bound(of));
      } catch (error) {
        if (error instanceof SyncError) return undefined;
        throw error;
      }
    }
  };
}
