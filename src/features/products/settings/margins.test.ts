// The usual margins: set, changed and taken away without touching the others.
import { expect, test } from 'vitest';
import type { Company } from '#domain/company/model.ts';
import { usualMarkup } from '#domain/product/margin.ts';
import { setMargin } from './margins.ts';

test('a group goes back to the general margin when its own is taken away', () => {
  const general = setMargin({} as Company, '', { kind: 'percent', value: '30' });
  const both = setMargin(general, 'Vannes', { kind: 'amount', value: '2.5' });
  expect(usualMarkup(both, 'Vannes')).toEqual({ kind: 'amount', value: '2.5' });
  expect(usualMarkup(both, 'Autre')).toEqual({ kind: 'percent', value: '30' });
  const back = setMargin(both, 'Vannes', undefined);
  expect(usualMarkup(back, 'Vannes')).toEqual({ kind: 'percent', value: '30' });
  expect(setMargin(back, '', undefined).margins).toEqual({});
});

test('a group named like a part of every object is only a name', () => {
  const company = setMargin({} as Company, 'constructor', { kind: 'percent', value: '10' });
  expect(usualMarkup(company, 'constructor')).toEqual({ kind: 'percent', value: '10' });
  expect(usualMarkup(company, 'toString')).toBeUndefined();
});
