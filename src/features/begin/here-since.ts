// Two companies of one name and number on this device (a backup restored beside what was there): since when each is here tells them apart.
import { today } from '#domain/dates.ts';
import { isUlid, ulidTime } from '#domain/ids.ts';
import { m } from '#messages';
import type { CompanyEntry } from '#store/device.ts';
import { formatDate, formatTime } from '#ui/format.ts';

type Known = Pick<CompanyEntry, 'id' | 'name' | 'enterpriseNumber'>;

const plain = ({ name, enterpriseNumber }: Known) => `${enterpriseNumber} ${name.trim().toLocaleLowerCase()}`;

/** @returns "ici depuis le 22/11/2026 à 08:04" where another of `all` has the same name and number, else undefined */
export function hereSince(company: Known, all: readonly Known[]): string | undefined {
  if (!isUlid(company.id) || !all.some((other) => other.id !== company.id && plain(other) === plain(company))) return undefined;
  const at = new Date(ulidTime(company.id)).toISOString();
  return m.begin_here_since({ date: formatDate(today(at), 'numeric'), time: formatTime(at) });
}
