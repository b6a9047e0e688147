// Another system that calls: known by a secret (Basic, RFC 7617), compared in a time that tells nothing of it.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

export function isSystem(c: Context, { user, secret }: { user: string; secret: string }): boolean {
  const [, given = ''] = /^Basic ([A-Za-z0-9+/=]{1,2000})$/i.exec(c.req.header('authorization') ?? '') ?? [];
  return timingSafeEqual(hashOf(Buffer.from(given, 'base64').toString()), hashOf(`${user}:${secret}`));
}
