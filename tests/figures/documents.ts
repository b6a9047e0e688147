// UBL and PDF in Node, each beside a peer at the same work.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { SealedDocument } from '#domain/document/model.ts';
import { seal } from '#domain/document/seal.ts';
import { toUbl } from '#domain/ubl/to-ubl.ts';
import { renderPdf } from '#features/documents/pdf/render.ts';
import { company, draftOf, item, NOW, TODAY } from '../arbitraries/samples.ts';
import { root } from '../checks/root.ts';
import { type Figure, figure } from './figures.ts';

const peers = createRequire(path.join(root, 'tests', 'bench', 'package.json'));

function invoice(lines: number): SealedDocument {
  const draft = draftOf(Array.from({ length: lines }, (_, i) => item({ name: `Vanne thermostatique ${i + 1}`, quantity: '2', unitPrice: '37.44', rate: i % 3 ? '21' : '6' })));
  return seal(draft, { company, n: 217, today: TODAY, now: NOW });
}

/** Milliseconds of each of `runs` runs, after `warm` that are not counted. */
async function times(runs: number, warm: number, act: () => unknown): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < warm + runs; i++) {
    const start = performance.now();
    await act();
    if (i >= warm) all.push(performance.now() - start);
  }
  return all;
}

/** The peer computes nothing itself: it is given the same amounts in UBL's own names. */
async function ublPeer(sealed: SealedDocument): Promise<number[]> {
  const { InvoiceService } = peers('@e-invoice-eu/core') as { InvoiceService: new (logger: Console) => { generate(data: unknown, options: unknown): Promise<string> } };
  const service = new InvoiceService({ ...console, log() {}, warn() {} } as Console);
  const { peerInvoice } = await import('./peer-invoice.ts');
  const data = peerInvoice(sealed);
  return times(10, 2, () => service.generate(structuredClone(data), { format: 'UBL', lang: 'en' }));
}

async function pdfPeer(sealed: SealedDocument): Promise<number[]> {
  const { createElement: make } = peers('react') as { createElement(type: unknown, props: unknown, ...children: unknown[]): unknown };
  const { Document, Page, Text, View, renderToBuffer } = peers('@react-pdf/renderer') as Record<string, never> & { renderToBuffer(element: unknown): Promise<Uint8Array> };
  const cell = (text: string) => make(Text, { style: { width: '20%', fontSize: 9 } }, text);
  const rows = sealed.lines.map((line) => make(View, { key: line.id, style: { flexDirection: 'row' } }, cell(line.name), cell(line.quantity), cell(line.unit), cell(line.unitPrice), cell(line.rate)));
  return times(10, 10, () => renderToBuffer(make(Document, null, make(Page, { size: 'A4', style: { padding: 40 } }, ...rows))));
}

/** Figures of the files of a document. */
export async function* documentFigures(): AsyncGenerator<Figure> {
  const six = invoice(6);
  yield figure('UBL of 6 lines', 'ms', await times(200, 300, () => toUbl(six)), { median: 2 }, { name: '@e-invoice-eu/core', values: await ublPeer(six) });
  const sixty = invoice(60);
  const readFont = async (file: URL) => new Uint8Array(await readFile(file));
  const pdf = () => renderPdf(sixty, { readFont });
  yield figure('PDF of 60 lines, once warm', 'ms', await times(20, 40, pdf), { median: 60 }, { name: '@react-pdf/renderer', values: await pdfPeer(sixty) });
}
