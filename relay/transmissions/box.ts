// Documents that wait to be sent, at rest, each bound to what it is.
import type { Crypto } from '#sync/crypto.ts';
import { type BoxesAtRest, boxesAtRest } from '../at-rest.ts';
import type { TransmissionKey } from '../storage/transmission-port.ts';

export type StagedBoxes = BoxesAtRest<TransmissionKey>;

/** @param relaySecret RELAY_SECRET */
export function stagedUnder(crypto: Crypto, relaySecret: string): StagedBoxes {
  return boxesAtRest(crypto, relaySecret, 'relay/staged', ({ company, connection, record, attempt }) => `carnet/1/staged|${company}|${connection}|${record}|${attempt}`);
}
