// Bodies, read whole but never more than allowed, and not for ever.
import type { Context } from 'hono';
import type { Bytes } from '#sync/bytes.ts';
import { Refusal } from '../problem.ts';

/** What is left of the connection after a body that was not read to its end is of no use. */
const close = { connection: 'close' };

/**
 * The body of a request.
 * @throws {Refusal} 413 beyond `most` bytes, 415 when it is compressed, 408 when the next piece takes longer than `patience` milliseconds, 400 when it is cut
 */
export async function readBody(c: Context, most: number, patience: number): Promise<Bytes> {
  if ((c.req.header('content-encoding') ?? 'identity') !== 'identity') throw new Refusal(415, 'media-type', {}, close);
  if (Number(c.req.header('content-length') ?? 0) > most) throw new Refusal(413, 'too-large', {}, close);
  const reader = c.req.raw.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read(), patience);
      if (done) break;
      size += value.length;
      if (size > most) throw new Refusal(413, 'too-large', {}, close);
      parts.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => undefined);
    throw error instanceof Refusal ? error : new Refusal(400, 'malformed', {}, close);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function inTime<T>(reading: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal(408, 'slow-down', {}, close)), patience);
  });
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}
