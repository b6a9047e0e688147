// Clock and chance of the store, passed in so that tests own them.
import { monotonicUlids, type Ulid, ulidTime } from '#domain/ids.ts';
import type { Instant } from '#domain/record.ts';

export interface Chance {
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(count: number): Uint8Array<ArrayBuffer>;
}

/** The device's own clock and randomness. */
export const deviceChance: Chance = {
  now: () => Date.now(),
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count))
};

/** The present as an ISO instant. */
export function instant(chance: Chance): Instant {
  return new Date(chance.now()).toISOString();
}

/** A maker of new ids that always grow within this tab. */
export function newIds(chance: Chance): () => Ulid {
  const next = monotonicUlids(chance.randomBytes);
  return () => next(chance.now());
}

/** A maker of ids that grow and all come after `last`, whatever the clocks of other tabs said. */
export function idsAfter(last: Ulid | undefined, chance: Chance): () => Ulid {
  const next = monotonicUlids(chance.randomBytes);
  const floor = last === undefined ? 0 : ulidTime(last) + 1;
  return () => next(Math.max(chance.now(), floor));
}

/** A Yjs client nobody else has: 32 random bits. */
export function newAuthor(chance: Chance): number {
  return new DataView(chance.randomBytes(4).buffer).getUint32(0);
}
