// Terms of payment in four languages, and the numbers of days that are none.
import { describe, expect, it } from 'vitest';
import { paper } from '../../../../tests/purchases/paper.ts';
import { OWN, READ_ON } from '../../../../tests/purchases/papers.ts';
import { linesOf } from './page.ts';
import { recognise } from './recognise.ts';
import { termIn } from './term.ts';

const term = (...texts: readonly string[]) => termIn(linesOf([paper(...texts.map((text, i) => [50, 100 + i * 20, text] as const))]));

describe('a term', () => {
  it.each([
    ['Payable à 30 jours', { days: 30 }],
    ['Paiement : 30 jours fin de mois', { days: 30, endOfMonth: true }],
    ['30 jours fin de mois', { days: 30, endOfMonth: true }],
    ['Délai de paiement 14 jours date de facture', { days: 14 }],
    ['Paiement au comptant', { days: 0 }],
    ['Conditions de paiement : comptant', { days: 0 }],
    ['Payable dès réception', { days: 0 }],
    ['Betaling binnen 30 dagen', { days: 30 }],
    ['Betaaltermijn: 60 dagen einde maand', { days: 60, endOfMonth: true }],
    ['Te betalen binnen de 8 dagen na factuurdatum', { days: 8 }],
    ['Contante betaling', { days: 0 }],
    ['Zahlbar innerhalb von 14 Tagen', { days: 14 }],
    ['Zahlungsziel: 30 Tage Monatsende', { days: 30, endOfMonth: true }],
    ['Sofort zahlbar', { days: 0 }],
    ['Payable within 30 days', { days: 30 }],
    ['Payment terms: 30 days end of month', { days: 30, endOfMonth: true }],
    ['Due on receipt', { days: 0 }]
  ])('%s', (text, expected) => expect(term(text)).toEqual(expected));

  it.each([
    'Escompte de 2 % pour paiement dans les 8 jours',
    'Skonto 3 % bei Zahlung innerhalb von 10 Tagen',
    'Toute réclamation doit parvenir dans les 8 jours',
    'En cas de retard de paiement de plus de 15 jours, un intérêt est dû',
    'Bij laattijdige betaling na 15 dagen',
    'Offre valable 30 jours',
    'Location 12 jours',
    'Paiement comptoir reçu',
    'Contant betaald',
    'Payable à 900 jours'
  ])('not in: %s', (text) => expect(term(text)).toBeUndefined());

  it('stands in two cells, and is none where two differ', () => {
    expect(termIn(linesOf([paper([50, 100, 'Conditions de paiement'], [300, 100, '30 jours fin de mois'])]))).toEqual({ days: 30, endOfMonth: true });
    expect(term('Payable à 30 jours', 'Betaling binnen 30 dagen')).toEqual({ days: 30 });
    expect(term('Payable à 30 jours', 'Betaling binnen 60 dagen')).toBeUndefined();
  });
});

describe('the due date', () => {
  const read = (...texts: readonly string[]) =>
    recognise([paper([50, 60, 'FACTURE', 20], ...texts.map((text, i) => [50, 120 + i * 20, text] as const))], { own: OWN, today: READ_ON });

  it('is counted from the issue date, less sure than a printed one', () => {
    const counted = read('Date de facture : 15/01/2026', 'Payable à 30 jours fin de mois');
    const printed = read('Date de facture : 15/01/2026', 'Échéance : 28/02/2026', 'Payable à 14 jours');
    expect([counted.dueDate?.value, printed.dueDate?.value]).toEqual(['2026-02-28', '2026-02-28']);
    expect(counted.dueDate!.confidence).toBeLessThan(printed.dueDate!.confidence);
    expect(counted.dueDate!.confidence).toBeLessThan(counted.issueDate!.confidence);
  });

  it('is not made up without an issue date', () => {
    expect(read('Payable à 30 jours').dueDate).toBeUndefined();
  });
});
