// A shared folder as it is set up, and as the relay takes it.
import type { ShownConnection } from '#store/connections/connections.ts';
import { type ConnectionPut, connectionPut, webdavSettings } from '#sync/wire/connections.ts';
import { hourOf, NIGHT } from '../sending/hour.ts';

export interface Typed {
  url: string;
  user: string;
  password: string;
  /** Below the address; empty: all in one. */
  folders: { sale: string; purchase: string };
  at: string;
}

const pathOf = (typed: string): string => typed.trim().replace(/^\/+|\/+$/g, '');

/** What is kept at the relay, as it would be typed; the password never comes back from there. */
export function typedOf(there: ShownConnection | undefined): Typed {
  const read = webdavSettings.safeParse(there?.settings);
  if (!read.success) return { url: '', user: '', password: '', folders: { sale: '', purchase: '' }, at: NIGHT };
  const { url, user, folders = { sale: '', purchase: '' }, at } = read.data;
  return { url, user, password: '', folders, at };
}

/** What the relay is given; undefined while something is missing or wrong. An address without a scheme is one of https. */
export function putOf({ url, user, password, folders, at }: Typed): ConnectionPut | undefined {
  const address = url.trim();
  const below = { sale: pathOf(folders.sale), purchase: pathOf(folders.purchase) };
  const settings = {
    ...{ at: hourOf(at), url: /^https?:\/\//i.test(address) ? address : `https://${address}`, user: user.trim() },
    ...((below.sale || below.purchase) && { folders: below })
  };
  const read = connectionPut.safeParse({ type: 'webdav', settings, ...(password && { secrets: { password } }) });
  return read.success ? read.data : undefined;
}

/** Whether it can be tried: what it needs is typed, or the relay has it for the same server and user. */
export function isReady(typed: Typed, there: ShownConnection | undefined): boolean {
  const put = putOf(typed);
  if (put?.type !== 'webdav') return false;
  const kept = webdavSettings.safeParse(there?.settings);
  return put.secrets !== undefined || (kept.success && kept.data.user === put.settings.user && new URL(kept.data.url).origin === new URL(put.settings.url).origin);
}

/** Where documents go, and at what time. */
export function placeOf(there: ShownConnection): { place: string; at: string } {
  const { url, at } = typedOf(there);
  return { place: url.replace(/^https:\/\//, ''), at };
}
