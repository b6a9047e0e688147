// The lock's small exact parts: what may be a PIN, its hash, how long one waits.
import { describe, expect, test } from 'vitest';
import { hashPin, isPin, pinFault } from './pin.ts';
import { waitAfter, waitLeft } from './tries.ts';

test.each([
  ['', 'wrongLength'],
  ['739', 'wrongLength'],
  ['739102846', 'wrongLength'],
  ['73a1', 'notDigits'],
  ['٧٣٩١', 'notDigits'],
  ['0000', 'tooSimple'],
  ['1234', 'tooSimple'],
  ['87654321', 'tooSimple'],
  ['1357', undefined],
  ['7391', undefined],
  ['00000001', undefined]
])('%j: %s', (pin, fault) => {
  expect(pinFault(pin)).toBe(fault);
});

describe('hash', () => {
  test('opens with its PIN only, and bears no trace of it', async () => {
    const kept = await hashPin('7391', 1000);
    expect(await isPin('7391', kept)).toBe(true);
    expect(await isPin('7392', kept)).toBe(false);
    expect(await isPin('', kept)).toBe(false);
    // Every digit counts, and how many there are.
    for (const other of ['739', '73911', '73910', '07391', '1937', '7391 ']) expect(await isPin(other, kept), other).toBe(false);
    const long = await hashPin('73918264', 1000);
    for (const other of ['7391', '73918265', '7391826']) expect(await isPin(other, long), other).toBe(false);
    expect(JSON.stringify(kept)).not.toContain('7391');
    expect(kept.salt).toMatch(/^[0-9a-f]{32}$/);
  });
  test('the same PIN has another hash each time', async () => {
    const [a, b] = await Promise.all([hashPin('7391', 1000), hashPin('7391', 1000)]);
    expect(a.hash).not.toBe(b.hash);
  });
  test('is PBKDF2 with SHA-256', async () => {
    // Computed with another implementation: PBKDF2-HMAC-SHA256, "7391", salt 00…0f, 1000 rounds.
    const kept = { salt: '000102030405060708090a0b0c0d0e0f', iterations: 1000, hash: 'f2900100a7cb1b1eb1438eaa924ce460c091e6e6b38bed3929a0f7dc4e52c248' };
    expect(await isPin('7391', kept)).toBe(true);
  });
});

describe('waiting', () => {
  test('four tries are free, then it takes longer each time, never more than an hour', () => {
    expect([1, 2, 3, 4].map(waitAfter)).toEqual([0, 0, 0, 0]);
    expect([5, 6, 7, 8, 9, 10, 1000].map((n) => waitAfter(n) / 1000)).toEqual([30, 60, 300, 900, 3600, 3600, 3600]);
  });
  test('what is left shrinks with time; a clock that is put back does not lengthen it', () => {
    const last = Date.parse('2026-11-21T10:00:00Z');
    expect(waitLeft({ wrong: 5, last }, last)).toBe(30_000);
    expect(waitLeft({ wrong: 5, last }, last + 20_000)).toBe(10_000);
    expect(waitLeft({ wrong: 5, last }, last + 31_000)).toBe(0);
    expect(waitLeft({ wrong: 5, last }, last - 86_400_000)).toBe(30_000);
    expect(waitLeft({ wrong: 0, last: 0 }, last)).toBe(0);
  });
});
