// A device list from its acts: from the beginning, or from where it is known.
import type { Crypto } from '../crypto.ts';
import { SyncError } from '../error.ts';
import type { SyncId } from '../ids.ts';
import type { SignedAct } from '../wire/list.ts';
import { applyAct, foundList } from './apply.ts';
import type { DeviceList } from './state.ts';

/** A point that a list must pass through: what an invitation or a recovery sheet knows of it. */
export interface Mark {
  number: number;
  head: string;
}

/** @throws SyncError as `foundList` and `applyAct` do; nothing is taken of a list with one bad act */
export async function readList(crypto: Crypto, company: SyncId, acts: readonly SignedAct[]): Promise<DeviceList> {
  const [first, ...rest] = acts;
  if (!first) throw new SyncError('malformed', 'device list');
  return extendList(crypto, await foundList(crypto, company, first), rest);
}

export async function extendList(crypto: Crypto, list: DeviceList, acts: readonly SignedAct[]): Promise<DeviceList> {
  let last = list;
  for (const act of acts) last = await applyAct(crypto, last, act);
  return last;
}

/** @throws SyncError `gap` when the list is shorter (the relay keeps acts back), `fork` when it is another one */
export function checkMark(list: DeviceList, { number, head }: Mark): void {
  if (list.number < number) throw new SyncError('gap', 'device list');
  if (list.hashes[number - 1] !== head) throw new SyncError('fork');
}
