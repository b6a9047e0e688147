// ULIDs: record ids that sort by the time of their making (https://github.com/ulid/spec).

/** 26 characters of Crockford's base 32: 48 bits of milliseconds, 80 bits of chance. */
export type Ulid = string;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SHAPE = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const LAST_TIME = 2 ** 48 - 1;
const CHANCE_BYTES = 10;
const CHANCE_END = 1n << 80n;

/** Whether `value` is a ULID in its canonical upper case. */
export function isUlid(value: unknown): value is Ulid {
  return typeof value === 'string' && SHAPE.test(value);
}

/** The ULID of a time (milliseconds since 1970) and 10 random bytes. Throws RangeError on another time or length. */
export function ulid(timeMs: number, random: Uint8Array): Ulid {
  if (random.length !== CHANCE_BYTES) throw new RangeError('a ULID takes 10 random bytes');
  return encode(timeMs, toBigInt(random));
}

/** The milliseconds since 1970 that a ULID carries. Throws RangeError on any other text. */
export function ulidTime(id: Ulid): number {
  if (!isUlid(id)) throw new RangeError('not a ULID');
  return [...id.slice(0, 10)].reduce((time, char) => time * 32 + ALPHABET.indexOf(char), 0);
}

/**
 * A maker of ULIDs that always grow, also within one millisecond and when the clock steps back. `randomBytes` gives
 * that many random bytes. When the 80 bits run out within a millisecond, the next one is borrowed.
 */
export function monotonicUlids(randomBytes: (count: number) => Uint8Array): (timeMs: number) => Ulid {
  let lastTime = -1;
  let chance = 0n;
  return (timeMs) => {
    if (timeMs > lastTime || chance + 1n === CHANCE_END) {
      lastTime = Math.max(timeMs, lastTime + 1);
      chance = toBigInt(randomBytes(CHANCE_BYTES));
    } else {
      chance += 1n;
    }
    return encode(lastTime, chance);
  };
}

function toBigInt(bytes: Uint8Array): bigint {
  return bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
}

function encode(timeMs: number, chance: bigint): Ulid {
  if (!Number.isInteger(timeMs) || timeMs < 0 || timeMs > LAST_TIME) throw new RangeError('time outside a ULID');
  let bits = (BigInt(timeMs) << 80n) | chance;
  let text = '';
  for (let position = 0; position < 26; position++) {
    text = ALPHABET.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text;
}
