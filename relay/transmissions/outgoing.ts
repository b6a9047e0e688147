// What a kind of connection that takes documents is to the frame. How often, when, and whether again is the frame's matter, not its.
import type { Bytes } from '#sync/bytes.ts';
import type { Access } from '../connections/access.ts';

/** A document on its way. */
export interface Shipment {
  /** Our id of the record, the same for every attempt. */
  record: string;
  attempt: number;
  direction: 'sale' | 'purchase';
  /** Number of the document; empty where none is known. */
  number: string;
  /** File name, safe, and no other document's. */
  name: string;
  media: string;
  /** Bytes. */
  size: number;
}

export interface Arrived {
  /** The other side's id of it. */
  outside: string;
  /** What it said. */
  words?: string | undefined;
}

/** The other side has it not, and does not want it: `words` are its own. */
export class Unwanted extends Error {
  override name = 'Unwanted';
}

/** It may or may not have arrived: the call was cut, or the other side failed in the middle of it. */
export class Unsure extends Error {
  override name = 'Unsure';
}

export interface Outgoing<Settings> {
  /** `HH:MM` by Belgian clocks: when what waits for the night goes. */
  night(settings: Settings): string;
  /** Where documents go, the same for the same place: what may have arrived is looked up there alone. Absent where nothing can be looked up. */
  place?(settings: Settings): string;
  /** Sends one. @throws ConnectionFault: nothing of it arrived, and nothing else would; Unwanted; Unsure */
  send(access: Access<Settings>, shipment: Shipment, bytes: Bytes): Promise<Arrived>;
  /** Looks one up that may have arrived; absent where the other side cannot be asked: then a person says. @throws ConnectionFault */
  find?(access: Access<Settings>, shipment: Shipment): Promise<Arrived | undefined>;
  /** What remains to be done with one that arrived; done again after a failure, so it must do no harm twice. @throws ConnectionFault, Unwanted */
  finish?(access: Access<Settings>, shipment: Shipment, arrived: Arrived): Promise<{ words?: string | undefined }>;
  /** How the other side treats one by now, in its own words. @throws ConnectionFault */
  status?(access: Access<Settings>, outside: string): Promise<string>;
}
