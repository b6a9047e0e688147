// Bytes put together and read one after the other.
import { joined } from '#sync/bytes.ts';

/** A queue of bytes that come in pieces and are taken in other pieces. */
export class ByteQueue {
  #parts: Uint8Array[] = [];
  length = 0;

  push(part: Uint8Array): void {
    if (part.length === 0) return;
    this.#parts.push(part);
    this.length += part.length;
  }

  /** The first `count` bytes, left where they are; fewer when there are not so many. */
  peek(count: number): Uint8Array<ArrayBuffer> {
    const parts: Uint8Array[] = [];
    let missing = Math.min(count, this.length);
    for (let i = 0; missing > 0; i++) {
      const part = this.#parts[i]!.subarray(0, missing);
      parts.push(part);
      missing -= part.length;
    }
    return joined(parts);
  }

  take(count: number): Uint8Array<ArrayBuffer> {
    const taken = this.peek(count);
    this.length -= taken.length;
    let missing = taken.length;
    let whole = 0;
    while (whole < this.#parts.length && this.#parts[whole]!.length <= missing) missing -= this.#parts[whole++]!.length;
    this.#parts.splice(0, whole);
    if (missing > 0) this.#parts[0] = this.#parts[0]!.subarray(missing);
    return taken;
  }
}
