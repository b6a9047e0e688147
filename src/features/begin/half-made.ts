// The company that is being typed in: kept on the device at every change until it is made, should the tab be killed.
import * as z from 'zod/mini';
import type { Company } from '#domain/company/model.ts';
import type { Logo } from '#features/company/logo.ts';
import { device } from '#store/device.ts';
import { company } from '#store/shape/company.ts';

const KEY = 'begin:company';
const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);
const halfMade = z.object({
  company,
  logo: z.optional(z.object({ bytes, type: z.enum(['image/png', 'image/jpeg']), width: z.number(), height: z.number() }))
});

export interface HalfMade {
  company: Company;
  logo?: Logo | undefined;
}

/** @returns what was typed before the tab ended; undefined when there is nothing, or nothing that can be read */
export const halfMadeCompany = async (): Promise<HalfMade | undefined> => (await device.preference(KEY, halfMade).catch(() => undefined)) as HalfMade | undefined;

/** Keeps it as it is now. What cannot be written is still on the screen. */
export const keepHalfMade = (now: HalfMade): Promise<void> => device.setPreference(KEY, now).catch(() => undefined);

/** To be called once the company is made. */
export const forgetHalfMade = (): Promise<void> => device.setPreference(KEY, undefined).catch(() => undefined);
