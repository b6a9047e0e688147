// Devices of people around a real relay, by the verbs that the screens call.
import { type Device, DeviceDb, Device as DeviceOf } from '#store/device.ts';
import type { CompanyStore } from '#store/company.ts';
import { company } from '#store/conformance/samples.ts';
import { newDatabase } from '#store/conformance/tabs.ts';
import type { CompanyDb } from '#store/db.ts';
import type { Connected } from '#store/sync/connected.ts';
import { pass } from '#store/sync/loop/pass.ts';
import { failureOf } from '#store/sync/loop/phase.ts';
import { admitRequest } from '#store/sync/members/admit-request.ts';
import { connectCompany } from '#store/sync/members/connect-company.ts';
import { inviteMember } from '#store/sync/members/invite.ts';
import { openInvitations } from '#store/sync/members/invitations.ts';
import { askToBeIn, readInvitation, tryJoin } from '#store/sync/members/join.ts';
import { openRelay } from '#store/sync/open-relay.ts';
import { deviceNet, type Net } from '#store/sync/relay/http.ts';
import type { RoleEntry } from '#sync/roles.ts';
import type { Sheet } from '#sync/recovery/qr.ts';
import { content } from './devices.ts';
import type { RealRelay } from './real-relay.ts';

export interface Person {
  device: Device;
  store: CompanyStore;
  connected: Connected;
}

/** No sockets, unless a test is about them: then nothing happens but what the test does. */
export const plainNet: Net = { fetch: deviceNet.fetch, patience: 20_000 };

export function newDevice(): Device {
  const name = `${newDatabase()}-device`;
  return new DeviceOf({ make: () => new DeviceDb(name), company: { idle: () => undefined } });
}

/** The database under it, for what no verb tells. */
export const dbOf = ({ connection }: CompanyStore): Promise<CompanyDb> => connection.run((db) => Promise.resolve(db));

/** What is the same on all devices. Drafts that were issued are closed: of them the document is handed over, not the updates that it was made with. */
export const shown = async (store: CompanyStore) => ({ ...(await content(store)), records: {} });

export async function personOf(device: Device, store: CompanyStore, net: Net = plainNet): Promise<Person> {
  const connected = await openRelay(store, { net });
  if (!connected) throw new Error('not connected');
  return { device, store, connected };
}

/** A company that stood alone, with what `before` did to it, then connected. */
export async function founder(relay: Pick<RealRelay, 'origin'>, before: (store: CompanyStore) => Promise<unknown> = () => Promise.resolve(), net = plainNet): Promise<Person & { sheet: Sheet }> {
  const device = newDevice();
  const store = await device.createCompany(company);
  await before(store);
  const sheet = await connectCompany(store, { relay: relay.origin, deviceName: 'Laptop', net });
  return { ...(await personOf(device, store, net)), sheet };
}

/** Somebody invited by `owner`, let in by them. */
export async function invited(owner: Person, rights: RoleEntry, name = 'Phone', net = plainNet): Promise<Person> {
  const device = newDevice();
  const { id, link } = await inviteMember(owner.connected, { rights, companyName: company.name });
  const asked = await askToBeIn(device, await readInvitation(link, { net }), name, { net });
  // An earlier one may be open still, whose device was cut off in the middle of asking.
  const open = (await openInvitations(owner.connected)).find((one) => one.id === id && one.asks);
  if (!open) throw new Error('not asked');
  await admitRequest(owner.connected, open.id);
  const store = await tryJoin(device, asked, { net });
  if (!store) throw new Error('not let in');
  return personOf(device, store, net);
}

const through = { ended: () => false, tell: () => Promise.resolve() };

/** What one pass of it comes to: what it says, 'fine', or what its failure means. */
export const outcome = ({ connected }: Person, away = false) => pass(connected, { ...through, away }).then((said) => said ?? 'fine', (error: unknown) => failureOf(error));

/** One pass of each, and as many more as it takes for what each sent to reach the others. */
export async function meet(...people: readonly Person[]): Promise<void> {
  for (let n = 0; n < 2; n++) for (const { connected } of people) await pass(connected, through);
}
