// From signed acts, already applied, to what the storage writes.
import type { Crypto } from '#sync/crypto.ts';
import { actEnvelope } from '#sync/list/row.ts';
import type { DeviceList, UpTo } from '#sync/list/state.ts';
import type { Grant } from '#sync/wire/keys.ts';
import type { SignedAct } from '#sync/wire/list.ts';
import { newEnvelope } from '../envelopes/new-envelope.ts';
import { Refusal } from '../problem.ts';
import type { ListChange, StoredGrant } from '../storage/log-port.ts';

/** @param after the list with those acts @throws {Refusal} when a grant is not of `by` or not for a device that may speak */
export async function listChange(
  crypto: Crypto,
  after: DeviceList,
  {
    acts,
    grants,
    by,
    at,
    invitation
  }: { acts: readonly SignedAct[]; grants: readonly Grant[]; by: string; at: number; invitation?: string | undefined }
): Promise<ListChange> {
  const written = [];
  for (const signed of acts) {
    const envelope = newEnvelope(await actEnvelope(crypto, after.company, signed));
    written.push({ number: signed.act.number, text: JSON.stringify(signed), envelope });
  }
  return {
    company: after.company,
    at,
    acts: written,
    devices: after.devices.map((entry) => ({ id: entry.id, entry, revoked: entry.revoked !== undefined })),
    epoch: after.epochs.length,
    upTo: acts.flatMap(({ act }) => ('upTo' in act && 'device' in act ? [{ device: act['device'] as string, n: act['upTo'] as UpTo }] : [])),
    grants: storedGrants(after, by, grants),
    invitation
  };
}

/** @throws {Refusal} 400 for a grant by another one, or for a device that is not there; 409 when it was made for another list */
export function storedGrants(list: DeviceList, by: string, grants: readonly Grant[]): StoredGrant[] {
  return grants.map((grant) => {
    const device = list.devices.find(({ id }) => id === grant.to);
    if (grant.by !== by || !device || device.revoked) throw new Refusal(400, 'malformed', { detail: 'grants' });
    if (grant.list !== list.number) throw new Refusal(409, 'list', { head: list.number });
    return { device: grant.to, grant };
  });
}
