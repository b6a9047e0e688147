// Bytes read one after the other, strictly: one form for each value, nothing beyond the end, nothing allocated on a promise.
import type { Bytes } from '../bytes.ts';
import { SyncError } from '../error.ts';
import { fromUtf8 } from './utf8.ts';

export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get at(): number {
    return this.#at;
  }

  /** Bytes that are left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new SyncError('malformed', 'cut short');
    this.#at++;
    return value;
  }

  /** A whole number up to `most`. @throws SyncError `malformed` also when it is written longer than needed */
  varint(most = Number.MAX_SAFE_INTEGER): number {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > most) throw new SyncError('malformed', 'number too large');
      if (byte < 0x80) {
        if (byte === 0 && factor > 1) throw new SyncError('malformed', 'number not in its shortest form');
        return value;
      }
      if (factor > 2 ** 45) throw new SyncError('malformed', 'number too large');
    }
  }

  /** So many bytes, a copy of their own. */
  raw(count: number): Bytes {
    return this.view(count).slice() as Bytes;
  }

  /** So many bytes, shared with what is read. */
  view(count: number): Uint8Array {
    if (count > this.left) throw new SyncError('malformed', 'cut short');
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  /** A piece with its length before it, of at most `most` bytes. */
  sized(most: number): Bytes {
    return this.raw(this.varint(most));
  }

  text(most: number): string {
    return fromUtf8(this.view(this.varint(most)));
  }

  /** @throws SyncError `malformed` when something is left */
  end(): void {
    if (this.left > 0) throw new SyncError('malformed', 'more than there should be');
  }
}
