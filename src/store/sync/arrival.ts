// Envelopes as they come from the relay: opened several at a time, outside any transaction; what cannot be read says why.
import type { Header } from '#sync/codec/header.ts';
import { readEnvelope } from '#sync/codec/envelope.ts';
import type { Item } from '#sync/codec/items.ts';
import type { Row } from '#sync/codec/page.ts';
import type { Crypto } from '#sync/crypto.ts';
import { openEnvelope } from '#sync/envelope/open.ts';
import { SyncError } from '#sync/error.ts';
import type { KeyRing } from '#sync/keys/ring.ts';
import type { DeviceList } from '#sync/list/state.ts';
import { KEYS_SCOPE } from '#sync/scopes.ts';
import { breathe } from '../breathe.ts';
import type { LaterRow } from './rows.ts';

/** An envelope that was read and judged by the device list. */
export interface Verified {
  seq: number;
  header: Header;
  items: Item[];
  /** As it came: kept as long as something in it is of a newer app. */
  bytes: Uint8Array<ArrayBuffer>;
}

export interface Refused {
  seq: number;
  code: SyncError['code'];
  bytes: Uint8Array<ArrayBuffer>;
}

export interface Arrival {
  verified: Verified[];
  later: LaterRow[];
  refused: Refused[];
  /** An act of the device list came: there may be more of it than is known here. */
  acts: boolean;
}

/** Opened at once: cryptography runs beside the page, and more would only wait. */
const AT_ONCE = 12;
/** Bytes opened at once: their answers may come in one task, which then reads all that is in them. */
const BYTES_AT_ONCE = 16 << 10;

/** They may be read another time: after a grant, the next acts, an update of the app. */
const LATER: readonly SyncError['code'][] = ['key-missing', 'stranger', 'gap', 'newer'];

export async function openRows(crypto: Crypto, list: DeviceList, ring: KeyRing, rows: readonly Row[]): Promise<Arrival> {
  const arrival: Arrival = { verified: [], later: [], refused: [], acts: false };
  for (const group of groupsOf(rows)) {
    await Promise.all(group.map((row) => openRow(crypto, list, ring, row, arrival)));
    await breathe();
  }
  arrival.verified.sort((a, b) => a.seq - b.seq);
  return arrival;
}

function groupsOf(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  let bytes = Infinity;
  for (const row of rows) {
    if (bytes >= BYTES_AT_ONCE || groups.at(-1)!.length === AT_ONCE) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)!.push(row);
    bytes += row.envelope.length;
  }
  return groups;
}

async function openRow(crypto: Crypto, list: DeviceList, ring: KeyRing, { seq, envelope }: Row, arrival: Arrival): Promise<void> {
  const bytes = envelope.slice() as Uint8Array<ArrayBuffer>;
  let id = `${seq}`;
  try {
    const read = readEnvelope(bytes);
    id = read.header.id;
    if (read.header.scope === KEYS_SCOPE) arrival.acts = true;
    else arrival.verified.push({ seq, header: read.header, items: await openEnvelope(crypto, list, ring, read), bytes });
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    const { code } = error;
    if (LATER.includes(code)) arrival.later.push({ id, seq, reason: code, bytes });
    else arrival.refused.push({ seq, code, bytes });
  }
}
