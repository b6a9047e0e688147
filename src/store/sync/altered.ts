// Envelopes that came altered: set aside by their place in the log, and missed until what stands there has come by another way.
import { Reader } from '#sync/codec/reader.ts';
import { type Header, readHeader } from '#sync/codec/header.ts';
import { covered, type Gaps } from '#sync/envelope/gaps.ts';
import type { CompanyDb, QuarantineRow } from '../db.ts';
import type { Refused } from './arrival.ts';

type New = Omit<QuarantineRow, 'n'>;

/** @returns what is to be set aside: what is there already is not told again each time that the log is read */
export async function setAsideRows(db: CompanyDb, refused: readonly Refused[], at: string): Promise<New[]> {
  if (refused.length === 0) return [];
  const known = await db.quarantine.where('record').anyOf(refused.map(({ seq }) => `${seq}`)).toArray();
  const fresh = refused.filter(({ seq, code }) => !known.some((row) => isPlaced(row) && row.record === `${seq}` && row.kind === code));
  return fresh.map(({ seq, bytes, code }) => ({ record: `${seq}`, kind: code, reason: 'envelope', at, bytes }));
}

/** Whether something that was altered on its way, or at the relay, has not come as it was written: neither itself nor within a snapshot. */
export async function isAltered(db: CompanyDb, gaps: Gaps): Promise<boolean> {
  for (const row of await alteredRows(db)) {
    const header = headerOf(row);
    if (header && covered(gaps, header.device, header.scope, header.n)) continue;
    if ((await db.envelopes.where('seq').equals(Number(row.record)).count()) === 0) return true;
  }
  return false;
}

/** The relay was put back: at that place there may be something else now. */
export async function forgetAltered(db: CompanyDb): Promise<void> {
  await db.quarantine.bulkDelete((await alteredRows(db)).map(({ n }) => n));
}

async function alteredRows(db: CompanyDb): Promise<QuarantineRow[]> {
  return (await db.quarantine.toArray()).filter((row) => row.kind === 'tag' && isPlaced(row));
}

/** Files are set aside as well: by their hash, and without what came. */
const isPlaced = ({ reason, bytes }: QuarantineRow) => reason === 'envelope' && bytes !== undefined;

function headerOf({ bytes }: QuarantineRow): Header | undefined {
  try {
    return readHeader(new Reader(bytes!));
  } catch {
    return undefined;
  }
}
