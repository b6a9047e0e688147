// The ids of a list's rows: ULIDs in 16 bytes each, found by halving; the few other ids beside them.
import { isUlid } from '#domain/ids.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const VALUE = new Uint8Array(128);
[...ALPHABET].forEach((char, i) => (VALUE[char.charCodeAt(0)] = i));

function pack(id: string, into: Uint8Array, at: number): void {
  let [acc, bits, out] = [0, -2, at];
  for (let i = 0; i < 26; i++) {
    acc = ((acc << 5) | VALUE[id.charCodeAt(i)]!) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      into[out++] = acc >>> bits;
    }
  }
}

function unpack(bytes: Uint8Array, at: number): string {
  let [text, acc, bits, next] = ['', 0, 2, at];
  for (let i = 0; i < 26; i++) {
    if (bits < 5) {
      acc = ((acc << 8) | bytes[next++]!) & 0xffff;
      bits += 8;
    }
    bits -= 5;
    text += ALPHABET[(acc >>> bits) & 31]!;
  }
  return text;
}

export class Ids {
  bytes: Uint8Array<ArrayBuffer>;
  length: number;
  /** Rows whose id is no ULID. */
  readonly odd: Map<number, string>;
  /** Rows below this one are ULIDs in ascending order. */
  readonly #sorted: number;
  readonly #later = new Map<string, number>();
  #order: Uint32Array | undefined;

  /** @param sorted how many of the rows, from the first, are ULIDs in ascending order */
  constructor(bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0), odd: Iterable<[number, string]> = [], sorted = 0) {
    this.bytes = bytes;
    this.length = bytes.length / 16;
    this.odd = new Map(odd);
    this.#sorted = sorted;
    for (let row = sorted; row < this.length; row++) this.#later.set(this.at(row), row);
  }

  at(row: number): string {
    return this.odd.get(row) ?? unpack(this.bytes, row * 16);
  }

  /** The row of an id, −1 when there is none. */
  find(id: string): number {
    const later = this.#later.get(id);
    if (later !== undefined || !isUlid(id)) return later ?? -1;
    const key = new Uint8Array(16);
    pack(id, key, 0);
    let [low, high] = [0, this.#sorted];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low < this.#sorted && this.#compare(low, key) === 0 ? low : -1;
  }

  /** Adds a row. @returns its place */
  push(id: string): number {
    const row = this.length++;
    if (this.bytes.length < this.length * 16) {
      const longer = new Uint8Array(Math.max(this.length + 64, Math.ceil(this.length * 1.25)) * 16);
      longer.set(this.bytes);
      this.bytes = longer;
    }
    if (isUlid(id)) pack(id, this.bytes, row * 16);
    else this.odd.set(row, id);
    this.#later.set(id, row);
    this.#order = undefined;
    return row;
  }

  /** All rows in the order of their ids; undefined when they stand in it already. */
  inOrder(): Uint32Array | undefined {
    if (this.#later.size > 0) this.#order ??= this.#merged();
    return this.#order;
  }

  #merged(): Uint32Array {
    const later = [...this.#later].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, row]) => ({ row, place: this.#placeOf(id) }));
    const order = new Uint32Array(this.length);
    let [at, next] = [0, 0];
    for (let row = 0; row <= this.#sorted; row++) {
      while (next < later.length && later[next]!.place <= row) order[at++] = later[next++]!.row;
      if (row < this.#sorted) order[at++] = row;
    }
    return order;
  }

  /** First of the sorted rows whose id is not before `id`. */
  #placeOf(id: string): number {
    let [low, high] = [0, this.#sorted];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(row: number, key: Uint8Array): number {
    for (let i = 0, at = row * 16; i < 16; i++, at++) if (this.bytes[at] !== key[i]) return this.bytes[at]! - key[i]!;
    return 0;
  }
}
