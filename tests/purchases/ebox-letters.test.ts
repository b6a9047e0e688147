// The letters in the practice e-Box, read as a device reads them: their payments are found where they say one, in words or in their code, and nowhere else.
import jsQR from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { understoodOfCode } from '#domain/purchase/recognise/code.ts';
import type { TextPage } from '#domain/purchase/recognise/page.ts';
import { recognise } from '#domain/purchase/recognise/recognise.ts';
import { pageText } from '#features/purchases/reading/pdf/page-text.ts';
import { bytesOf, type StoredAttachment, type StoredMessage } from '../../relay/sandbox/ebox/message.ts';
import { practiceProviders } from '../../relay/sandbox/ebox/practice-messages.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const messages = practiceProviders(NOW).flatMap((provider) => provider.messages);
const one = (id: string): StoredMessage => messages.find((message) => message.id === id)!;
const main = (id: string): StoredAttachment => one(id).attachments.find(({ isMain }) => isMain)!;

async function pagesOf(attachment: StoredAttachment): Promise<TextPage[]> {
  const task = getDocument({ data: new Uint8Array(bytesOf(attachment)), verbosity: 0 });
  const pdf = await task.promise;
  const pages: TextPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    pages.push(pageText(await page.getTextContent(), page.getViewport({ scale: 1 })));
  }
  await task.destroy();
  return pages;
}

const wordsOf = (pages: readonly TextPage[]): string => pages.flatMap(({ items }) => items.map(({ text }) => text)).join(' ');
const understood = async (id: string) => recognise(await pagesOf(main(id)), { own: {}, today: '2026-11-23' });

/** What a camera reads of the black rectangles on a page. */
function codeOn(attachment: StoredAttachment): string | undefined {
  const scale = 3;
  const [width, height] = [595 * scale, 842 * scale];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [, ...sides] of bytesOf(attachment).toString('latin1').matchAll(/0 0 0 rg ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f/g)) {
    const [x, y, w, h] = sides.map((side) => Number(side) * scale) as [number, number, number, number];
    for (let row = Math.round(height - y - h); row < Math.round(height - y); row++) {
      for (let column = Math.round(x); column < Math.round(x + w); column++) data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
    }
  }
  return jsQR(data, width, height)?.data;
}

describe('a letter of the practice e-Box', () => {
  it('says in words what is to be paid, where its message says nothing of it', async () => {
    expect(one('btw-tekst').payment).toBeUndefined();
    expect(codeOn(main('btw-tekst'))).toBeUndefined();
    const { total, communication, dueDate, supplier } = await understood('btw-tekst');
    expect([total?.value, communication?.value, dueDate?.value, supplier.iban?.value]).toEqual([91_355, '098765430211', '2026-12-17', expect.stringMatching(/^BE\d{2}985/)]);
  });

  it('has it in a code alone, with no account among its words', async () => {
    expect(one('tva-code').payment).toBeUndefined();
    const words = await understood('tva-code');
    expect([words.total, words.communication, words.supplier.iban]).toEqual([undefined, undefined, undefined]);
    const { total, communication, supplier } = understoodOfCode(codeOn(main('tva-code'))!);
    expect([total?.value, communication?.value, supplier.name?.value]).toEqual([348_217, '098765430110', 'SPF Finances']);
  });

  it('says the same in its message, its words and its code', async () => {
    const { total, communication, supplier } = await understood('cotisations');
    expect([total?.value, communication?.value, supplier.iban?.value]).toEqual([125_040, '090933755493', 'BE16985000000174']);
    expect(codeOn(main('cotisations'))!.split('\n').slice(5)).toEqual(['ONSS', 'BE16985000000174', 'EUR1250.40', '', '090933755493']);
    expect(one('cotisations').payment).toMatchObject({ amount: 1250.4, vatAmount: 0, iban: 'BE16985000000174', reference: '+++090/9337/55493+++' });
  });

  it('asks for nothing where nothing is to be paid', async () => {
    for (const id of ['action', 'attestation', 'recommande']) {
      const { supplier } = await understood(id);
      expect([id, supplier.iban, codeOn(main(id))]).toEqual([id, undefined, undefined]);
    }
  });

  it('can be read, all of them, in the language of their message', async () => {
    const papers = messages.filter(({ id }) => id !== 'dossier').flatMap(({ attachments }) => attachments.filter(({ mediaType }) => mediaType === 'application/pdf'));
    expect(papers.length).toBeGreaterThan(115);
    const closings = { fr: 'inventé, à ne pas payer', nl: 'verzonnen, niet te betalen', de: 'erfunden, nicht zu bezahlen' };
    for (const paper of papers) {
      const [lang, title] = Object.entries(paper.title!)[0] as ['fr' | 'nl' | 'de', string];
      const words = wordsOf(await pagesOf(paper));
      expect(words).toContain(closings[lang]);
      expect(words).toContain(title.split(' ')[0]);
    }
  }, 60_000);

  it('may be of 30 MB, made when it is asked for', async () => {
    const large = main('dossier');
    expect(large.bytes).toBeTypeOf('function');
    expect(bytesOf(large).length).toBeGreaterThan(30_000_000);
    const pages = await pagesOf(large);
    expect(pages).toHaveLength(14);
    expect(wordsOf(pages)).toContain('14/14');
  }, 60_000);
});
