// When this company was last backed up on this device.
import * as z from 'zod/mini';
import { device } from '#store/device.ts';

const instant = z.string();
const keyOf = (companyId: string) => `backup:${companyId}`;

/** @returns the instant of the last backup made here, undefined when there was none */
export const lastBackup = (companyId: string): Promise<string | undefined> => device.preference(keyOf(companyId), instant);

/** Notes that a backup was made. */
export const noteBackup = (companyId: string, at: string): Promise<void> => device.setPreference(keyOf(companyId), at);
