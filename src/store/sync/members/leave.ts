// A device takes itself off the list: a signed act of its own, which owners answer with new keys. Whoever looks sees it as gone.
import { lastOf } from '#sync/envelope/gaps.ts';
import { rotate } from '#sync/keys/rotate.ts';
import { nextAct } from '#sync/list/act.ts';
import { deviceOf, leftWithKeys } from '#sync/list/state.ts';
import { instant } from '../../chance.ts';
import type { Connected } from '../connected.ts';
import { pullSome, refreshKeys } from '../exchange.ts';
import { isRelayFault } from '../relay/fault.ts';
import { readState } from '../state.ts';
import { changeList } from './owner.ts';

const TRIES = 8;

/** `told`: it is off the list, or the relay knows it no more. `last-owner`: the list must keep it. `untold`: there was no answer, an owner takes it off. */
export type LeftList = 'told' | 'last-owner' | 'untold';

/** Before `disconnect`. Never keeps from it. */
export async function leaveList(connected: Connected): Promise<LeftList> {
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      const left = await leaveOnce(connected);
      if (left) return left;
    }
    return 'untold';
  } catch (error) {
    // Off the list already (an answer that was lost, an owner who was faster), or the company is gone.
    return isRelayFault(error, 'revoked', 'proof') ? 'told' : 'untold';
  }
}

/** @returns undefined when others acted or wrote in between @throws RelayFault, SyncError, StoreError */
async function leaveOnce(connected: Connected): Promise<LeftList | undefined> {
  const { connection, crypto, chance, relay } = connected;
  const [list, keys, gaps = {}] = await connection.run((db) => Promise.all([readState(db, 'list'), readState(db, 'keys'), readState(db, 'gaps')]));
  const me = list && keys && deviceOf(list, keys.id);
  if (!me || me.revoked) return 'told';
  if (me.role === 'owner' && !list.devices.some(({ id, role, revoked }) => role === 'owner' && !revoked && id !== me.id)) return 'last-owner';
  const { signed } = await nextAct(crypto, list, keys, instant(chance), { verb: 'revoke', device: me.id, upTo: lastOf(gaps, me.id) });
  try {
    await relay.leave(signed);
    return 'told';
  } catch (error) {
    if (isRelayFault(error, 'list')) await refreshKeys(connected);
    else if (isRelayFault(error, 'behind')) while ((await pullSome(connected)) === 'more');
    else throw error;
    return undefined;
  }
}

/** An owner's device changes the keys that somebody who left still knows; of several the first. Nothing for anybody else. @throws RelayFault, StoreError */
export async function lockBehind(connected: Connected): Promise<void> {
  const [list, keys] = await connected.connection.run((db) => Promise.all([readState(db, 'list'), readState(db, 'keys')]));
  const me = list && keys && deviceOf(list, keys.id);
  if (!list || me?.role !== 'owner' || me.revoked || !leftWithKeys(list)) return;
  await changeList(connected, async (owner) => (leftWithKeys(owner.list) ? rotate(connected.crypto, owner.list, owner.keys, owner.company, owner.at) : undefined));
}
