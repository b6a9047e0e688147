// What Basecone answers, read tolerantly: names of fields are taken in any case, for its own pages show them in several.
import * as z from 'zod/mini';
import { parsed } from '../json.ts';
import { ConnectionFault } from '../type.ts';

/** Every name in lower case, all the way down. */
function lower(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lower);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), lower(inner)]));
}

/** @throws ConnectionFault `fault` for what is not of that shape */
export function readAnswer<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const read = schema.safeParse(lower(value));
  if (!read.success) throw new ConnectionFault('fault', { cause: new Error(`an answer of another shape: ${read.error.issues[0]?.path.join('.') ?? ''}`) });
  return read.data;
}

const text = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
/** Its examples say "true" and "false" as texts. */
const yes = z.pipe(
  z.union([z.boolean(), z.string()]),
  z.transform((value) => value === true || String(value).toLowerCase() === 'true')
);

export const accessKey = z.object({ apiaccesskey: z.string().check(z.minLength(1)) });
export const office = z.object({ name: z.optional(text), code: z.optional(text) });
export const companies = z.object({
  companies: z.array(z.object({ companyid: text, name: z.optional(text), hasaccess: z.optional(yes) })),
  _metadata: z.optional(z.object({ total: z.optional(z.number()) }))
});
export const imported = z.object({ documentid: text });
export const tagged = z.nullish(z.object({ warnings: z.optional(z.array(z.union([z.string(), z.object({ code: z.optional(text), message: z.optional(text) })]))) }));
export const found = z.object({ documents: z.array(z.object({ documentid: text, name: z.optional(text), filename: z.optional(text) })) });
export const details = z.object({ documentid: z.optional(text), status: z.optional(text), currentworkflow: z.optional(text) });
/** What it posts to a webhook (ApiReference/Webhooks, DocumentImported). */
export const event = z.object({ companyid: text, webhookeventtype: z.optional(text) });
/** The body of a refusal. */
export const refusal = z.object({ code: z.optional(text), message: z.optional(text) });

export function refusalIn(body: string): { code: string; message: string } {
  const read = refusal.safeParse(lower(parsed(body)));
  return { code: read.data?.code ?? '', message: read.data?.message ?? '' };
}
