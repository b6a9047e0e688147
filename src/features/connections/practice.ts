// Practice: a company of sample data tries connections against stand-ins of its relay. Nothing it sends reaches anybody.
import { session } from '#features/app/session.svelte.ts';
import { proposedName } from '#features/devices/device-name.ts';
import { connectCompany } from '#store/sync/members/connect-company.ts';
import type { Connected } from '#store/sync/connected.ts';
import { practiceTypes } from '#store/sync/relay/door.ts';
import { deviceNet, Http } from '#store/sync/relay/http.ts';

/** The types of stand-ins of the relay that serves this page. @throws RelayFault */
export const offeredPractice = (): Promise<string[]> => practiceTypes(new Http(location.origin, deviceNet));

/** The sample company with the relay that serves this page: it is connected when it is not yet. Its recovery sheet is of no use to anybody. @throws RelayFault, StoreError */
export async function connectedSample(): Promise<Connected> {
  const { store } = session;
  const there = await session.relay();
  if (there) return there;
  await connectCompany(store, { relay: location.origin, deviceName: await proposedName() });
  const connected = await session.relay();
  if (!connected) throw new Error('connected, and no connection is there');
  return connected;
}
