// A record's document from its stored updates; what is damaged is set aside, never in the way of the rest.
import type * as Y from 'yjs';
import type { UpdateRow } from './update-row.ts';
import { crc32 } from './checksum.ts';
import { applyUpdate, applyUpdates, copyOf, emptyDoc, isIncomplete, type Update } from './doc.ts';

export interface BadUpdate {
  row: UpdateRow;
  /** Not what was written, or not readable; or it builds on updates that are not here. */
  reason: 'damaged' | 'incomplete';
}

export interface Loaded {
  doc: Y.Doc;
  /** Updates that could not be used. They belong into quarantine. */
  bad: BadUpdate[];
}

const isWhole = (row: UpdateRow) => row.bytes instanceof Uint8Array && crc32(row.bytes) === row.sum;

/** `doc` with one more update, or why not; `doc` itself stays as it is. */
function joined(doc: Y.Doc, bytes: Update): Y.Doc | BadUpdate['reason'] {
  const copy = copyOf(doc);
  try {
    applyUpdate(copy, bytes);
  } catch {
    return 'damaged';
  }
  return isIncomplete(copy) ? 'incomplete' : copy;
}

/** One update after the other, each tried on a copy, until no further one fits: slow, only when something is wrong or missing. */
export function fitting<U extends { bytes: Update }>(start: Y.Doc, updates: readonly U[]): { doc: Y.Doc; fits: U[]; waits: U[]; damaged: U[] } {
  let doc = start;
  const [fits, damaged]: [U[], U[]] = [[], []];
  let waits = [...updates];
  for (let before = -1; before !== waits.length; ) {
    before = waits.length;
    waits = waits.filter((update) => {
      const next = joined(doc, update.bytes);
      if (next === 'damaged') damaged.push(update);
      else if (next !== 'incomplete') {
        doc = next;
        fits.push(update);
      }
      return next === 'incomplete';
    });
  }
  return { doc, fits, waits, damaged };
}

function salvage(rows: readonly UpdateRow[], bad: BadUpdate[]): Y.Doc {
  const { doc, waits, damaged } = fitting(emptyDoc(), rows);
  for (const row of damaged) bad.push({ row, reason: 'damaged' });
  for (const row of waits) bad.push({ row, reason: 'incomplete' });
  return doc;
}

/** Puts the updates of one record together. */
export function load(rows: readonly UpdateRow[]): Loaded {
  const bad: BadUpdate[] = [];
  const whole = rows.filter((row) => isWhole(row) || (bad.push({ row, reason: 'damaged' }), false));
  const doc = emptyDoc();
  try {
    applyUpdates(doc, whole);
    if (!isIncomplete(doc)) return { doc, bad };
  } catch {
    // Something in it cannot be read: find out what, below.
  }
  return { doc: salvage(whole, bad), bad };
}
