// The PDF writer reads a font anew for each document. What it finds in the font's tables is always the same: kept.
import { kindOf, onceFor, type OpenFont } from './open-pdf.ts';

const kept = new WeakMap<Uint8Array, Map<string, unknown>>();

/** Has the fonts of later documents share the tables of those that were read from the same bytes. */
export const keepTables = (font: OpenFont | undefined): boolean =>
  onceFor(kindOf(font), ['_decodeTable'], (kind) => {
    const { _decodeTable: decode } = kind;
    kind._decodeTable = function (table) {
      const own = kept.get(this.stream.buffer) ?? new Map<string, unknown>();
      kept.set(this.stream.buffer, own);
      if (!own.has(table.tag)) own.set(table.tag, decode.call(this, table));
      return own.get(table.tag);
    };
  });
