// Writes a PDF of one page with text at its places and files inside it, as a supplier's program does (ISO 32000-1 §7.11.4).
import { Buffer } from 'node:buffer';
import type { Mark } from './paper.ts';

interface Inside {
  name: string;
  content: string;
}

/** Text in Helvetica: letters of Latin 1. */
const shown = (text: string) => `(${text.replace(/[\\()]/g, '\\$&')})`;

/** @param marks of an A4 page, as `paper` takes them */
export function writtenPdf(marks: readonly Mark[], inside: readonly Inside[] = []): Buffer {
  const text = marks.map(([x, y, words, size = 10]) => `BT /F1 ${size} Tf ${x} ${842 - y - size} Td ${shown(words)} Tj ET`).join('\n');
  const stream = (dict: string, body: string) => `<<${dict}/Length ${Buffer.byteLength(body, 'latin1')}>>stream\n${body}\nendstream`;
  const files = inside.flatMap(({ name, content }, i) => [
    `<</Type/Filespec/F${shown(name)}/UF${shown(name)}/AFRelationship/Alternative/EF<</F ${7 + 2 * i} 0 R>>>>`,
    stream('/Type/EmbeddedFile/Subtype/text#2Fxml', Buffer.from(content).toString('latin1'))
  ]);
  const names = inside.map(({ name }, i) => `${shown(name)} ${6 + 2 * i} 0 R`).join(' ');
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${inside.length > 0 ? `/Names<</EmbeddedFiles<</Names[${names}]>>>>` : ''}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    stream('', text),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    ...files
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<</Root 1 0 R/Size ${objects.length + 1}>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
