// A name that says that it is of a company.
import { expect, test } from 'vitest';
import { namesLegalForm } from './legal-forms.ts';

test.each([
  ['Récup Sambre SRL', true],
  ['B.V. Van Damme', true],
  ['Les Amis asbl', true],
  ['Jeanne Dumont', false],
  ['Sarah Nv', true],
  ['SA', false],
  ['Sabine Ag. Peeters', false],
  ['', false]
])('%s: %s', (name, is) => expect(namesLegalForm(name)).toBe(is));
