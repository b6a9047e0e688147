// Editing a draft: lines added, moved, removed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyDraft as empty } from '../../../../tests/arbitraries/samples.ts';
import type { Draft } from '../model.ts';
import { addLine, changeLine, duplicateLine, linesOf, moveLine, moveLineBy, removeLine, restoreLine } from './lines.ts';

const ids = (draft: Draft) => linesOf(draft).map((line) => line.id);
const withLines = (...names: string[]) => names.reduce((draft, id) => addLine(draft, { id, rate: '21', name: id }), empty);

describe('lines of a draft', () => {
  test('a new line is one piece at no price, at the end or after another', () => {
    const draft = addLine(withLines('a', 'b'), { id: 'n', rate: '6' }, 'a');
    expect(ids(draft)).toEqual(['a', 'n', 'b']);
    expect(linesOf(draft)[1]).toMatchObject({ kind: 'item', quantity: '1', unit: 'C62', unitPrice: '0', rate: '6' });
    expect(ids(addLine(draft, { id: 'z', rate: '6' }, 'unknown'))).toEqual(['a', 'n', 'b', 'z']);
  });

  test('a change touches one line', () => {
    const before = withLines('a', 'b');
    const after = changeLine(before, 'b', { name: 'new', description: undefined });
    expect(linesOf(after)[0]).toBe(linesOf(before)[0]);
    expect(linesOf(after)[1]!.name).toBe('new');
  });

  test('a line taken away can be put back where it was', () => {
    const before = withLines('a', 'b', 'c');
    const gone = linesOf(before)[1]!;
    const after = removeLine(before, 'b');
    expect(ids(after)).toEqual(['a', 'c']);
    expect(restoreLine(after, gone)).toEqual(before);
    expect(restoreLine(before, gone)).toBe(before);
  });

  test('a copy stands right under its original and stands for no credited line', () => {
    const before = changeLine(withLines('a', 'b'), 'a', { creditedLine: 'x', unitPrice: '12.5' });
    const after = duplicateLine(before, 'a', 'n');
    expect(ids(after)).toEqual(['a', 'n', 'b']);
    expect(linesOf(after)[1]).toMatchObject({ name: 'a', unitPrice: '12.5' });
    expect(linesOf(after)[1]).not.toHaveProperty('creditedLine');
  });

  test('moving puts a line where an array would have it, and changes no other line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.array(fc.tuple(fc.nat(20), fc.integer({ min: -3, max: 20 })), { maxLength: 40 }), (count, moves) => {
        let draft = withLines(...Array.from({ length: count }, (_, i) => `l${i}`));
        const model = ids(draft);
        for (const [which, to] of moves) {
          const id = model[which % count]!;
          const before = draft;
          draft = moveLine(draft, id, to);
          model.splice(model.indexOf(id), 1);
          model.splice(Math.max(0, Math.min(to, count - 1)), 0, id);
          expect(ids(draft)).toEqual(model);
          for (const line of before.lines) if (line.id !== id) expect(draft.lines).toContain(line);
        }
      })
    );
  });

  test('one step up or down, and no further than the edge', () => {
    const draft = withLines('a', 'b', 'c');
    expect(ids(moveLineBy(draft, 'b', -1))).toEqual(['b', 'a', 'c']);
    expect(ids(moveLineBy(draft, 'b', 1))).toEqual(['a', 'c', 'b']);
    expect(moveLineBy(draft, 'a', -1)).toBe(draft);
    expect(moveLineBy(draft, 'c', 1)).toBe(draft);
    expect(moveLineBy(draft, 'unknown', 1)).toBe(draft);
  });

  test('lines that two devices put in the same place can still be moved and followed', () => {
    const twin = withLines('a', 'b');
    const pos = twin.lines[0]!.pos;
    const draft: Draft = { ...twin, lines: [...twin.lines, { ...twin.lines[0]!, id: 'a2', pos }] };
    expect(ids(addLine(draft, { id: 'n', rate: '21' }, 'a'))).toEqual(['a', 'a2', 'n', 'b']);
    expect(ids(moveLine(draft, 'b', 0))[0]).toBe('b');
  });
});
