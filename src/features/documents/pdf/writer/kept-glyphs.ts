// The letters that a document takes from a font are the same bytes in each: found once.
import { kindOf, onceFor, type OpenFont, type Subset } from './open-pdf.ts';

interface Shape {
  bytes: Uint8Array;
  metric: { advance: number; bearing: number };
  /** Of a letter made of others (an e and its accent): where in the bytes the numbers of those stand. */
  parts: { id: number; at: number }[];
}

const kept = new WeakMap<Uint8Array, Map<number, Shape>>();

function shapeOf(font: OpenFont, id: number): Shape {
  const own = kept.get(font.stream.buffer) ?? new Map<number, Shape>();
  kept.set(font.stream.buffer, own);
  const known = own.get(id);
  if (known) return known;
  const glyph = font.getGlyph(id);
  const [from = 0, to = from] = font.loca.offsets.slice(id, id + 2);
  const made = glyph._decode();
  const metric = { advance: glyph.advanceWidth, bearing: glyph._getMetrics().leftBearing };
  const parts = made && made.numberOfContours < 0 ? (made.components ?? []) : [];
  // One stream for the whole font: what is read above has moved it.
  const stream = font._getTableStream('glyf');
  stream.pos += from;
  const shape = { bytes: new Uint8Array(stream.readBuffer(to - from)), metric, parts: parts.map(({ glyphID, pos }) => ({ id: glyphID, at: pos })) };
  own.set(id, shape);
  return shape;
}

/** Has later documents share the letters that were taken from the same font. */
export const keepGlyphs = (subset: Subset | undefined): boolean =>
  onceFor(kindOf(subset), ['_addGlyph', 'includeGlyph'], (kind) => {
    const { _addGlyph: plain } = kind;
    kind._addGlyph = function (id) {
      if (this.font._variationProcessor) return plain.call(this, id);
      const { bytes: shared, metric, parts } = shapeOf(this.font, id);
      const bytes = parts.length > 0 ? shared.slice() : shared;
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      for (const part of parts) view.setUint16(part.at, this.includeGlyph(part.id));
      this.glyf.push(bytes);
      this.loca.offsets.push(this.offset);
      this.hmtx.metrics.push({ ...metric });
      this.offset += bytes.length;
      return this.glyf.length - 1;
    };
  });
