// Invoices of suppliers in the dialects met in Belgium, and files that are no invoices or mean harm.
import { describe, expect, test } from 'vitest';
import { bytesOf, creditNote, efff, enveloped, ublBe, peppol } from '../../../../tests/ubl/samples.ts';
import { attachmentBytes, pdfOf } from './attachment.ts';
import { readUbl, type UblFault } from './read-ubl.ts';

function read(xml: string | Uint8Array) {
  const result = readUbl(typeof xml === 'string' ? bytesOf(xml) : xml);
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}
const faultOf = (xml: string | Uint8Array): UblFault | undefined => {
  const result = readUbl(typeof xml === 'string' ? bytesOf(xml) : xml);
  return result.ok ? undefined : result.fault;
};

describe('dialects', () => {
  test('BIS Billing 3', () => {
    const invoice = read(peppol());
    expect(invoice).toMatchObject({ type: 'invoice', dialect: 'peppol', number: 'F-77', issueDate: '2026-11-03', dueDate: '2026-12-03', currency: 'EUR', remarks: [] });
    expect(invoice.taxes).toEqual([{ category: 'S', percent: '21', base: '100', vat: '21' }]);
    expect(invoice.lines[0]).toMatchObject({ quantity: '4', unit: 'C62', price: '2500', baseQuantity: '100', net: '100', name: 'Vanne thermostatique' });
  });
  test('any prefix, and an envelope around it', () => {
    const other = peppol().replaceAll('cbc:', 'b:').replaceAll('cac:', 'x:').replaceAll('xmlns:cbc', 'xmlns:b').replaceAll('xmlns:cac', 'xmlns:x');
    expect(read(other)).toEqual(read(peppol()));
    expect(read(enveloped(other))).toEqual(read(peppol()));
  });
  test('e-FFF on UBL 2.0: codes in names, rates at subtotals, the due date with the payment, its PDF', () => {
    const invoice = read(efff());
    expect(invoice).toMatchObject({ type: 'invoice', dialect: 'efff', number: '2026/118', issueDate: '2026-11-03', dueDate: '2026-12-03' });
    expect(invoice.seller).toMatchObject({ name: 'Bakkerij Zoë BV', vatNumber: 'BE 0987.654.394', address: { street: 'Kerkstraat 4', city: 'Gent' } });
    expect(invoice.payments[0]).toMatchObject({ account: 'BE16 9850 0000 0174', bic: 'KREDBEBB' });
    expect(invoice.taxes.map(({ category, percent, vat }) => [category, percent, vat])).toEqual([
      ['S', '21', '21'],
      ['S', '6', '6'],
      ['AE', '0', '0']
    ]);
    expect(invoice.lines.map(({ name, tax, vat }) => [name, tax.percent, vat])).toEqual([
      ['Brood', '6', '6'],
      ['Oven', '21', '21'],
      ['Werken', '0', '0']
    ]);
    const pdf = pdfOf(invoice);
    expect(pdf).toMatchObject({ mime: 'application/pdf', name: 'factuur.pdf', description: 'PrimaryImage' });
    expect(attachmentBytes(pdf!)).toEqual({ ok: true, value: new TextEncoder().encode('%PDF-1.7\n') });
  });
  test('UBL.BE', () => {
    const invoice = read(ublBe());
    expect(invoice).toMatchObject({ dialect: 'ublBe', taxes: [{ category: 'S', name: '03', percent: '21' }], lines: [{ vat: '21' }] });
    expect(invoice.attachments).toHaveLength(1);
  });
});

