// Fields that cannot be read stop what holds them, the first one first, until each is mended or gone.
import { expect, test, vi } from 'vitest';
import { m } from '#messages';
import { closeToast, toasts } from './toast.svelte.ts';
import { UnreadFields } from './unread.svelte.ts';

const field = (label: string, text = 'quinze', told = true) => ({ label, text, told, say: vi.fn<() => void>() });

test('goes to the first field that cannot be read, and on once there is none', () => {
  const fields = new UnreadFields();
  const [term, deposit] = [field('Délai'), field('Acompte')];
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

test('what is not kept is named once the field was left, not while it is typed in', () => {
  const fields = new UnreadFields();
  fields.add(field('Acompte', '12a', false));
  expect(fields.notKept).toBe('');
  const mend = fields.add(field('Délai'));
  expect(fields.notKept).toBe(m.ui_not_kept({ field: 'Délai' }));
  mend();
  expect(fields.notKept).toBe('');
});

test('left as they are, the texts are named that were not kept; with nothing unread nothing is said', () => {
  const fields = new UnreadFields();
  fields.leave();
  expect(toasts()).toEqual([]);
  fields.add(field('Délai', 'quinze'));
  fields.add(field('Note', 'x'.repeat(100)));
  fields.leave();
  const [said] = toasts();
  expect(said?.text).toContain(m.ui_lost({ field: 'Délai', text: 'quinze' }));
  expect(said?.text).toMatch(/« x{39}… »/);
  // It stays until it is read.
  expect(said?.lasts).toBe(Infinity);
  closeToast(said?.id ?? 0);
});
