// A page put into received invoices of every dialect: found there, and nothing else changed.
import { describe, expect, test } from 'vitest';
import { bytesOf, creditNote, efff, enveloped, peppol, ublBe } from '../../../tests/ubl/samples.ts';
import { attachmentBytes, pdfOf } from './read/attachment.ts';
import { readUbl } from './read/read-ubl.ts';
import { withPage } from './with-page.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\n');
const bare = (xml: string) => xml.replace(/<cac:AdditionalDocumentReference>.*?<\/cac:AdditionalDocumentReference>/gs, '');
const read = (bytes: Uint8Array) => {
  const result = readUbl(bytes);
  if (!result.ok) throw new Error(result.fault);
  return result.value;
};

describe.each([
  ['BIS Billing 3', bare(peppol())],
  ['UBL.BE', bare(ublBe())],
  ['e-FFF on UBL 2.0', bare(efff())],
  ['a credit note', bare(creditNote(peppol()))],
  ['another prefix', bare(peppol()).replaceAll('cbc:', 'b.x:').replaceAll('cac:', 'x:').replaceAll('xmlns:cbc', 'xmlns:b.x').replaceAll('xmlns:cac', 'xmlns:x')],
  ['an envelope', enveloped(bare(peppol()))]
])('%s', (_, xml) => {
  test('the page is in it, and all the rest is as it was', () => {
    const before = read(bytesOf(xml));
    const whole = withPage(bytesOf(xml), PDF, 'Été & « 77 ».pdf');
    const after = read(whole!);
    expect(attachmentBytes(pdfOf(after)!)).toEqual({ ok: true, value: PDF });
    expect({ ...after, attachments: [] }).toEqual({ ...before, attachments: [] });
    expect(after.attachments.length).toBe(before.attachments.length + 1);
    expect(after.attachments.map(({ name }) => name)).toContain('Été & « 77 ».pdf');
  });
});

test('bytes of another encoding stay as they are', () => {
  const xml = bare(peppol()).replace(/<\?xml[^>]*\?>/, '<?xml version="1.0" encoding="ISO-8859-1"?>').replace('Vanne', 'Vannes à bille');
  const bytes = Uint8Array.from(xml, (char) => char.charCodeAt(0));
  const whole = withPage(bytes, PDF, 'x.pdf')!;
  const at = whole.findIndex((byte, i) => byte !== bytes[i]);
  const added = whole.length - bytes.length;
  // The first byte that differs may be one that is the same in both.
  expect([...whole.subarray(0, at), ...whole.subarray(at + added)]).toEqual([...bytes]);
});

test.each([
  ['UTF-16', Uint8Array.from([0xff, 0xfe, ...[...bare(peppol())].flatMap((char) => [char.charCodeAt(0), 0])])],
  ['no invoice', bytesOf('<Order xmlns="urn:x"/>')],
  ['an invoice without namespaces', bytesOf('<Invoice><AccountingSupplierParty/></Invoice>')],
  ['nothing after which it stands', bytesOf(bare(peppol()).replaceAll('AccountingSupplierParty', 'OtherParty'))]
])('%s takes none', (_, bytes) => expect(withPage(bytes, PDF, 'x.pdf')).toBeUndefined());
