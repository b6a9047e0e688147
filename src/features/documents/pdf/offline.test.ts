// Fonts that cannot be had: the document is made all the same, and says what it lacks.
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { sample } from '../../../../tests/pdf/samples.ts';
import { renderPdf } from './render.ts';

const read = async (file: URL) => new Uint8Array(await readFile(file));
const onlyText = (file: URL) => (file.pathname.includes('/text-') ? read(file) : Promise.reject(new Error('offline')));

// The writer is large: loading it is not what is tested.
beforeAll(() => renderPdf(sample(), { readFont: read }), 60_000);

test('another script offline: incomplete, the characters named; back online: whole', async () => {
  const doc = sample({ textAbove: 'שלום 🔧' });
  const offline = await renderPdf(doc, { readFont: onlyText });
  expect(offline.incomplete).toBe(true);
  expect(offline.missing.toSorted()).toEqual([...'שלום🔧'].toSorted());
  const online = await renderPdf(doc, { readFont: read });
  expect(online).toMatchObject({ incomplete: false, missing: [] });
});

test('a script of which there is no font at all is named, and asks for nothing', async () => {
  const asked: string[] = [];
  const noted = (file: URL) => (asked.push(file.pathname), read(file));
  const { missing, incomplete } = await renderPdf(sample({ textAbove: 'Կարեն' }), { readFont: noted });
  expect(missing).toEqual([...'Կարեն']);
  expect(incomplete).toBe(false);
  expect(asked.filter((path) => !path.includes('/text-'))).toEqual([]);
});
