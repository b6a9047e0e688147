// Which key events a shortcut takes: Shift, Mod and Alt as declared, nothing while typing, nothing from under a sheet.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hear, register, silenceBelow } from './keys.svelte.ts';

beforeEach(() => vi.stubGlobal('HTMLElement', class HTMLElement { hidden = false; }));

type Press = { key: string; ctrlKey?: boolean; altKey?: boolean; shiftKey?: boolean; metaKey?: boolean };
const press = (press: Press) =>
  hear({ ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, defaultPrevented: false, isComposing: false, repeat: false, target: null, preventDefault() {}, ...press } as unknown as KeyboardEvent);

let undo: (() => void)[] = [];
const on = (keys: string, layer?: symbol) => {
  const heard = vi.fn<() => void>();
  undo.push(register(keys, () => keys, heard, layer));
  return heard;
};
afterEach(() => {
  undo.forEach((f) => f());
  undo = [];
});

describe('Shift', () => {
  test('counts with letters: z and Shift z are two', () => {
    const [plain, shifted] = [on('Mod+z'), on('Mod+Shift+z')];
    expect(press({ key: 'z', ctrlKey: true })).toBe(true);
    expect([plain.mock.calls.length, shifted.mock.calls.length]).toEqual([1, 0]);
    expect(press({ key: 'Z', ctrlKey: true, shiftKey: true })).toBe(true);
    expect([plain.mock.calls.length, shifted.mock.calls.length]).toEqual([1, 1]);
  });

  test('declared alone it does not answer to the bare letter', () => {
    on('Shift+n');
    expect(press({ key: 'n' })).toBe(false);
    expect(press({ key: 'N', shiftKey: true })).toBe(true);
  });

  test('Caps Lock is not Shift', () => {
    on('n');
    expect(press({ key: 'N' })).toBe(true);
    expect(press({ key: 'N', shiftKey: true })).toBe(false);
  });

  test('is part of printed signs, and of digits on a French keyboard', () => {
    on('?');
    on('1');
    expect(press({ key: '?', shiftKey: true })).toBe(true);
    expect(press({ key: '1', shiftKey: true })).toBe(true);
    expect(press({ key: '1' })).toBe(true);
  });
});

test('other modifiers must be exactly those declared', () => {
  on('n');
  on('Alt+ArrowUp');
  expect(press({ key: 'n', ctrlKey: true })).toBe(false);
  expect(press({ key: 'ArrowUp' })).toBe(false);
  expect(press({ key: 'ArrowUp', altKey: true, shiftKey: true })).toBe(false);
  expect(press({ key: 'ArrowUp', altKey: true })).toBe(true);
});

test('under a sheet nothing is heard; the last one registered wins', () => {
  const first = on('n');
  const second = on('n');
  press({ key: 'n' });
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  const sheet = Symbol('sheet');
  const speak = silenceBelow(sheet);
  // The page below may still be arriving when the sheet opens over it.
  const late = on('n');
  expect(press({ key: 'n' })).toBe(false);
  const inside = on('n', sheet);
  expect(press({ key: 'n' })).toBe(true);
  expect(inside).toHaveBeenCalledOnce();
  speak();
  expect(press({ key: 'n' })).toBe(true);
  expect(late).toHaveBeenCalledOnce();
});
