// Which envelopes of a page may be put together, and which of them together: only what was applied here in full, of scopes this device may
// write, without numbers of documents (their order in the log says which of two came first).
import { BATCH_BYTES, CONTAINS } from '#sync/limits.ts';
import type { DeviceEntry } from '#sync/list/state.ts';
import { allowed } from '#sync/roles.ts';
import type { CompanyDb } from '../../db.ts';
import type { Verified } from '../arrival.ts';
import { contentsOf } from '../came-seals.ts';
import { sizeOf } from '../items.ts';

/** Fewer are left as they are. */
const FEW = 8;
/** Bytes of an envelope that is large enough by itself. */
const LARGE = BATCH_BYTES / 8;

/** @returns parts of one scope each, to be put together */
export async function worthCompacting(db: CompanyDb, me: DeviceEntry, verified: readonly Verified[]): Promise<Verified[][]> {
  const [applied, quarantined] = await Promise.all([db.envelopes.bulkGet(verified.map(({ header }) => header.id)), db.quarantine.toArray()]);
  const doubtful = new Set(quarantined.map(({ record }) => record));
  const fit: Verified[] = [];
  for (const [i, envelope] of verified.entries()) {
    const { header, items } = envelope;
    const isPlain = header.kind === 'change' && header.issues.length === 0 && allowed(me, header.scope, 'push');
    if (isPlain && (applied[i]?.seq ?? 0) > 0 && sizesOf(envelope) < LARGE && !items.some((item) => doubtful.has(recordOf(item))) && (await isUnderstood(envelope))) fit.push(envelope);
  }
  const scopes = Map.groupBy(fit, ({ header }) => header.scope);
  return [...scopes.values()].flatMap(fitting).filter((part) => part.length >= FEW);
}

const sizesOf = ({ items }: Verified) => items.reduce((sum, item) => sum + sizeOf(item), 0);

function recordOf(item: Verified['items'][number]): string {
  if (item.type === 'update') return item.record;
  return item.type === 'entries' ? item.document : '';
}

/** Whether all of it is known to this app and in its place: what is not, stays as its author said it. */
async function isUnderstood(envelope: Verified): Promise<boolean> {
  const { odd, newer } = await contentsOf([envelope]);
  return odd.length === 0 && newer.length === 0;
}

/** In the order of the log, each part no larger than one envelope may be. */
function fitting(envelopes: readonly Verified[]): Verified[][] {
  const parts: Verified[][] = [];
  let room = 0;
  for (const envelope of envelopes) {
    const size = sizesOf(envelope);
    const part = parts.at(-1);
    if (!part || size > room || part.length === CONTAINS) {
      parts.push([]);
      room = BATCH_BYTES;
    }
    parts.at(-1)!.push(envelope);
    room -= size;
  }
  return parts;
}
