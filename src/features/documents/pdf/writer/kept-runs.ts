// How a word is set depends on the font alone: kept from document to document. Most words of an invoice stand on the one before too.
import { type DocumentFont, type Glyph, type GlyphRun, kindOf, onceFor, type OpenFont } from './open-pdf.ts';

/** Words that are kept of a font, some megabytes at most. */
const MOST = 5_000;

interface Kept {
  /** The one that sets words that are new. */
  font: OpenFont;
  runs: Map<string, GlyphRun>;
}

const kept = new WeakMap<Uint8Array, Kept>();
/** What each glyph stands for in a document: what it first stood for in it, whatever came before in others. */
const firsts = new WeakMap<DocumentFont, Map<number, Glyph>>();

function runOf(document: DocumentFont, text: string): GlyphRun {
  const { font, runs } = kept.get(document.font.stream.buffer) ?? { font: document.font, runs: new Map<string, GlyphRun>() };
  kept.set(font.stream.buffer, { font, runs });
  const known = runs.get(text);
  if (known) return known;
  // Glyphs that remember no other word.
  font._glyphs = { 0: font.getGlyph(0) };
  const { glyphs, positions, advanceWidth } = document.layoutRun.call({ font, scale: document.scale }, text);
  const run = { glyphs: glyphs.map(({ id, advanceWidth: width, codePoints }) => ({ id, advanceWidth: width, codePoints })), positions, advanceWidth };
  if (runs.size >= MOST) runs.clear();
  runs.set(text, run);
  return run;
}

/** Has later documents share the words that were set in the same font. */
export const keepRuns = (font: DocumentFont | undefined): boolean =>
  onceFor(kindOf(font), ['layoutRun', 'layoutCached'], (kind) => {
    const { layoutCached: plain } = kind;
    kind.layoutCached = function (text) {
      if (!this.layoutCache) return plain.call(this, text);
      const before = this.layoutCache[text];
      if (before) return before;
      const { glyphs, positions, advanceWidth } = runOf(this, text);
      const first = firsts.get(this) ?? new Map<number, Glyph>();
      firsts.set(this, first);
      const own = glyphs.map((glyph) => {
        const same = first.get(glyph.id) ?? glyph;
        first.set(glyph.id, same);
        return same;
      });
      return (this.layoutCache[text] = { glyphs: own, positions, advanceWidth });
    };
  });
