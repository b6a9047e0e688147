// Lines of a draft: add, change, move, copy and take away, each leaving every other line as it is.
import type { Decimal } from '../../money/decimal.ts';
import { between, inOrder } from '../../position.ts';
import type { Draft, Line, LineKind } from '../model.ts';

/** UN/ECE recommendation 20: one piece. */
export const PIECE = 'C62';

/** What a new line starts with; all else has a default. */
export type NewLine = { id: string; kind?: LineKind; rate: Decimal } & Partial<Omit<Line, 'pos'>>;

/** @returns the lines as the person sees them. */
export function linesOf(draft: Draft): Line[] {
  return inOrder(draft.lines);
}

/** Position at place `index` of the lines, as if `without` were not among them. */
function positionAt(draft: Draft, index: number, without?: string): string {
  const others = linesOf(draft).filter((line) => line.id !== without);
  const at = Math.max(0, Math.min(index, others.length));
  const before = others[at - 1]?.pos ?? '';
  // Two devices may have given the same position: then the next different one bounds the gap.
  const after = others.slice(at).find((line) => line.pos > before)?.pos ?? '';
  return between(before, after);
}

/**
 * Adds a line: an article of quantity 1 and price 0 unless `line` says otherwise.
 * @param after id of the line that it follows; absent or unknown: at the end
 */
export function addLine(draft: Draft, line: NewLine, after?: string): Draft {
  const lines = linesOf(draft);
  const previous = lines.findIndex((l) => l.id === after);
  const pos = positionAt(draft, previous < 0 ? lines.length : previous + 1);
  const added: Line = { kind: 'item', name: '', quantity: '1', unit: PIECE, unitPrice: '0', ...line, pos };
  return { ...draft, lines: inOrder([...draft.lines, added]) };
}

/** Changes fields of one line; a field given as `undefined` is taken away. An unknown line changes nothing. */
export function changeLine(draft: Draft, id: string, fields: Partial<Omit<Line, 'id' | 'pos'>>): Draft {
  return { ...draft, lines: draft.lines.map((line) => (line.id === id ? { ...line, ...fields } : line)) };
}

/** Puts a line at place `index` (0 = first) among the others; places outside are brought inside. */
export function moveLine(draft: Draft, id: string, index: number): Draft {
  const from = linesOf(draft).findIndex((line) => line.id === id);
  const to = Math.max(0, Math.min(index, draft.lines.length - 1));
  if (from < 0 || from === to) return draft;
  const pos = positionAt(draft, to, id);
  return { ...draft, lines: inOrder(draft.lines.map((line) => (line.id === id ? { ...line, pos } : line))) };
}

/** Moves a line `steps` places down (negative: up); at the edge it stays. */
export function moveLineBy(draft: Draft, id: string, steps: number): Draft {
  const from = linesOf(draft).findIndex((line) => line.id === id);
  return from < 0 ? draft : moveLine(draft, id, from + steps);
}

/** Takes a line away. */
export function removeLine(draft: Draft, id: string): Draft {
  return { ...draft, lines: draft.lines.filter((line) => line.id !== id) };
}

/** Puts a line back that was taken away, in its place and with its id; one that is there already stays as it is. */
export function restoreLine(draft: Draft, line: Line): Draft {
  if (draft.lines.some((l) => l.id === line.id)) return draft;
  return { ...draft, lines: inOrder([...draft.lines, line]) };
}

/** Adds a copy of a line right under it; the copy no longer stands for a line of a credited invoice. */
export function duplicateLine(draft: Draft, id: string, newId: string): Draft {
  const line = draft.lines.find((l) => l.id === id);
  if (!line) return draft;
  const { creditedLine: _, pos: __, ...copy } = line;
  return addLine(draft, { ...copy, id: newId }, id);
}
