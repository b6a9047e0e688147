// The payment code in photos of twelve megapixels: of the usual size, and as small as a phone over a whole page sees it.
import { measurer, openBench } from './browser.ts';
import { type Figure, figure } from './figures.ts';
import type { Bench } from './reading-page.ts';

const measure = measurer<Bench>();

/** Figures of reading what suppliers send. */
export async function* readingFigures(): AsyncGenerator<Figure> {
  const bench = await openBench('reading-page.ts');
  try {
    const page = await bench.page();
    yield figure('QR in a 12-megapixel photo', 'ms', await measure(page, 'code', 10, 1, 9), { p95: 1500 });
    yield figure('QR in a 12-megapixel photo, small', 'ms', await measure(page, 'code', 10, 1, 5), { p95: 1500 });
  } finally {
    await bench.close();
  }
}
