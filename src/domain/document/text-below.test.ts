// The foot that the company set stands on every document in its language, once.
import { expect, test } from 'vitest';
import { textBelowOf } from './text-below.ts';

const company = { textBelow: { fr: 'Merci de votre confiance.', nl: 'Dank u.' } };

test.each([
  ['alone', undefined, 'fr', 'Merci de votre confiance.'],
  ['after the document’s own words', 'Chantier terminé.', 'fr', 'Chantier terminé.\n\nMerci de votre confiance.'],
  ['in the language of the document', 'Werf klaar.', 'nl', 'Werf klaar.\n\nDank u.'],
  ['once, on a copy that has it already', 'Chantier terminé.\n\nMerci de votre confiance.', 'fr', 'Chantier terminé.\n\nMerci de votre confiance.'],
  ['nothing where the company says nothing in that language', undefined, 'de', undefined],
  ['the document’s own words alone there', 'Fertig.', 'de', 'Fertig.']
] as const)('%s', (_, textBelow, language, printed) => {
  expect(textBelowOf({ kind: 'invoice', textBelow, language }, company)).toBe(printed);
});

test('a company without a foot changes nothing', () => {
  expect(textBelowOf({ kind: 'invoice', textBelow: 'Seul.', language: 'fr' }, {})).toBe('Seul.');
  expect(textBelowOf({ kind: 'invoice', language: 'fr' }, {})).toBeUndefined();
});
