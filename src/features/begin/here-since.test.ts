// Companies of one name are told apart by when they came onto this device; others say nothing of it.
import { expect, test } from 'vitest';
import { ulid } from '#domain/ids.ts';
import { formatTime } from '#ui/format.ts';
import { hereSince } from './here-since.ts';

const made = (at: string, name: string, enterpriseNumber = '0987654394') => ({ id: ulid(Date.parse(at), new Uint8Array(10)), name, enterpriseNumber });

test('two of one name each say since when they are here', () => {
  const [first, restored, other] = [made('2026-01-05T08:00:00Z', 'Chauffage Lambert'), made('2026-11-22T07:04:00Z', 'Chauffage lambert '), made('2026-02-01T09:00:00Z', 'Atelier Bois')];
  const all = [first, restored, other];
  expect(hereSince(first, all)).toContain('05/01/2026');
  expect(hereSince(first, all)).toContain(formatTime('2026-01-05T08:00:00Z'));
  expect(hereSince(restored, all)).toContain('22/11/2026');
  expect(hereSince(other, all)).toBeUndefined();
  expect(hereSince(first, [first, other])).toBeUndefined();
  // A number of its own tells it apart already.
  expect(hereSince(first, [first, made('2026-03-01T09:00:00Z', 'Chauffage Lambert', '0123456749')])).toBeUndefined();
});
