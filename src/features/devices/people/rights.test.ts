// Rights between the fields and the device list: nothing is gained or lost on the way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowed } from '#sync/roles.ts';
import { draftOf, type Right, rightsFault, rightsOf } from './rights.ts';

const right = fc.constantFrom<Right>('none', 'see', 'edit');

describe('rights of an invitation', () => {
  it('come back as they were chosen, and mean what was chosen', () => {
    fc.assert(
      fc.property(right, right, right, right, (sales, contacts, purchases, companydocuments) => {
        const rights = rightsOf({ role: 'staff', sales, contacts, purchases, companydocuments });
        expect(draftOf(rights)).toEqual({ role: 'staff', sales, contacts, purchases, companydocuments });
        expect(allowed(rights, 'companydocuments', 'push')).toBe(companydocuments === 'edit');
        expect(allowed(rights, 'companydocuments', 'read')).toBe(companydocuments !== 'none');
        expect(allowed(rights, 'sales', 'push')).toBe(sales === 'edit');
        expect(allowed(rights, 'contacts', 'read')).toBe(contacts !== 'none');
        expect(allowed(rights, 'purchases', 'push')).toBe(purchases === 'edit');
        expect(allowed(rights, 'company', 'push')).toBe(false);
      })
    );
  });

  it('of the accountant are the same whatever the fields held', () => {
    expect(rightsOf({ role: 'accountant', sales: 'edit', contacts: 'edit', purchases: 'edit', companydocuments: 'edit' })).toEqual({ role: 'accountant' });
  });

  it('of staff must be of some use', () => {
    const fault = (sales: Right, contacts: Right, purchases: Right = 'none', companydocuments: Right = 'none') => rightsFault({ role: 'staff', sales, contacts, purchases, companydocuments });
    expect([fault('none', 'none'), fault('edit', 'none'), fault('see', 'none'), fault('edit', 'see'), fault('none', 'none', 'see'), fault('none', 'none', 'none', 'see')]).toEqual(['nothing', 'customers', undefined, undefined, undefined, undefined]);
    expect(rightsFault({ role: 'accountant', sales: 'none', contacts: 'none', purchases: 'none', companydocuments: 'none' })).toBeUndefined();
  });
});
