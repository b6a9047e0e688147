// The PDF writer reads a font anew for each document. What it finds in the font's tables is always the same: kept, it makes documents a sixth cheaper.

/** As much as we know of a font inside the writer (fontkit's TTFFont). Its glyphs are not shared: what they stand for depends on the document. */
interface OpenFont {
  stream: { buffer: Uint8Array };
  _decodeTable(this: OpenFont, table: { tag: string }): unknown;
}

/** A document inside the writer (pdfkit's PDFDocument). */
export interface OpenPdf {
  _font?: { font?: Partial<OpenFont> } | null;
}

const kept = new WeakMap<Uint8Array, Map<string, unknown>>();
const done = new WeakSet<object>();

/** Has the fonts of later documents share the tables of those that were read from the same bytes. Does nothing where the writer is not the one that we know. */
export function keepTables({ _font }: OpenPdf): void {
  const kind = Object.getPrototypeOf(_font?.font ?? {}) as OpenFont;
  const { _decodeTable: decode } = kind;
  if (typeof decode !== 'function' || done.has(kind)) return;
  done.add(kind);
  kind._decodeTable = function (table) {
    const own = kept.get(this.stream.buffer) ?? new Map<string, unknown>();
    kept.set(this.stream.buffer, own);
    if (!own.has(table.tag)) own.set(table.tag, decode.call(this, table));
    return own.get(table.tag);
  };
}
