// Writes a PDF of every sort into a folder, for a person to look at: node tests/pdf/show.ts FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { renderPdf } from '#features/documents/pdf/render.ts';
import { SET } from './set.ts';

const folder = process.argv[2] ?? 'test-results/pdf';
mkdirSync(folder, { recursive: true });
for (const [name, doc] of Object.entries(SET)) {
  const { bytes, missing } = await renderPdf(doc, { readFont: (file) => readFile(file) });
  writeFileSync(path.join(folder, `${name}.pdf`), bytes);
  console.log(`${name.padEnd(16)}${String(bytes.length).padStart(8)} bytes ${missing.join(' ')}`);
}
