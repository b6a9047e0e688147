// Payment files: right by the official schemas where they are here, and by what is read back from them everywhere.
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Element, parseXmlDocument } from 'slimdom';
import { describe, expect, test } from 'vitest';
import { schemaOf, SEPA_FOLDER } from '../../../tests/sepa/schema.ts';
import { makeOgm } from '../numbers/ogm.ts';
import { makeRf } from '../numbers/rf.ts';
import type { PainRequest, SepaPayment } from './model.ts';
import { toPain001 } from './pain001.ts';
import { sepaName, sepaText } from './sepa-text.ts';

const request: PainRequest = {
  version: '09',
  debtor: { name: 'Atelier Dupré SRL', iban: 'BE16985000000174', bic: 'GEBABEBB', enterpriseNumber: '0123456749' },
  executionDate: '2026-03-05',
  messageId: 'ATELIERDUPRE-20260303-0001',
  createdAt: '2026-03-03T10:15:00.123Z',
  batchBooking: true,
  payments: [
    { id: 'E2E-2026-0001', name: 'Fournisseur Un SA', iban: 'BE47985000020180', bic: 'GEBABEBB', cents: 121_000, currency: 'EUR', communication: '202600000192' },
    { id: 'E2E-2026-0002', name: 'Fournisseur Deux SRL', iban: 'BE36985000020281', cents: 30_250, currency: 'EUR', communication: 'RF48INV20260007' },
    { id: 'E2E-2026-0003', name: 'Maison Verte ASBL', iban: 'BE80985000010177', cents: 1, currency: 'EUR', text: 'Facture F-2026/118 du 01-03-2026' }
  ]
};
const written = (of: PainRequest): string => {
  const file = toPain001(of);
  if (!file.ok) throw new Error(JSON.stringify(file.faults));
  return file.value;
};
const schemas = { '03': schemaOf('pain.001.001.03'), '09': schemaOf('pain.001.001.09') };
const valid = (xml: string, version: '03' | '09') => schemas[version]?.(xml) ?? '';
const elements = (xml: string, name: string) => (parseXmlDocument(xml).getElementsByTagName(name) as Element[]).map((element) => element.textContent);

/** Leaves of a file with their paths, without what our own sample says more or otherwise: addresses, names of lots, the own instruction ids. */
function leaves(xml: string): string[] {
  const paths: string[] = [];
  const walk = (element: Element, at: string) => {
    const children = element.children as Element[];
    if (children.length === 0) paths.push(`${at}=${element.textContent}`);
    for (const child of children) walk(child, `${at}/${child.localName}`);
  };
  walk(parseXmlDocument(xml).documentElement!, '');
  return paths.filter((leaf) => !/PstlAdr|PmtInfId|InstrId|CreDtTm/.test(leaf));
}

test.each(['03', '09'] as const)('.%s says what the sample says, where it is here', (version) => {
  const xml = written({ ...request, version });
  expect(valid(xml, version)).toBe('');
  expect(written({ ...structuredClone(request), version })).toBe(xml);
  const sample = path.join(SEPA_FOLDER, 'samples-own', `pain.001.001.${version}.belgian.xml`);
  const wanted = existsSync(sample) ? readFileSync(sample, 'utf8') : xml.replace('Dupré', 'Dupre');
  expect(leaves(xml)).toEqual(leaves(wanted));
});

test('a schema that is here refuses what is wrong', () => {
  const xml = written(request);
  for (const broken of [xml.replace('<CtrlSum>', '<CtrlSum>x'), xml.replace('</MsgId>', `${'9'.repeat(20)}</MsgId>`), xml.replaceAll('BICFI', 'BIC')]) {
    expect(broken).not.toBe(xml);
    expect(schemas['09']?.(broken) ?? 'no schema here').not.toBe('');
  }
});

describe('the file', () => {
  test('differs by version where the schemas do', () => {
    const [old, current] = [written({ ...request, version: '03' }), written(request)];
    expect(old).toContain('<ReqdExctnDt>2026-03-05</ReqdExctnDt>');
    expect(old).toContain('<FinInstnId><BIC>GEBABEBB</BIC></FinInstnId>');
    expect(current).toContain('<ReqdExctnDt><Dt>2026-03-05</Dt></ReqdExctnDt>');
    expect(current).toContain('<FinInstnId><BICFI>GEBABEBB</BICFI></FinInstnId>');
    expect(current).toContain('<CreDtTm>2026-03-03T10:15:00Z</CreDtTm>');
  });

  test('each day has its own lot, in order, with its own sums', () => {
    const payments = request.payments.map((payment, i) => (i === 0 ? { ...payment, date: '2026-04-01' } : i === 1 ? { ...payment, date: '2026-01-01' } : payment));
    const xml = written({ ...request, payments, batchBooking: false });
    expect(elements(xml, 'Dt')).toEqual(['2026-01-01', '2026-03-05', '2026-04-01']);
    expect(elements(xml, 'CtrlSum')).toEqual(['1512.51', '302.50', '0.01', '1210.00']);
    expect(new Set(elements(xml, 'PmtInfId')).size).toBe(3);
    expect(elements(xml, 'BtchBookg')).toEqual(['false', 'false', 'false']);
    expect(valid(xml, '09')).toBe('');
  });

  test('the own BIC comes from the bank code, else it is not provided', () => {
    const { bic: _, ...debtor } = request.debtor;
    expect(elements(written({ ...request, debtor }), 'DbtrAgt')).toEqual(['NOTPROVIDED']);
    expect(elements(written({ ...request, debtor: { ...debtor, iban: 'BE43068999999501' } }), 'DbtrAgt')[0]).toMatch(/^[A-Z]{4}BE/);
    expect(valid(written({ ...request, debtor, version: '03' }), '03')).toBe('');
  });

  test('without communication nothing is said', () => {
    const { text: _, ...silent } = request.payments[2]!;
    expect(elements(written({ ...request, payments: [silent] }), 'RmtInf')).toEqual([]);
  });
});