describe('credit notes have positive amounts', () => {
  test('a CreditNote, and one with negative amounts', () => {
    const [plain, negative] = [read(creditNote(peppol())), read(creditNote(peppol({ net: '-100.00', vat: '-21.00', gross: '-121.00' }).replace('>4<', '>-4<')))];
    expect(plain).toMatchObject({ type: 'creditNote', typeCode: '381', remarks: [] });
    expect(negative).toEqual({ ...plain, remarks: [{ code: 'turnedPositive' }] });
  });
  test('an Invoice of type 381, whatever its sign', () => {
    expect(read(efff({ type: '381' }))).toMatchObject({ type: 'creditNote', totals: { gross: '277' }, remarks: [{ code: 'creditNoteByType' }] });
    expect(read(efff({ type: '381', sign: '-' }))).toMatchObject({ type: 'creditNote', totals: { gross: '277' }, remarks: [{ code: 'creditNoteByType' }, { code: 'turnedPositive' }] });
  });
  test('an invoice below zero', () => {
    const invoice = read(peppol({ net: '-100.00', vat: '-21.00', gross: '-121.00' }).replace('>4<', '>-4<'));
    expect(invoice).toMatchObject({ type: 'creditNote', totals: { gross: '121' }, lines: [{ quantity: '4', net: '100', price: '2500' }], remarks: [{ code: 'creditNoteBySign' }, { code: 'turnedPositive' }] });
  });
});

describe('what is missing or wrong is left out', () => {
  test('no breakdown of VAT: it is made from the lines', () => {
    const invoice = read(peppol().replace(/<cac:TaxSubtotal>[^]*?<\/cac:TaxSubtotal>/, ''));
    expect(invoice.taxes).toEqual([{ category: 'S', percent: '21', base: '100', vat: '21' }]);
    expect(invoice.remarks).toEqual([{ code: 'taxesFromLines' }]);
  });
  test('a day and figures that are none are remarked', () => {
    const invoice = read(peppol({ gross: '1.210,00', payable: '1e5' }).replace('2026-11-03', '2026-13-45'));
    expect(invoice).not.toHaveProperty('issueDate');
    expect(invoice.totals).not.toHaveProperty('gross');
    expect(invoice.remarks.map((remark) => ('text' in remark ? remark.text : remark.code))).toEqual(['1.210,00', '1e5', '2026-13-45']);
  });
  test('nothing but a root and a number', () => {
    expect(read('<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">1</ID></Invoice>')).toMatchObject({ number: '1', lines: [], taxes: [] });
  });
});

describe('encodings', () => {
  const utf16 = (text: string, big: boolean) => new Uint8Array([...`\ufeff${text}`].flatMap((char) => (big ? [char.charCodeAt(0) >> 8, char.charCodeAt(0) & 255] : [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8])));
  const named = peppol({ seller: { name: 'Zoë – Œuvre €' } });
  test('UTF-8 with a mark, UTF-16 both ways', () => {
    expect(read(bytesOf(`\ufeff${named}`)).seller.name).toBe('Zoë – Œuvre €');
    for (const big of [true, false]) expect(read(utf16(named.replace('UTF-8', 'UTF-16'), big)).seller.name).toBe('Zoë – Œuvre €');
  });
  test('windows-1252, as it is said or not', () => {
    const high: Record<string, number> = { '–': 0x96, Œ: 0x8c, '€': 0x80 };
    const bytes = (text: string) => Uint8Array.from(text, (char) => high[char] ?? char.charCodeAt(0));
    expect(read(bytes(named.replace('UTF-8', 'windows-1252')))).toMatchObject({ seller: { name: 'Zoë – Œuvre €' }, remarks: [] });
    expect(read(new TextEncoder().encode(named.replace('UTF-8', 'ISO-8859-1')))).toMatchObject({ seller: { name: 'Zoë – Œuvre €' }, remarks: [{ code: 'encodingAssumed' }] });
    expect(read(bytes(named))).toMatchObject({ seller: { name: 'Zoë – Œuvre €' }, remarks: [{ code: 'encodingAssumed' }] });
  });
  test('characters beyond the first plane', () => {
    expect(read(peppol({ seller: { name: 'Menuiserie 🪵 𝔸' } })).seller.name).toBe('Menuiserie 🪵 𝔸');
  });
  test('others are not read', () => expect(faultOf(named.replace('UTF-8', 'Shift_JIS'))).toBe('encoding'));
});

