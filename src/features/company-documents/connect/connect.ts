// The connection to the government as its owners set it up at the relay.
import type { Company } from '#domain/company/model.ts';
import { connections, putConnection, type ShownConnection, testConnection } from '#store/connections/connections.ts';
import type { Connected } from '#store/sync/connected.ts';
import { type ConnectionFaultCode, type EboxSettings, eboxSettings } from '#sync/wire/connections.ts';
import { EBOX_APP } from '../paths.ts';

type Named = Pick<Company, 'name' | 'enterpriseNumber'>;

/** What it is at first, for a company. */
export const freshSettings = ({ name, enterpriseNumber }: Named): EboxSettings => ({ environment: 'production', company: { name, number: enterpriseNumber }, shows: 'always', archive: 'ask' });

/** As the relay has them; those of a beginning where they cannot be read. */
export function settingsOf(there: ShownConnection | undefined, company: Named): EboxSettings {
  const read = eboxSettings.safeParse(there?.settings);
  return read.success ? read.data : freshSettings(company);
}

/** @throws RelayFault */
export const connectionThere = async (connected: Connected): Promise<ShownConnection | undefined> => (await connections(connected)).find(({ id }) => id === EBOX_APP);

/** Makes the connection with its certificate, where there is none: nothing is called before it has a Client ID. @throws RelayFault */
export async function begun(connected: Connected, company: Named): Promise<ShownConnection | undefined> {
  const there = await connectionThere(connected);
  if (there) return there;
  await putConnection(connected, EBOX_APP, { type: 'ebox', settings: freshSettings(company) });
  return connectionThere(connected);
}

/** Tries it, and keeps it when it works. @returns why it does not @throws RelayFault */
export async function connectWith(connected: Connected, settings: EboxSettings): Promise<ConnectionFaultCode | undefined> {
  const put = { type: 'ebox', settings } as const;
  const { fault } = await testConnection(connected, EBOX_APP, put);
  if (fault === undefined) await putConnection(connected, EBOX_APP, put);
  return fault;
}

/** Keeps other settings of one that works. @throws RelayFault */
export const keepSettings = (connected: Connected, settings: EboxSettings): Promise<void> => putConnection(connected, EBOX_APP, { type: 'ebox', settings });
