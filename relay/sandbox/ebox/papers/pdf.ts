// A small writer of PDF (ISO 32000-1): pages of A4 with text in Helvetica, filled rectangles and grey pictures. Enough for letters that people and programs read.

/** Points from the upper left corner, as one reads; a text stands on its `y`, with its end at `x` where `right`. */
export type Mark =
  | { kind: 'text'; x: number; y: number; text: string; size?: number; bold?: boolean; right?: boolean }
  | { kind: 'box'; x: number; y: number; w: number; h: number; /** 0 to 1 each; black unless given. */ colour?: readonly [number, number, number] }
  | { kind: 'picture'; x: number; y: number; w: number; h: number; pixels: Buffer; width: number; height: number };

export const A4 = { width: 595, height: 842 } as const;

/** Bytes of characters that WinAnsiEncoding (ISO 32000-1 annex D.2) has elsewhere than Latin-1. */
const WIN_ANSI: Record<string, number> = { '€': 0x80, '…': 0x85, 'Œ': 0x8c, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '•': 0x95, '–': 0x96, '—': 0x97, 'œ': 0x9c };

/** Widths of Helvetica by the thousandth of its size, for those characters that columns of numbers end in; others are taken as wide as a digit. */
const WIDTHS: Record<string, number> = { ' ': 278, '.': 278, ',': 278, ':': 278, '/': 278, '-': 333, '€': 556, E: 667, U: 722, R: 722 };

const widthOf = (text: string, size: number): number => ([...text].reduce((sum, one) => sum + (WIDTHS[one] ?? 556), 0) * size) / 1000;

/** A string of a PDF, in parentheses; what the encoding lacks becomes a question mark. */
function stringOf(text: string): Buffer {
  const bytes = [...text].flatMap((one) => {
    const code = WIN_ANSI[one] ?? one.codePointAt(0)!;
    const byte = code > 255 || (code < 160 && code > 126 && WIN_ANSI[one] === undefined) ? 63 : code;
    return [40, 41, 92].includes(byte) ? [92, byte] : [byte];
  });
  return Buffer.from([40, ...bytes, 41]);
}

const number = (value: number): string => String(Math.round(value * 100) / 100);

function drawn(marks: readonly Mark[]): { content: Buffer; pictures: Extract<Mark, { kind: 'picture' }>[] } {
  const parts: Buffer[] = [];
  const pictures: Extract<Mark, { kind: 'picture' }>[] = [];
  const put = (text: string): void => void parts.push(Buffer.from(text, 'latin1'));
  for (const mark of marks) {
    if (mark.kind === 'text') {
      const { text, size = 10, bold = false, right = false } = mark;
      const x = right ? mark.x - widthOf(text, size) : mark.x;
      put(`BT /${bold ? 'B' : 'R'} ${number(size)} Tf ${number(x)} ${number(A4.height - mark.y)} Td `);
      parts.push(stringOf(text));
      put(' Tj ET\n');
    } else if (mark.kind === 'box') {
      const [red, green, blue] = mark.colour ?? [0, 0, 0];
      put(`${number(red)} ${number(green)} ${number(blue)} rg ${number(mark.x)} ${number(A4.height - mark.y - mark.h)} ${number(mark.w)} ${number(mark.h)} re f 0 0 0 rg\n`);
    } else {
      put(`q ${number(mark.w)} 0 0 ${number(mark.h)} ${number(mark.x)} ${number(A4.height - mark.y - mark.h)} cm /P${pictures.length} Do Q\n`);
      pictures.push(mark);
    }
  }
  return { content: Buffer.concat(parts), pictures };
}

/** @param title as the document calls itself @param pages what is on each */
export function writePdf(title: string, pages: readonly (readonly Mark[])[]): Buffer {
  const objects: Buffer[] = [];
  const add = (head: string, stream?: Buffer): number => {
    const body = stream ? [Buffer.from(`<< ${head} /Length ${stream.length} >>\nstream\n`), stream, Buffer.from('\nendstream')] : [Buffer.from(`<< ${head} >>`)];
    return objects.push(Buffer.concat(body));
  };
  const font = (name: string): number => add(`/Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding`);
  const [regular, bold] = [font('Helvetica'), font('Helvetica-Bold')];
  // The tree of pages comes after them: two objects a page, and one for each picture.
  const parsed = pages.map(drawn);
  const tree = objects.length + parsed.reduce((sum, { pictures }) => sum + 2 + pictures.length, 0) + 1;
  const kids = parsed.map(({ content, pictures }) => {
    const names = pictures.map(({ pixels, width, height }, at) => `/P${at} ${add(`/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`, pixels)} 0 R`);
    const stream = add('', content);
    return add(`/Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${A4.width} ${A4.height}] /Resources << /Font << /R ${regular} 0 R /B ${bold} 0 R >> /XObject << ${names.join(' ')} >> >> /Contents ${stream} 0 R`);
  });
  add(`/Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}]`);
  const catalogue = add(`/Type /Catalog /Pages ${tree} 0 R`);
  objects.push(Buffer.concat([Buffer.from('<< /Title '), stringOf(title), Buffer.from(' >>')]));

  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  let at = parts[0]!.length;
  const places = objects.map((object, index) => {
    const place = at;
    for (const part of [Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]) {
      parts.push(part);
      at += part.length;
    }
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const rows = ['0000000000 65535 f \n', ...places];
  parts.push(Buffer.from(`xref\n0 ${rows.length}\n${rows.join('')}trailer\n<< /Size ${rows.length} /Root ${catalogue} 0 R /Info ${objects.length} 0 R >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}
