// The inside of the PDF writer (pdfmake 0.3.11 with its pdfkit and fontkit), as much as we know of it to make it quicker.

/** A letter's shape with what it stands for; that is settled by the text that first asked for it in its font. */
export interface Glyph {
  id: number;
  /** In units of the font. */
  advanceWidth: number;
  codePoints: readonly number[];
}

/** A piece of text, set. */
export interface GlyphRun {
  glyphs: Glyph[];
  positions: object[];
  /** In thousandths of the size. */
  advanceWidth: number;
}

/** A glyph as its font has it (fontkit's TTFGlyph). */
interface FontGlyph extends Glyph {
  _decode(): { numberOfContours: number; components?: { glyphID: number; pos: number }[] } | undefined;
  _getMetrics(): { leftBearing: number };
}

/** A font that was read (fontkit's TTFFont). */
export interface OpenFont {
  stream: { buffer: Uint8Array };
  loca: { offsets: number[] };
  _glyphs: Record<number, FontGlyph>;
  _variationProcessor?: unknown;
  getGlyph(id: number): FontGlyph;
  _getTableStream(tag: string): { pos: number; readBuffer(length: number): Uint8Array };
  _decodeTable(this: OpenFont, table: { tag: string }): unknown;
}

/** The part of a font that goes into one document (fontkit's TTFSubset). */
export interface Subset {
  font: OpenFont;
  glyf: Uint8Array[];
  loca: { offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  offset: number;
  includeGlyph(id: number): number;
  _addGlyph(this: Subset, id: number): number;
}

/** A font in one document (pdfkit's EmbeddedFont). */
export interface DocumentFont {
  font: OpenFont;
  subset: Subset;
  scale: number;
  layoutCache?: Record<string, GlyphRun>;
  layoutRun(this: Pick<DocumentFont, 'font' | 'scale'>, text: string): GlyphRun;
  layoutCached(this: DocumentFont, text: string): GlyphRun;
}

/** An object of the file (pdfkit's PDFReference). */
export interface Reference {
  data: { Length?: number; Filter?: string };
  compress: boolean;
  uncompressedLength: number;
  buffer: (string | Uint8Array)[];
  write(this: Reference, chunk: unknown): void;
  finalize(this: Reference): void;
}

/** A document inside the writer (pdfkit's PDFDocument). */
export interface OpenPdf {
  _font: DocumentFont;
  _root: Reference;
  _offset: number;
  page: object;
  addContent(this: OpenPdf, operator: string): OpenPdf;
  _write(this: OpenPdf, chunk: unknown): void;
  _finalize(this: OpenPdf): void;
  end(): void;
}

/** @returns what an object and its like have in common */
export const kindOf = <T extends object>(one: T | null | undefined): Partial<T> => (Object.getPrototypeOf(one ?? {}) as Partial<T> | null) ?? {};

/** On a kind: which of its functions were changed. Beside the writer, not in this module, of which tests have several. */
const CHANGED = Symbol.for('carnet-changed');

/** Changes functions of a kind, once; where one of them is not there it is another writer, and left as it is. @returns whether it is the one that we know */
export function onceFor<T extends object>(kind: Partial<T> & { [CHANGED]?: Set<string> }, names: readonly (keyof T & string)[], change: (kind: T) => void): boolean {
  if (names.some((name) => typeof kind[name] !== 'function')) return false;
  const before = Object.hasOwn(kind, CHANGED) ? kind[CHANGED]! : (kind[CHANGED] = new Set<string>());
  if (names.every((name) => before.has(name))) return true;
  for (const name of names) before.add(name);
  change(kind as T);
  return true;
}
