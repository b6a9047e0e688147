// The findings in an electronic invoice: each in words, and none twice.
import { describe, expect, it } from 'vitest';
import type { PurchaseProblem } from '#domain/purchase/check.ts';
import type { UblProblem } from '#domain/ubl/read/problems.ts';
import { ublProblemText, unsaid } from './ubl-words.ts';

const otherBuyer: UblProblem = { code: 'otherBuyer', name: 'Autre SRL', found: '0458712010', expected: '0987654394' };
const wrongSum: UblProblem = { code: 'wrongSum', sum: 'taxAmount', found: 2000, expected: 2100, percent: '21' };
const said: PurchaseProblem = { field: '', code: 'otherBuyer', level: 'hint' };

describe('the findings in a file', () => {
  it('are said once: what the purchase is told of is left out', () => {
    expect(unsaid([otherBuyer, wrongSum, { code: 'missing', part: 'number' }], [said])).toEqual([wrongSum]);
    expect(unsaid([otherBuyer, { code: 'missing', part: 'taxes' }], [])).toEqual([otherBuyer, { code: 'missing', part: 'taxes' }]);
  });

  it('name the figures', () => {
    const text = ublProblemText(wrongSum, 'EUR').replace(/\s/g, ' ');
    expect(text).toContain('20,00 EUR');
    expect(text).toContain('21,00 EUR');
    expect(text).toContain('21 %');
    expect(ublProblemText(otherBuyer, 'EUR')).toContain('Autre SRL (0458712010)');
    expect(ublProblemText({ code: 'notByTransfer', how: 'directDebit' }, 'EUR')).toContain('domiciliation');
    expect(ublProblemText({ code: 'notByTransfer', how: 'card' }, 'EUR')).toContain('carte');
  });
});
