// VAT numbers of every member state: right ones taken, slips found, Northern Ireland for goods only.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOtherMemberState, isVatNumber, parseVatNumber, printVatNumber, vatCountry } from './vatnumber.ts';

test.each([
  ['BE 0403.170.701', 'BE0403170701'],
  ['TVA BE 403170701', 'BE0403170701'],
  ['btw be0403170701', 'BE0403170701'],
  ['0403.170.701', 'BE0403170701'],
  ['BE1001686633', 'BE1001686633'],
  ['BTW-nr: BE 0403 170 701', 'BE0403170701'],
  ['N° TVA : BE0403170701', 'BE0403170701'],
  ['BTW NL004495445B01', 'NL004495445B01'],
  ['TVA n° BE0403170701', 'BE0403170701'],
  ['ATU 13585627', 'ATU13585627'],
  ['DE 136.695 976', 'DE136695976'],
  ['FR 40 303 265 045', 'FR40303265045'],
  ['FRK7399859412', 'FRK7399859412'],
  ['NL004495445B01', 'NL004495445B01'],
  ['NL 0000.99.998.B57', 'NL000099998B57'],
  ['IT00743110157', 'IT00743110157'],
  ['LU 150.274.42', 'LU15027442'],
  ['PL8567346215', 'PL8567346215'],
  ['PT501964843', 'PT501964843'],
  ['FI 20774740', 'FI20774740'],
  ['SE123456789701', 'SE123456789701'],
  ['ESB58378431', 'ESB58378431'],
  ['GR 094259216', 'EL094259216'],
  ['EL094259216', 'EL094259216'],
  ['IE6433435F', 'IE6433435F'],
  ['IE 8D79739I', 'IE8D79739I'],
  ['XI123456789', 'XI123456789'],
  ['XIGD123', 'XIGD123']
])('%s → %s', (text, value) => {
  expect(parseVatNumber(text)).toEqual({ ok: true, value });
  expect(isVatNumber(value)).toBe(true);
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['US123456789', 'unknownCountry'],
  ['GB123456789', 'unknownCountry'],
  ['CHE123456789', 'unknownCountry'],
  ['toString', 'unknownCountry'],
  ['BE', 'wrongForm'],
  ['BE2403170701', 'wrongForm'],
  ['123', 'wrongForm'],
  ['DE12345678', 'wrongForm'],
  ['FRO7399859412', 'wrongForm'],
  ['BE0403170702', 'wrongCheck'],
  ['ATU13585626', 'wrongCheck'],
  ['DE136695978', 'wrongCheck'],
  ['FR41303265045', 'wrongCheck'],
  ['NL123456789B90', 'wrongCheck'],
  ['IT00743110158', 'wrongCheck'],
  ['LU15027443', 'wrongCheck'],
  ['PL8567346216', 'wrongCheck'],
  ['PT501964842', 'wrongCheck'],
  ['FI20774741', 'wrongCheck'],
  ['SE123456789101', 'wrongCheck']
])('refuses "%s": %s', (text, fault) => {
  expect(parseVatNumber(text)).toEqual({ ok: false, fault });
});

describe('countries', () => {
  test('Greece and Northern Ireland have prefixes of their own', () => {
    expect(vatCountry('EL094259216')).toBe('GR');
    expect(vatCountry('XI123456789')).toBe('GB');
    expect(vatCountry('BE0403170701')).toBe('BE');
  });
  test('other member states, for goods and for services', () => {
    expect(isOtherMemberState('FR40303265045', 'goods')).toBe(true);
    expect(isOtherMemberState('FR40303265045', 'services')).toBe(true);
    expect(isOtherMemberState('XI123456789', 'goods')).toBe(true);
    expect(isOtherMemberState('XI123456789', 'services')).toBe(false);
    expect(isOtherMemberState('BE0403170701', 'goods')).toBe(false);
    expect(isOtherMemberState('CHE123456789', 'goods')).toBe(false);
  });
});

test('prints', () => {
  expect(printVatNumber('BE0403170701')).toBe('BE 0403.170.701');
  expect(printVatNumber('FR40303265045')).toBe('FR 40303265045');
});

test('any text gives a number that is read again as itself, or a reason', () => {
  const typed = fc.string({ unit: fc.constantFrom(...'BEFRNLDU0123456789. '), maxLength: 16 });
  fc.assert(
    fc.property(fc.oneof(fc.string(), typed), (text) => {
      const read = parseVatNumber(text);
      if (read.ok) expect(parseVatNumber(printVatNumber(read.value))).toEqual(read);
      else expect(read.fault).toMatch(/^[a-zA-Z]+$/);
    })
  );
});
