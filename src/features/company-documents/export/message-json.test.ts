// A message as data: each file under its own name, also two of the same content.
import { expect, test } from 'vitest';
import type { CompanyDocument } from '#domain/company-document/model.ts';
import { messageJson } from './message-json.ts';

test('two documents of the same content keep a name each; one that could not be had has none', () => {
  const file = (id: string, pos: string, name: string) => ({ id, pos, hash: 'same', type: 'application/pdf' as const, name, size: 3, attachment: id });
  const letter = { id: 'l', kind: 'companyDocument', schema: 1, createdAt: '', sort: 'ebox', currency: 'EUR', lines: [], payments: [], files: [file('a', 'B', 'A.pdf'), file('b', 'C', 'B.pdf'), file('c', 'D', 'C.pdf')] } as unknown as CompanyDocument;
  const { files } = JSON.parse(messageJson(letter, [{ id: 'a', name: 'A.pdf' }, { id: 'b', name: 'B.pdf' }, { id: 'c' }])) as { files: { file: string | null }[] };
  expect(files.map((one) => one.file)).toEqual(['A.pdf', 'B.pdf', null]);
});
