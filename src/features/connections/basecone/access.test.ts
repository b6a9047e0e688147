// The ways into Basecone as they are typed: what the relay is given, and when it can be tried.
import { expect, test } from 'vitest';
import type { ShownConnection } from '#store/connections/connections.ts';
import { isHour } from '../sending/hour.ts';
import { isMailIn, isReady, placeOf, putOf, typedOf } from './access.ts';

const DOSSIER = '11111111-1111-4111-8111-111111111111';
const kept: ShownConnection = {
  ...{ id: 'basecone', type: 'basecone', secrets: ['apiAccessKey'], state: 'well', failures: 0, nextAt: '2026-11-22T01:00:00Z' },
  settings: { at: '03:30', company: DOSSIER, companyName: 'Dupont', tags: { sale: 'SLS', purchase: 'PNV' } }
};

test('a new one is tried with all three of a user, or both of an application', () => {
  const typed = typedOf(undefined);
  expect([typed.way, typed.at, isReady(typed, undefined, 'X')]).toEqual(['user', '02:00', false]);
  expect(isReady({ ...typed, office: 'O', username: 'u' }, undefined, 'X')).toBe(false);
  const user = { ...typed, office: ' O ', username: 'u ', password: ' p ' };
  expect(putOf(user, 'X')).toEqual({ type: 'basecone', settings: { at: '02:00', tags: { sale: 'SLS', purchase: 'PNV' } }, secrets: { office: 'O', username: 'u', password: ' p ' } });
  const client = { ...typed, way: 'client' as const, clientIdentifier: DOSSIER, clientSecret: 's' };
  expect(putOf(client, 'X')).toMatchObject({ secrets: { clientIdentifier: DOSSIER, clientSecret: 's' } });
  expect(isReady({ ...client, clientIdentifier: 'no guid' }, undefined, 'X')).toBe(false);
});

test('an application of one’s own goes with the user whom it signs in, all of it or none (Premium)', () => {
  const client = { ...typedOf(undefined), way: 'client' as const, clientIdentifier: DOSSIER, clientSecret: 's' };
  const both = { ...client, office: 'O', username: 'u', password: 'p' };
  expect(putOf(both, 'X')).toMatchObject({ secrets: { clientIdentifier: DOSSIER, clientSecret: 's', office: 'O', username: 'u', password: 'p' } });
  expect(isReady({ ...both, password: '' }, undefined, 'X')).toBe(false);
  expect(putOf({ ...both, way: 'user' }, 'X')).toMatchObject({ secrets: { office: 'O', username: 'u', password: 'p' } });
});

test('tags are taken in any letters; an empty one is the usual one', () => {
  expect(putOf({ ...typedOf(kept), tags: { sale: ' sls', purchase: '' } }, 'X')?.settings).toMatchObject({ tags: { sale: 'SLS', purchase: 'PNV' } });
});

test('one that is kept serves on without its sign-in, which never comes back', () => {
  const typed = typedOf(kept);
  expect([isReady(typed, kept, 'X'), putOf(typed, 'X')]).toEqual([true, { type: 'basecone', settings: kept.settings }]);
  expect(isReady({ ...typed, office: 'O' }, kept, 'X')).toBe(false);
  expect(typedOf({ ...kept, settings: { of: 'another version' } })).toEqual(typedOf(undefined));
  expect(placeOf(kept).at).toBe('03:30');
});

test('by mail both books go to one address, under its tags; what is no address is not tried', () => {
  const typed = { ...typedOf(undefined), way: 'mail' as const, address: ' bureau.001@mailtobasecone.com ' };
  const put = putOf(typed, 'Chauffage Dupont');
  expect(put).toEqual({ type: 'mail', settings: { at: '02:00', to: { sale: 'bureau.001@mailtobasecone.com', purchase: 'bureau.001@mailtobasecone.com' }, tags: { sale: 'VRK', purchase: 'INK' }, sender: 'Chauffage Dupont' } });
  for (const address of ['', 'bureau', 'a b@c.be', 'x@']) expect(isReady({ ...typed, address }, undefined, 'X')).toBe(false);
  expect(typedOf({ ...kept, type: 'mail', settings: put!.settings })).toMatchObject({ way: 'mail', address: 'bureau.001@mailtobasecone.com' });
  expect(['bureau.001@mailtobasecone.com', 'Bureau.001@MailToBasecone.com', 'bureau@mailtobasecone.com', 'a.b@mailtobasecone.be', 'a.b@x.com'].map(isMailIn)).toEqual([true, true, false, false, false]);
});

test.each([['2:00', '02:00'], ['02.30', '02:30'], [' 2h15 ', '02:15'], ['23:59', '23:59']])('the hour %j is %s', (typed, at) => {
  expect(putOf({ ...typedOf(kept), at: typed }, 'X')?.settings).toMatchObject({ at });
});
test.each(['', '24:00', '2', '02:60', 'minuit'])('%j is no hour, and said to be none', (at) => expect([putOf({ ...typedOf(kept), at }, 'X'), isHour(at)]).toEqual([undefined, false]));
test.each(['2:00', '2h15', '23:59'])('%j is one', (at) => expect(isHour(at)).toBe(true));
