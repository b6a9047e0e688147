// Bytes written one after the other: LEB128 numbers, texts and pieces with their length before them.
import type { Bytes } from '../bytes.ts';
import { utf8 } from './utf8.ts';

export class Writer {
  #bytes: Bytes = new Uint8Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  byte(value: number): this {
    this.#room(1)[this.#length++] = value;
    return this;
  }

  /** A whole number from 0 to 2^53 − 1, seven bits a byte, the lowest first. Throws RangeError on any other. */
  varint(value: number): this {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a count: ${value}`);
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    return this.byte(rest);
  }

  raw(bytes: Uint8Array): this {
    this.#room(bytes.length).set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** A piece with its length before it. */
  sized(bytes: Uint8Array): this {
    return this.varint(bytes.length).raw(bytes);
  }

  /** A text as UTF-8 with its length in bytes before it. Throws RangeError on half a surrogate pair. */
  text(text: string): this {
    return this.sized(utf8(text));
  }

  done(): Bytes {
    return this.#bytes.slice(0, this.#length);
  }

  #room(count: number): Bytes {
    const wanted = this.#length + count;
    if (wanted > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(wanted, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    return this.#bytes;
  }
}
