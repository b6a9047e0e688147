// What this device remembers of backups: the last one of a company, and until when its reminder was put off.
import * as z from 'zod/mini';
import type { IsoDate } from '#domain/dates.ts';
import { STATUS } from '#domain/document/row.ts';
import type { Instant } from '#domain/record.ts';
import type { CompanyStore } from '#store/company.ts';
import { device } from '#store/device.ts';

const backup = z.object({ at: z.string(), issued: z.number() });
const day = z.string();
const keyOf = (companyId: string) => `backup:${companyId}`;
const putOffKeyOf = (companyId: string) => `backup-later:${companyId}`;

/** @returns the instant of the last backup and how many issued documents it holds; undefined when there was none */
export const lastBackup = (companyId: string): Promise<{ at: Instant; issued: number } | undefined> => device.preference(keyOf(companyId), backup);

/** Notes that there is a backup of `at` with so many issued documents. */
export const noteBackup = (companyId: string, at: Instant, issued: number): Promise<void> => device.remember(keyOf(companyId), { at, issued });

/** @returns how many documents of the company are issued */
export async function countIssued(store: CompanyStore): Promise<number> {
  const issued = Object.values(STATUS).filter((status) => status !== STATUS.draft);
  return (await store.list('documents', { where: [{ column: 'status', in: issued }], sort: { by: 'date' }, limit: 0 })).count;
}

/** @returns the day until which the reminder stays away */
export const putOffUntil = (companyId: string): Promise<IsoDate | undefined> => device.preference(putOffKeyOf(companyId), day);

/** Keeps the reminder away until that day. */
export const putOff = (companyId: string, until: IsoDate): Promise<void> => device.remember(putOffKeyOf(companyId), until);
