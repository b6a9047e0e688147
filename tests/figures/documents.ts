// UBL and PDF in the browser, each beside a peer at the same work.
import { measurer, openBench } from './browser.ts';
import type { Bench } from './documents-page.ts';
import { type Figure, figure } from './figures.ts';

const measure = measurer<Bench>();

/** Figures of the files of a document, once warm. */
export async function* documentFigures(): AsyncGenerator<Figure> {
  const bench = await openBench('documents-page.ts');
  try {
    const ubl = await bench.page();
    yield figure('UBL of 6 lines', 'ms', await measure(ubl, 'ubl', 200, 300), { median: 2 }, { name: '@e-invoice-eu/core', values: await measure(ubl, 'ublPeer', 10, 2) });
    yield figure('UBL of 1,000 lines read and understood', 'ms', await measure(ubl, 'ublRead', 30, 5), { p95: 200 });
    const pdf = await bench.page();
    yield figure('PDF of 60 lines', 'ms', await measure(pdf, 'pdf', 30, 40), { median: 60 }, { name: '@react-pdf/renderer', values: await measure(pdf, 'pdfPeer', 10, 10) });
  } finally {
    await bench.close();
  }
}
