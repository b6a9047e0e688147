// The table of rights, whole: every role, scope and action.
import { expect, test } from 'vitest';
import { allowed, type RoleEntry, scopesOf } from './roles.ts';
import { isContentScope } from './scopes.ts';

const roles: Record<string, RoleEntry> = {
  owner: { role: 'owner' },
  recovery: { role: 'recovery' },
  accountant: { role: 'accountant' },
  'sales edit': { role: 'staff', scopes: { sales: 'edit', contacts: 'see' } },
  'sees only': { role: 'staff', scopes: { contacts: 'see' } },
  nothing: { role: 'staff', scopes: {} }
};
// r read, p push, i issue
test.each([
  ['owner', { company: 'rp', contacts: 'rp', sales: 'rpi', handover: 'rp', later: 'rp', keys: 'rp', blobs: 'rp' }],
  ['recovery', { company: 'r', contacts: 'r', sales: 'r', handover: 'r', later: 'r', keys: 'rp', blobs: 'r' }],
  ['accountant', { company: 'r', contacts: 'r', sales: 'r', handover: 'rp', later: 'r', keys: 'r', blobs: 'r' }],
  ['sales edit', { company: 'r', contacts: 'r', sales: 'rpi', handover: 'rp', later: '', keys: 'r', blobs: 'rp' }],
  ['sees only', { company: 'r', contacts: 'r', sales: '', handover: '', later: '', keys: 'r', blobs: 'r' }],
  ['nothing', { company: 'r', contacts: '', sales: '', handover: '', later: '', keys: 'r', blobs: 'r' }]
])('%s', (name, expected) => {
  const may = (scope: string) => (['read', 'push', 'issue'] as const).filter((action) => allowed(roles[name]!, scope, action)).map((action) => action[0]).join('');
  expect(Object.fromEntries(Object.keys(expected).map((scope) => [scope, may(scope)]))).toEqual(expected);
});

test('names that objects have anyway are no scopes that somebody was given', () => {
  for (const scope of ['constructor', 'valueOf', 'toString', '__proto__']) expect(allowed(roles['nothing']!, scope, 'read')).toBe(false);
});

test('a role that this version does not know may nothing', () => {
  expect(allowed({ role: 'king' as 'owner' }, 'sales', 'read')).toBe(false);
});

test('the scopes whose keys a role holds', () => {
  const known = ['company', 'contacts', 'sales'];
  expect(scopesOf(roles['owner']!, known)).toEqual([...known, 'blobs']);
  expect(scopesOf(roles['sees only']!, known)).toEqual(['company', 'contacts', 'blobs']);
  expect(scopesOf({ role: 'staff', scopes: { later: 'see' } }, known)).toEqual(['company', 'later', 'blobs']);
});

test('what can name a scope with content', () => {
  for (const good of ['sales', 'xy', 'a'.repeat(20)]) expect(isContentScope(good)).toBe(true);
  for (const odd of ['keys', 'blobs', 'Sales', 's', '', 'a'.repeat(21), 'a-b', 3, null]) expect(isContentScope(odd)).toBe(false);
});
