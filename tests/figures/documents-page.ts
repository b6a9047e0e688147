// Runs in the browser: the files of a document, UBL and PDF, and the peers that make the same.
import { Document, Page, Text, View, pdf as peerPdf } from 'peer:@react-pdf/renderer/lib/react-pdf.browser.js';
import { createElement as make } from 'peer:react';
import { InvoiceService } from 'peer:@e-invoice-eu/core/dist/e-invoice-eu.min.js';
import type { SealedDocument } from '#domain/document/model.ts';
import { seal } from '#domain/document/seal.ts';
import { readUbl } from '#domain/ubl/read/read-ubl.ts';
import { understoodOf } from '#domain/ubl/read/understood.ts';
import { toUbl } from '#domain/ubl/to-ubl.ts';
import { renderPdf } from '#features/documents/pdf/render.ts';
import { company, draftOf, item, NOW, TODAY } from '../arbitraries/samples.ts';
import { peerInvoice } from './peer-invoice.ts';

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

const bench = {
  ubl(runs: number, warm: number): Promise<number[]> {
    const six = invoice(6);
    return times(runs, warm, () => toUbl(six));
  },
  /** From the bytes of a supplier's file to what a purchase takes over. */
  ublRead(runs: number, warm: number): Promise<number[]> {
    const bytes = new TextEncoder().encode(toUbl(invoice(1000)));
    return times(runs, warm, () => {
      const read = readUbl(bytes);
      if (!read.ok || understoodOf(read.value).total === undefined) throw new Error('not read');
    });
  },
  /** The peer computes nothing itself: it is given the same amounts in UBL's own names. */
  ublPeer(runs: number, warm: number): Promise<number[]> {
    const service = new InvoiceService({ ...console, log() {}, warn() {} });
    const data = peerInvoice(invoice(6));
    return times(runs, warm, () => service.generate(structuredClone(data), { format: 'UBL', lang: 'en' }));
  },
  pdf(runs: number, warm: number): Promise<number[]> {
    const sixty = invoice(60);
    return times(runs, warm, () => renderPdf(sixty));
  },
  pdfPeer(runs: number, warm: number): Promise<number[]> {
    const { lines } = invoice(60);
    const cell = (text: string) => make(Text, { style: { width: '20%', fontSize: 9 } }, text);
    const rows = lines.map((line) => make(View, { key: line.id, style: { flexDirection: 'row' } }, cell(line.name), cell(line.quantity), cell(line.unit), cell(line.unitPrice), cell(line.rate)));
    return times(runs, warm, () => peerPdf(make(Document, null, make(Page, { size: 'A4', style: { padding: 40 } }, ...rows))).toBlob());
  }
};

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
