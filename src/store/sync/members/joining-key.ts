// Where a device keeps what it has asked and not heard of: known apart, so that a start with nothing asked loads nothing more.
import type { Device } from '../../device.ts';

/** Before the invitation's id, among the device's preferences. */
export const JOINING = 'joining ';

/** Whether this device waits to be let in somewhere. */
export const awaitsJoining = (device: Device): Promise<boolean> => device.connection.run(async (db) => (await db.preferences.where('key').startsWith(JOINING).count()) > 0);
