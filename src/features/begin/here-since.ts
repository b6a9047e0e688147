// Two companies of one name on this device (a backup restored beside what was there): since when each is here tells them apart.
import { today } from '#domain/dates.ts';
import { isUlid, ulidTime } from '#domain/ids.ts';
import { m } from '#messages';
import type { CompanyEntry } from '#store/device.ts';
import { formatDate, formatTime } from '#ui/format.ts';

const plain = (name: string) => name.trim().toLocaleLowerCase();

/** @returns "ici depuis le 22 novembre 2026 à 08:04" where another of `all` has the same name, else undefined */
export function hereSince({ id, name }: Pick<CompanyEntry, 'id' | 'name'>, all: readonly Pick<CompanyEntry, 'id' | 'name'>[]): string | undefined {
  if (!isUlid(id) || !all.some((other) => other.id !== id && plain(other.name) === plain(name))) return undefined;
  const at = new Date(ulidTime(id)).toISOString();
  return m.begin_here_since({ date: formatDate(today(at), 'long'), time: formatTime(at) });
}
