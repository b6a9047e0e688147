// Looks for values on the pages of an open PDF: their text is read when something is first looked for, page by page, and kept while it is shown.
import type { Place, Sought } from '#domain/purchase/recognise/places.ts';
import type { WrittenPage } from '#domain/purchase/recognise/written.ts';
import { breathe } from '#store/breathe.ts';
import type { OpenPdf } from '../reading/pdf/open-pdf.ts';

/** Pages that are looked at: what a purchase says of itself stands on the first or the last. */
const MOST = 20;

export class PageTexts {
  readonly #pdf: Pick<OpenPdf, 'text' | 'count'>;
  readonly #pages = new Map<number, Promise<WrittenPage>>();

  constructor(pdf: Pick<OpenPdf, 'text' | 'count'>) {
    this.#pdf = pdf;
  }

  /** Where the first of the values stands that stands anywhere. Rejects with the signal's reason, or when the PDF is closed meanwhile. */
  async find(values: readonly Sought[], signal: AbortSignal): Promise<Place[]> {
    const { MOST_PLACES, placesOn } = await import('#domain/purchase/recognise/places.ts');
    const pages: WrittenPage[] = [];
    for (let number = 1; number <= Math.min(this.#pdf.count, MOST); number++) {
      pages.push(await this.#page(number));
      signal.throwIfAborted();
    }
    for (const value of values) {
      const places: Place[] = [];
      for (const [at, page] of pages.entries()) {
        places.push(...placesOn(page, at, value));
        await breathe();
        signal.throwIfAborted();
      }
      if (places.length > 0 && places.length <= MOST_PLACES) return places;
    }
    return [];
  }

  #page(number: number): Promise<WrittenPage> {
    const read = async () => {
      const [{ written }, text] = await Promise.all([import('#domain/purchase/recognise/written.ts'), this.#pdf.text(number)]);
      await breathe();
      return written(text);
    };
    let page = this.#pages.get(number);
    if (!page) this.#pages.set(number, (page = read()));
    return page;
  }
}
