// Which messages a list is asked for: criteria that are ANDed, of v2.1 and under the names of v3.
import { isIsoDate, today } from '#domain/dates.ts';
import { applicationOf, type StoredMessage } from './message.ts';
import type { ProviderState } from './state.ts';
import type { Texts } from './reference.ts';

type Query = Readonly<Record<string, string>>;
type Test = (message: StoredMessage) => boolean;

const DATES: Record<string, (message: StoredMessage, date: string) => boolean> = {
  // "Received before the given date": on a day before it; after it: on that day or later.
  receivedBefore: ({ receivedAt }, date) => today(receivedAt) < date,
  receivedAfter: ({ receivedAt }, date) => today(receivedAt) >= date,
  expiredBefore: ({ expiresAt }, date) => today(expiresAt) < date,
  expiredAfter: ({ expiresAt }, date) => today(expiresAt) >= date
};

const FLAGS: Record<string, Test> = {
  readStatus: ({ isRead }) => isRead,
  isRead: ({ isRead }) => isRead,
  visible: ({ isHidden }) => !isHidden,
  isVisible: ({ isHidden }) => !isHidden,
  registeredMail: ({ isRegistered }) => isRegistered === true,
  isRegisteredMail: ({ isRegistered }) => isRegistered === true
};

const SAME: Record<string, (message: StoredMessage) => string> = {
  messageTypeId: ({ typeId }) => typeId,
  senderOrganizationId: ({ sender }) => sender,
  senderApplicationId: applicationOf
};

export interface Asked {
  page: number;
  pageSize: number;
  isWanted: Test;
}

/** @returns the name of the parameter that nobody can understand, instead */
export function askedOf(query: Query, provider: ProviderState): Asked | string {
  const [page, pageSize] = [whole(query['page'] ?? '1'), whole(query['pageSize'] ?? '25')];
  if (!(page >= 1)) return 'page';
  if (!(pageSize >= 1 && pageSize <= 100)) return 'pageSize';
  const tests: Test[] = [];
  for (const [name, value] of Object.entries(query)) {
    const [date, flag, same] = [DATES[name], FLAGS[name], SAME[name]];
    if (date) {
      if (!isIsoDate(value)) return name;
      tests.push((message) => date(message, value));
    } else if (flag) {
      if (value !== 'true' && value !== 'false') return name;
      tests.push((message) => String(flag(message)) === value);
    } else if (same) tests.push((message) => same(message) === value);
  }
  const { q, qlang } = query;
  if (q !== undefined) {
    if (qlang !== 'fr' && qlang !== 'nl' && qlang !== 'de') return 'qlang';
    const words = bare(q);
    tests.push((message) => spokenIn(message, provider, qlang).some((text) => bare(text).includes(words)));
  }
  return { page, pageSize, isWanted: (message) => tests.every((test) => test(message)) };
}

const whole = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : NaN);

/** Neither case nor accents count. */
const bare = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** What a search looks at: subject, business data, for whom it is, and names and descriptions of the reference data. */
function spokenIn(message: StoredMessage, { reference }: ProviderState, lang: keyof Texts): string[] {
  const type = reference?.types.find(({ id }) => id === message.typeId);
  const sender = reference?.organisations.find(({ id }) => id === message.sender);
  const application = reference?.applications.find(({ id }) => id === applicationOf(message));
  const texts = [message.subject, type?.name, type?.description, sender?.short, sender?.long, application?.name, application?.description];
  return [...texts.flatMap((one) => one?.[lang] ?? []), ...Object.values(message.facts ?? {}), ...(message.attention ? [message.attention.name] : [])];
}
