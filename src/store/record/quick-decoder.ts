// Reading updates as Yjs writes them (version 1), with short plain texts read on the spot: a TextDecoder costs more to be called than they cost to be read.
import * as Y from 'yjs';

/** Code of a text among values (lib0, `readAny`). */
const TEXT = 119;
/** Lengths below this take one byte; longer texts are for the TextDecoder. */
const SHORT = 128;

/** Says exactly what Yjs' own decoder says. */
export class QuickDecoder extends Y.UpdateDecoderV1 {
  override readString(): string {
    return this.#short(this.restDecoder.pos) ?? super.readString();
  }

  override readAny(): unknown {
    const { arr, pos } = this.restDecoder;
    return (arr[pos] === TEXT ? this.#short(pos + 1) : undefined) ?? super.readAny();
  }

  /** The text whose length stands at `at`, and moves on behind it; undefined where it is not short, not ASCII, or cut off: nothing has moved then. */
  #short(at: number): string | undefined {
    const { arr } = this.restDecoder;
    const length = arr[at];
    if (length === undefined || length >= SHORT || at + length >= arr.length) return undefined;
    const units: number[] = [];
    for (let i = 0; i < length; i++) {
      const unit = arr[at + 1 + i]!;
      if (unit >= 0x80) return undefined;
      units.push(unit);
    }
    this.restDecoder.pos = at + 1 + length;
    return String.fromCharCode.apply(undefined, units);
  }
}
