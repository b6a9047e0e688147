// Accept lists against names and types.
import { expect, test } from 'vitest';
import { acceptsFile } from './accept.ts';

test('by ending, by type, by family', () => {
  const csv = { name: 'Clients.CSV', type: '' };
  const png = { name: 'logo', type: 'image/png' };
  expect(acceptsFile(csv, '.csv,text/csv')).toBe(true);
  expect(acceptsFile(png, '.csv, text/csv')).toBe(false);
  expect(acceptsFile(png, 'image/*')).toBe(true);
  expect(acceptsFile({ name: 'x.png', type: 'imagery/png' }, 'image/*')).toBe(false);
  expect(acceptsFile(png, '')).toBe(true);
});
