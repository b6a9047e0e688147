// Documents from draft to UBL: what stands where. The official rules have their own run (`npm run conformance`).
import { parseXmlDocument } from 'slimdom';
import { describe, expect, test } from 'vitest';
import { newCompany } from '../company/new-company.ts';
import type { Draft, Line, SealedDocument } from '../document/model.ts';
import { blankDraft } from '../document/new-draft.ts';
import { seal } from '../document/seal.ts';
import { toUbl } from './to-ubl.ts';

const now = '2026-11-21T10:00:00.000Z';
const today = '2026-11-21';
let count = 0;
const newId = () => `id${++count}`;
const address = { street: 'Rue Haute 1', postcode: '5000', city: 'Namur', country: 'BE' };
const company = { ...newCompany({ newId, now, language: 'fr' as const }), name: 'Chauffage Lambrecht', enterpriseNumber: '0987654394', address, iban: 'BE16985000000174' };
const line = (more: Partial<Line> = {}): Line => ({ id: newId(), pos: 'V', kind: 'item', name: 'Circulateur', quantity: '1', unit: 'C62', unitPrice: '100', rate: '21', ...more });
const buyer = { type: 'company' as const, name: 'Acheteur SA', enterpriseNumber: '0123456749', vatNumber: 'BE0123456749', address };
const sealed = (more: Partial<Draft> = {}): SealedDocument =>
  seal({ ...blankDraft('invoice', { newId, now, company }), buyer, lines: [line()], ...more }, { company, n: 7, today, now });

/** Texts of all elements on a path of local names below the root. */
function texts(xml: string, path: string): string[] {
  const names = path.split('/');
  let found = [parseXmlDocument(xml).documentElement!];
  for (const name of names) found = found.flatMap((e) => e.children.filter((c) => c.localName === name));
  return found.map((e) => e.textContent ?? '');
}

test('the same seal gives the same bytes, and is left as it was', () => {
  const document = sealed({ textAbove: 'Bonjour', discount: { kind: 'percent', value: '3' } });
  const before = JSON.stringify(document);
  const xml = toUbl(document);
  expect(toUbl(JSON.parse(before) as SealedDocument)).toBe(xml);
  expect(JSON.stringify(document)).toBe(before);
});

test('an invoice asks for its money by credit transfer, with the structured communication', () => {
  const xml = toUbl(sealed());
  expect(texts(xml, 'InvoiceTypeCode')).toEqual(['380']);
  expect(texts(xml, 'DueDate')).toEqual(['2026-12-21']);
  expect(texts(xml, 'PaymentMeans/PaymentID')[0]).toMatch(/^\+{3}202\/6000\/007\d{2}\+{3}$/);
  expect(texts(xml, 'PaymentMeans/PayeeFinancialAccount/ID')).toEqual(['BE16985000000174']);
});

test('a credit note cites its invoice and names no account', () => {
  const xml = toUbl(sealed({ kind: 'creditNote', credits: { id: 'x', number: '2026-0003', issueDate: '2026-10-01' } }));
  expect(texts(xml, 'CreditNoteTypeCode')).toEqual(['381']);
  expect(texts(xml, 'BillingReference/InvoiceDocumentReference/ID')).toEqual(['2026-0003']);
  expect(texts(xml, 'CreditNoteLine/CreditedQuantity')).toEqual(['1']);
  expect(texts(xml, 'PaymentMeans/PayeeFinancialAccount')).toEqual([]);
});

describe('references', () => {
  test('the order of the buyer, else the contact person, else none', () => {
    expect(texts(toUbl(sealed({ orderReference: 'PO 7' })), 'OrderReference/ID')).toEqual(['PO 7']);
    expect(texts(toUbl(sealed({ buyer: { ...buyer, attention: 'Anne' } })), 'BuyerReference')).toEqual(['Anne']);
    expect(texts(toUbl(sealed()), 'BuyerReference')).toEqual(['NA']);
  });
});

describe('headings and texts', () => {
  test('go with the item after them, the last ones with the document', () => {
    const lines = [line({ kind: 'heading', name: 'Cave' }), line(), line({ kind: 'text', name: 'Fin' })].map((l, i) => ({ ...l, pos: 'abc'[i]! }));
    const xml = toUbl(sealed({ lines, textBelow: 'Merci' }));
    expect(texts(xml, 'InvoiceLine/Note')).toEqual(['Cave']);
    expect(texts(xml, 'Note')).toEqual(['Fin\n\nMerci']);
  });
});

describe('reasons for no VAT', () => {
  const reason = (more: Partial<Draft>) => {
    const xml = toUbl(sealed(more));
    const category = 'TaxTotal/TaxSubtotal/TaxCategory/';
    return [texts(xml, `${category}TaxExemptionReasonCode`), texts(xml, `${category}TaxExemptionReason`), texts(xml, 'Note')];
  };
  test('the clause of the co-contractor stands in its place, and not a second time in the note', () => {
    const [code, text, note] = reason({ regime: 'cocontractor' });
    expect(code).toEqual(['VATEX-EU-AE']);
    expect(text![0]).toContain('dépôt de déclarations périodiques');
    expect(note).toEqual([]);
  });
  test('a notice taken away is still the reason: the law wants one', () => {
    expect(reason({ regime: 'cocontractor', notices: { cocontractor: false } })[1]![0]).toContain('Autoliquidation');
  });
  test('an exemption has the code and the text chosen', () => {
    expect(reason({ regime: 'exempt', exemption: { code: 'VATEX-EU-132-1I', text: 'Enseignement' } })).toEqual([['VATEX-EU-132-1I'], ['Enseignement'], []]);
  });
  test('two regimes in one category give both texts, and no code that holds for one only', () => {
    const lines = [line({ pos: 'a' }), line({ pos: 'b', regime: 'reverseCharge' })];
    const [code, text] = reason({ regime: 'cocontractor', lines });
    expect(code).toEqual(['VATEX-EU-AE']);
    expect(text![0]).toContain('article 196');
  });
  test('taxed supplies give none; other notices go to the note', () => {
    const [code, text, note] = reason({ regime: 'renovation6', lines: [line({ rate: '6' })] });
    expect([code, text]).toEqual([[], []]);
    expect(note![0]).toContain('au moins dix ans');
  });
});

test('the PDF goes in as it is', () => {
  const xml = toUbl(sealed(), { pdf: { content: new Uint8Array([37, 80, 68, 70]), filename: 'facture "7" & <co>.pdf' } });
  expect(texts(xml, 'AdditionalDocumentReference/Attachment/EmbeddedDocumentBinaryObject')).toEqual(['JVBERg==']);
  expect(xml).toContain('filename="facture &quot;7&quot; &amp; &lt;co&gt;.pdf"');
});

test('a line names its product by the seller’s number, and by its GTIN when the bar code is one', () => {
  const lines = [
    line({ pos: 'B', itemNumber: 'P00031', barcode: '5411234567897' }),
    line({ pos: 'C', itemNumber: ' ', barcode: '5411234567890' }),
    line({ pos: 'D', barcode: 'REF 12' })
  ];
  const xml = toUbl(sealed({ lines }));
  expect(texts(xml, 'InvoiceLine/Item/SellersItemIdentification/ID')).toEqual(['P00031']);
  expect(texts(xml, 'InvoiceLine/Item/StandardItemIdentification/ID')).toEqual(['5411234567897']);
  expect(xml).toContain('<cbc:ID schemeID="0160">5411234567897</cbc:ID>');
});
