// The keys of a device that is not in a company yet, as its preferences keep them until it is.
import * as z from 'zod/mini';

const handle = z.custom<CryptoKey>((value) => value instanceof CryptoKey);

/** Not extractable: the browser holds them, and nobody reads them. */
export const keptKeys = z.object({ id: z.string(), signingKey: handle, wrappingKey: handle, publicKeys: z.object({ signingKey: z.string(), wrappingKey: z.string() }) });
