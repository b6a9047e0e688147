// Reads which characters a TrueType font can draw (OpenType table `cmap`, formats 4 and 12).

/** Code points of a font. Throws RangeError when the bytes are no font or stop too early. */
export function coveredBy(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  const covered = new Set<number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    const format = view.getUint16(at);
    if (format === 4) readSegments(view, at, covered);
    if (format === 12) readGroups(view, at, covered);
  }
  return covered;
}

/** Offset of a table of the font. */
function tableAt(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + i * 16;
    const name = String.fromCharCode(view.getUint8(entry), view.getUint8(entry + 1), view.getUint8(entry + 2), view.getUint8(entry + 3));
    if (name === tag) return view.getUint32(entry + 8);
  }
  throw new RangeError(`no table ${tag}`);
}

/** Format 4: segments of the basic plane. A glyph number 0 means: not drawn. */
function readSegments(view: DataView, at: number, covered: Set<number>): void {
  const count = view.getUint16(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + count * 2];
  const [deltas, offsets] = [starts + count * 2, starts + count * 4];
  for (let i = 0; i < count; i++) {
    const [start, end] = [view.getUint16(starts + i * 2), view.getUint16(ends + i * 2)];
    const [delta, offset] = [view.getUint16(deltas + i * 2), view.getUint16(offsets + i * 2)];
    for (let code = start; code <= end && code < 0xffff; code++) {
      const glyph = offset === 0 ? code + delta : view.getUint16(offsets + i * 2 + offset + (code - start) * 2);
      if ((glyph & 0xffff) !== 0) covered.add(code);
    }
  }
}

/** Format 12: groups of any plane. */
function readGroups(view: DataView, at: number, covered: Set<number>): void {
  for (let i = 0; i < view.getUint32(at + 12); i++) {
    const group = at + 16 + i * 12;
    const [start, end] = [view.getUint32(group), view.getUint32(group + 4)];
    for (let code = start; code <= end; code++) covered.add(code);
  }
}
