// Letting in who asks: the device comes on the list and gets its keys, in one act at the relay.
import type { SyncId } from '#sync/ids.ts';
import { deviceOf } from '#sync/list/state.ts';
import { admit } from '#sync/pairing/admit.ts';
import type { Connected } from '../connected.ts';
import { RelayFault } from '../relay/fault.ts';
import { readAsking } from './invitations.ts';
import { changeList } from './owner.ts';

/** @throws RelayFault `absent` (ran out, withdrawn, or nobody asks), `used`; SyncError as `readAsking`; StoreError `refused` */
export async function admitRequest(connected: Connected, invitation: SyncId): Promise<void> {
  const { invitations } = await connected.relay.invitations();
  const asked = invitations.find(({ id, request }) => id === invitation && request !== undefined);
  if (!asked) throw new RelayFault('absent');
  await changeList(
    connected,
    async (owner) => {
      const { request, rights } = await readAsking(connected, owner, asked);
      if (deviceOf(owner.list, request.device)) return undefined;
      return admit(connected.crypto, owner.list, owner.keys, owner.company, owner.at, request, rights);
    },
    invitation
  );
}
