// Which file of a purchase is looked at as its electronic invoice.
import { expect, it } from 'vitest';
import type { FileType, PurchaseFile, ReadFrom } from '../model.ts';
import { electronicFile } from './electronic-file.ts';

const file = (id: string, type: FileType): PurchaseFile => ({ id, pos: id, hash: id, type, name: id, size: 1 });
const from = (way: ReadFrom) => ({ number: { from: way, confidence: 96 } });

it('is the XML file, else the PDF that an electronic invoice was read from', () => {
  const [pdf, xml] = [file('a', 'application/pdf'), file('b', 'application/xml')];
  expect(electronicFile({ files: [pdf, xml] })).toBe(xml);
  expect(electronicFile({ files: [pdf], read: from('ubl') })).toBe(pdf);
  expect(electronicFile({ files: [pdf], read: from('text') })).toBeUndefined();
  expect(electronicFile({ files: [file('c', 'image/jpeg')], read: from('code') })).toBeUndefined();
});
