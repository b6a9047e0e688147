// Reads the text back out of a PDF that we wrote: enough of the format for our own files (ISO 32000-1 §9.10), no renderer.
import { inflateSync } from 'node:zlib';

interface PdfObject {
  dict: string;
  stream: string;
}

/** Words of a page at their place, in points from the lower left. */
export interface Word {
  x: number;
  y: number;
  text: string;
}

function objectsOf(file: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([^]*?)\nendobj/g)) {
    const at = body.indexOf('\nstream\n');
    const dict = at < 0 ? body : body.slice(0, at);
    const raw = at < 0 ? '' : body.slice(at + 8, body.lastIndexOf('\nendstream'));
    objects.set(id, { dict, stream: raw && dict.includes('/FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw });
  }
  return objects;
}

const reference = (dict: string, name: string) => new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(dict)?.[1] ?? '';

/** Glyph number → text, from a font's ToUnicode map. */
function unicodeOf(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  const read = (hex: string) => (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
  for (const [, first = '', , texts = ''] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    [...texts.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], i) => map.set(parseInt(first, 16) + i, read(hex.replace(/ /g, ''))));
  }
  return map;
}

/** The words of each page, in the order in which they are drawn. */
export function wordsOf(bytes: Uint8Array): Word[][] {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const at = (id: string) => objects.get(id) ?? { dict: '', stream: '' };
  const tree = [...objects.values()].find(({ dict }) => /\/Type \/Pages\b/.test(dict));
  const kids = /\/Kids \[([^\]]*)\]/.exec(tree?.dict ?? '')?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => {
    const page = at(id);
    const resources = at(reference(page.dict, 'Resources')).dict;
    const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', font = '']) => [name, unicodeOf(at(reference(at(font).dict, 'ToUnicode')).stream)]));
    const words: Word[] = [];
    for (const [, block = ''] of at(reference(page.dict, 'Contents')).stream.matchAll(/BT\n([^]*?)\nET/g)) {
      const [, x = '', y = ''] = /1 0 \S+ 1 (\S+) (\S+) Tm/.exec(block) ?? [];
      const font = fonts.get(/\/(F\d+) /.exec(block)?.[1] ?? '');
      const glyphs = [...block.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
      words.push({ x: Number(x), y: Number(y), text: glyphs.map((glyph) => font?.get(parseInt(glyph, 16)) ?? '\ufffd').join('') });
    }
    return words;
  });
}

/** The lines of each page from top to bottom: what stands at one height, from left to right. */
export function linesOf(bytes: Uint8Array): string[][] {
  return wordsOf(bytes).map((words) => {
    const heights = [...new Set(words.map(({ y }) => Math.round(y)))].sort((a, b) => b - a);
    return heights.map((height) =>
      words
        .filter(({ y }) => Math.round(y) === height)
        .sort((a, b) => a.x - b.x)
        .map(({ text }) => text)
        .join('')
    );
  });
}