test.each<[Partial<SepaPayment>, string]>([
  [{ iban: 'BE47985000020181' }, 'wrongIban'],
  [{ iban: 'SA0380000000608010167519' }, 'notSepa'],
  [{ iban: 'BE16985000000174' }, 'ownAccount'],
  [{ bic: 'X' }, 'wrongBic'],
  [{ cents: 0 }, 'wrongAmount'],
  [{ cents: 1.5 }, 'wrongAmount'],
  [{ cents: 100_000_000_000 }, 'wrongAmount'],
  [{ currency: 'USD' }, 'notEuro'],
  [{ name: ' ' }, 'noName'],
  [{ name: '🔥' }, 'noName'],
  [{ communication: '202600000193' }, 'wrongReference'],
  [{ communication: undefined, text: 'x'.repeat(141) }, 'textTooLong'],
  [{ id: 'x'.repeat(36) }, 'wrongId'],
  [{ id: 'E2E-2026-0002' }, 'sameId'],
  [{ date: '2026-02-30' }, 'wrongDate']
])('a payment with %o: %s', (change, code) => {
  const payments = [...request.payments.slice(1), { ...request.payments[0]!, ...change }];
  expect(toPain001({ ...request, payments })).toEqual({ ok: false, faults: [{ code, payment: payments[2]!.id }] });
});

test.each<[Partial<PainRequest>, string[]]>([
  [{ payments: [] }, ['noPayments']],
  [{ messageId: 'x'.repeat(31) }, ['wrongMessageId']],
  [{ executionDate: '2026-02-30' }, ['wrongDate']],
  [{ debtor: { name: '', iban: 'BE16985000000175', bic: 'X' } }, ['noName', 'wrongIban', 'wrongBic']]
])('a file with %o: %o', (change, codes) => {
  expect(toPain001({ ...request, ...change })).toEqual({ ok: false, faults: codes.map((code) => ({ code })) });
});

const ibans = ['BE47985000020180', 'BE36985000020281', 'BE80985000010177', 'NL91ABNA0417164300', 'FR1420041010050500013M02606'];
const letters = fc.array(fc.oneof(fc.nat(0x10ffff).map((point) => String.fromCodePoint(point)), fc.constantFrom(...'aé&<>"\' /-;Яψ\n')), { maxLength: 90 }).map((chars) => chars.join(''));
const payment: fc.Arbitrary<SepaPayment> = fc
  .record({
    id: fc.stringMatching(/^[A-Z0-9]{26}$/),
    name: letters.map((name) => `N${name}`),
    iban: fc.constantFrom(...ibans),
    bic: fc.constantFrom(undefined, 'GEBABEBB', 'KREDBEBBXXX'),
    cents: fc.oneof(fc.constantFrom(1, 99_999_999_999), fc.integer({ min: 1, max: 10_000_000 })),
    communication: fc.oneof(fc.constant(undefined), fc.stringMatching(/^\d{10}$/).map(makeOgm), fc.stringMatching(/^[A-Z0-9]{1,21}$/).map(makeRf)),
    text: letters.filter((text) => sepaText(text).length <= 140),
    date: fc.constantFrom(undefined, '2026-12-01', '2026-12-02')
  })
  .map(({ bic, communication, date, ...rest }) => ({ ...rest, currency: 'EUR', ...(bic && { bic }), ...(communication && { communication }), ...(date && { date }) }));

test('1,000 drawn batches of either version: valid and complete', () => {
  const batch = fc.record({
    version: fc.constantFrom('03' as const, '09' as const),
    payments: fc.uniqueArray(payment, { selector: ({ id }) => id, minLength: 1, maxLength: 6 }),
    batchBooking: fc.boolean(),
    debtor: letters.map((name) => ({ ...request.debtor, name: `D${name}` }))
  });
  fc.assert(
    fc.property(batch, (drawn) => {
      const { version, payments } = drawn;
      const xml = written({ ...request, ...drawn });
      expect(valid(xml, version)).toBe('');
      const document = parseXmlDocument(xml);
      const byId = new Map(payments.map((one) => [one.id, one]));
      const transfers = (document.getElementsByTagName('CdtTrfTxInf') as Element[]).map((element) => {
        const at = (tag: string) => (element.getElementsByTagName(tag) as Element[])[0]?.textContent ?? undefined;
        return { id: at('EndToEndId')!, amount: at('InstdAmt'), iban: at('IBAN'), name: at('Nm'), reference: at('Ref'), issuer: at('Issr'), text: at('Ustrd') };
      });
      expect(transfers).toHaveLength(payments.length);
      for (const { id, amount, ...said } of transfers) {
        const { iban, name: creditor, cents, communication, text = '' } = byId.get(id)!;
        expect(amount).toBe((cents / 100).toFixed(2));
        const issuer = communication && (communication.startsWith('RF') ? 'ISO' : 'BBA');
        expect(said).toEqual({ iban, name: sepaName(creditor), reference: communication, issuer, text: communication ? undefined : sepaText(text) || undefined });
      }
      const total = payments.reduce((sum, { cents }) => sum + BigInt(cents), 0n);
      const sums = (document.getElementsByTagName('CtrlSum') as Element[]).map((sum) => BigInt(sum.textContent!.replace('.', '')));
      expect([sums[0], sums.slice(1).reduce((sum, one) => sum + one, 0n)]).toEqual([total, total]);
    }),
    { numRuns: 1_000 }
  );
});
