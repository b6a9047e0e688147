// What may serve as a secret of the relay.
import * as z from 'zod';

/** Eight characters alone are none that chance made. */
const isVaried = (text: string): boolean => new Set(text).size > 8;

/** A word written again and again; eight characters of chance never do so. */
const isRepeated = (text: string): boolean => /(.{8,})\1/.test(text);

/** As RELAY_SECRET must be. */
export const strongSecret = z.string().min(32, 'at least 32 characters, by chance (openssl rand -base64 32)').max(1000).refine((text) => isVaried(text) && !isRepeated(text), 'not by chance');
