// What callers send, read by its schema.
import type { Context } from 'hono';
import * as z from 'zod';
import { BaseconeRefusal } from './refusal.ts';

/** The JSON body. @throws {BaseconeRefusal} 400 when it is none, or of another shape */
export async function readJson<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    throw new BaseconeRefusal(400, 'invalid_request', 'The body is no JSON.');
  }
  return checked(body, schema);
}

/** The query; names are read in any case, as theirs are. @throws {BaseconeRefusal} 400 when it is of another shape */
export function readQuery<T>(c: Context, schema: z.ZodType<T>): T {
  return checked(Object.fromEntries(Object.entries(c.req.query()).map(([name, value]) => [name.toLowerCase(), value])), schema);
}

/** @throws {BaseconeRefusal} 400 naming what is wrong */
export function checked<T>(given: unknown, schema: z.ZodType<T>): T {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new BaseconeRefusal(400, 'invalid_request', read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

/** Where a page of a list begins, and how many rows it has. */
export const page = { offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).optional() };

/** A page of `rows` with the counts that go with it. */
export function pageOf<T>(rows: readonly T[], offset: number, limit: number): { rows: T[]; counts: { total: number; count: number } } {
  const shown = rows.slice(offset, offset + limit);
  return { rows: shown, counts: { total: rows.length, count: shown.length } };
}
