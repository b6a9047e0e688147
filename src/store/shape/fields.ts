// Schemas of the pieces that several stored records share. Loose: keys of other versions pass through.
import * as z from 'zod/mini';
import { isIsoDate } from '#domain/dates.ts';
import { isCents } from '#domain/money/cents.ts';

// The content policy forbids the code that zod would otherwise write for itself.
z.config({ jitless: true });

export const text = z.string();
export const flag = z.boolean();
export const maybe = z.optional;
export const day = z.string().check(z.refine(isIsoDate));
export const cents = z.number().check(z.refine(isCents));
export const count = z.number().check(z.refine((n) => Number.isSafeInteger(n) && n >= 0));
/** Exact decimal; one written with trailing zeros by another version is read as well. */
export const decimal = z.string().check(z.regex(/^-?\d{1,15}(\.\d{1,10})?$/));
export const lang = z.enum(['fr', 'nl', 'de', 'en']);
export const companyRegime = z.enum(['normal', 'franchise']);
export const sellerRegime = z.enum(['normal', 'franchise', 'notLiable']);
export const byLang = z.record(z.string(), text);

/** What every record has (`Rec`). */
export const rec = {
  id: text,
  schema: count,
  createdAt: text,
  archived: maybe(flag),
  deletedAt: maybe(z.nullable(text))
};

/** What every member of a list has (`Item`). */
export const item = { id: text, pos: text };

export const addressFields = { street: text, extra: maybe(text), postcode: text, city: text, country: text };
export const address = z.looseObject(addressFields);
export const labelledAddress = z.looseObject({ ...addressFields, label: maybe(text) });
export const term = z.looseObject({ days: count, endOfMonth: maybe(flag) });

/** Compile-time check that a schema names every key of a model: a field added to one must be added to the other. */
export type Fields<T> = Record<keyof T, z.ZodMiniType>;
