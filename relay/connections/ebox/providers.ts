// Who publishes into the e-Box: the registry of Document Providers, new (documentProviderRegistry v1) or old (Federation 1.3, GET /messageProviders).
import { firstOf, instantIn, listIn, objectIn, textIn } from '#domain/ebox/plain.ts';
import { textsIn } from '#domain/ebox/read-message.ts';
import type { EboxTexts } from '#domain/ebox/message.ts';

export interface Provider {
  id: string;
  name: EboxTexts;
  /** Of its Message Registry, without a slash at its end. */
  url: string;
  version: '2' | '3';
}

const MOST = 200;

/** The same for every version of its API: under which a provider is known, whatever registry says it. */
export const placeOf = (url: string): string => url.replace(/\/v\d+(\.\d+)*$/, '').toLowerCase();

/** Those that serve at that instant: https addresses alone, none that is not active yet or any more, or is being worked on. @param now milliseconds since 1970 @param all those that do not serve too */
export function providersIn(value: unknown, now: number, { all: isAll = false } = {}): Provider[] {
  const from = objectIn(value);
  const all = [...listIn(value), ...listIn(from['messageRegistries']), ...listIn(from['messageProviders'])].slice(0, MOST);
  const found = all.flatMap((one) => providerIn(one, now, isAll) ?? []);
  return found.filter(({ url }, at) => found.findIndex((other) => other.url === url) === at);
}

function providerIn(value: unknown, now: number, isAll: boolean): Provider | undefined {
  const from = objectIn(value);
  const url = urlIn(firstOf(from, 'messageProviderUrl', 'messageRegistryUrl', 'baseUrl', 'url', 'href'));
  if (url === undefined || !(isAll || serves(from, now))) return undefined;
  const version = textIn(firstOf(from, 'apiSupportedVersion', 'apiVersion', 'version'), 40) || (/\/v(\d)/.exec(url)?.[1] ?? '');
  const id = textIn(firstOf(from, 'messageProviderId', 'messageRegistryId', 'providerId', 'id'), 200) || url;
  return { id, name: textsIn(firstOf(from, 'messageProviderName', 'name'), 200), url, version: version.startsWith('2') ? '2' : '3' };
}

/** The company's token is shown there: no other protocol, no sign-in in the address. */
function urlIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const { protocol, username, password, origin, pathname } = new URL(value);
  return protocol === 'https:' && username === '' && password === '' ? `${origin}${pathname.replace(/\/+$/, '')}` : undefined;
}

function serves(from: ReturnType<typeof objectIn>, now: number): boolean {
  const at = (value: unknown, otherwise: number) => {
    const instant = instantIn(value);
    return instant === undefined ? otherwise : Date.parse(instant);
  };
  const isActive = at(firstOf(from, 'messageProviderActivationDate', 'activationDate'), -Infinity) <= now && now < at(firstOf(from, 'messageProviderDeactivationDate', 'deactivationDate'), Infinity);
  const isWorkedOn = listIn(firstOf(from, 'messageProviderPlannedMaintenance', 'plannedMaintenance')).some((one) => {
    const { startDate, endDate } = objectIn(one);
    return at(startDate, Infinity) <= now && now < at(endDate, Infinity);
  });
  return isActive && !isWorkedOn;
}