describe('bad input', () => {
  const [declaration, body] = ['<?xml version="1.0"?>', peppol().replace(/<\?xml[^>]*\?>\s*/, '')];
  test('an external entity', () => {
    const xml = `${declaration}<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>${body.replace('F-77', '&x;')}`;
    expect(faultOf(xml)).toBe('doctype');
    expect(faultOf(`${declaration}<!DOCTYPE Invoice SYSTEM "http://localhost/x.dtd">${body}`)).toBe('doctype');
    expect(faultOf(body.replace('F-77', '&x;'))).toBe('brokenXml');
  });
  test('a billion laughs', () => {
    const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    expect(faultOf(`${declaration}<!DOCTYPE Invoice [<!ENTITY l0 "ha">${laughs}]>${body.replace('F-77', '&l10;')}`)).toBe('doctype');
  });
  test('100 MB are refused before they are looked at', () => {
    const huge = new Uint8Array(100 * 1024 * 1024).fill(0x20);
    const start = performance.now();
    expect(faultOf(huge)).toBe('tooLarge');
    expect(performance.now() - start).toBeLessThan(50);
  });
  test('too many elements, attributes, letters, levels', () => {
    const within = (content: string) => peppol({ head: content });
    const limits = { elements: 200, attributes: 5, text: 1000, depth: 20 };
    const limited = (xml: string) => readUbl(bytesOf(xml), limits);
    expect(limited(peppol())).toMatchObject({ ok: true });
    expect(limited(within('<cac:X/>'.repeat(300)))).toEqual({ ok: false, fault: 'tooLarge' });
    expect(limited(within('<cac:X a="" b="" c="" d="" e="" f=""/>'))).toEqual({ ok: false, fault: 'tooLarge' });
    expect(limited(within(`<cbc:Note>${'a'.repeat(1001)}</cbc:Note>`))).toEqual({ ok: false, fault: 'tooLarge' });
    expect(limited(within('<cac:X>'.repeat(30) + '</cac:X>'.repeat(30)))).toEqual({ ok: false, fault: 'tooDeep' });
    expect(faultOf(within('<cac:X>'.repeat(100_000)))).toBe('tooDeep');
  });
  test.each([
    ['nothing', '', 'notXml'],
    ['a PDF', '%PDF-1.7', 'notXml'],
    ['a program', 'MZ\u0000\u0001', 'notXml'],
    ['JSON', '{"a": 1}', 'notXml'],
    ['a page that is not closed', '<html><p>', 'brokenXml'],
    ['a page', '<html></html>', 'notUbl'],
    ['an invoice without namespace', '<Invoice><ID>1</ID></Invoice>', 'wrongNamespace'],
    ['an invoice of UBL 1.0', '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-1.0"><ID>1</ID></Invoice>', 'wrongNamespace'],
    ['an order', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>', 'notUbl'],
    ['parts of another version', peppol().replace('CommonBasicComponents-2', 'CommonBasicComponents-9'), 'wrongNamespace'],
    ['a file cut off', peppol().slice(0, 3000), 'brokenXml'],
    ['an envelope with something else', enveloped('<x/>'), 'notUbl'],
    ['an envelope with an invoice of no namespace', enveloped('<Invoice/>'), 'wrongNamespace']
  ] satisfies [string, string, UblFault][])('%s', (_, xml, fault) => expect(faultOf(xml)).toBe(fault));
  test('names that would turn the reading direction lose what turns it', () => {
    expect(read(peppol({ seller: { name: 'Banque \u202eecnarF' } })).seller.name).toBe('Banque ecnarF');
  });
  test('an attribute or element called after something of JavaScript', () => {
    expect(read(peppol({ head: '<cac:__proto__ constructor="x"/>' })).number).toBe('F-77');
  });
});

describe('files within', () => {
  test.each([
    ['JVBERi0', true],
    ['JVBE Ri0=\n', true],
    ['JVBER$i0', false],
    ['JVBER', false],
    ['====', false],
    [undefined, false]
  ])('base64 %j: %s', (base64, ok) => expect(attachmentBytes({ base64 }).ok).toBe(ok));
  test('one that is too large is not decoded', () => expect(attachmentBytes({ base64: 'A'.repeat(4000) }, 1000)).toEqual({ ok: false, fault: 'tooLarge' }));
});
