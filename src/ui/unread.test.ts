// Fields that cannot be read stop what holds them, the first one first, until each is mended or gone.
import { expect, test, vi } from 'vitest';
import { UnreadFields } from './unread.svelte.ts';

test('goes to the first field that cannot be read, and on once there is none', () => {
  const fields = new UnreadFields();
  const [term, deposit] = [
    { label: 'Délai', say: vi.fn<() => void>() },
    { label: 'Acompte', say: vi.fn<() => void>() }
  ];
  expect(fields.stop()).toBe(false);
  const mendTerm = fields.add(term);
  const mendDeposit = fields.add(deposit);
  fields.add(term);
  expect(fields.all.map(({ label }) => label)).toEqual(['Délai', 'Acompte']);
  expect(fields.stop()).toBe(true);
  expect([term.say.mock.calls.length, deposit.say.mock.calls.length]).toEqual([1, 0]);
  mendTerm();
  expect(fields.stop()).toBe(true);
  expect(deposit.say).toHaveBeenCalledOnce();
  mendDeposit();
  expect(fields.stop()).toBe(false);
});
