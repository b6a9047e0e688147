// The ways into Basecone as they are typed, and as the relay takes them.
import { m } from '#messages';
import type { ShownConnection } from '#store/connections/connections.ts';
import { baseconeSettings, type ConnectionPut, connectionPut, mailSettings } from '#sync/wire/connections.ts';
import { hourOf, NIGHT } from '../sending/hour.ts';

/** `user`: office, user and password. `client`: an application of one's own, with its user; without one where it is Premium. `mail`: the mail-in address, with no sign-in at all. */
export type Way = 'user' | 'client' | 'mail';

export interface Typed {
  way: Way;
  office: string;
  username: string;
  password: string;
  clientIdentifier: string;
  clientSecret: string;
  address: string;
  /** `HH:MM` by Belgian clocks. */
  at: string;
  company: string;
  companyName: string;
  tags: { sale: string; purchase: string };
}

/** Sales and credit notes; purchases and self-billing documents. The mail-in address has Dutch ones. */
export const TAGS = { sale: 'SLS', purchase: 'PNV' };
const MAIL_TAGS = { sale: 'VRK', purchase: 'INK' };

const EMPTY: Typed = { way: 'user', office: '', username: '', password: '', clientIdentifier: '', clientSecret: '', address: '', at: NIGHT, company: '', companyName: '', tags: TAGS };

/** What is kept at the relay, as it would be typed; secrets never come back from there. */
export function typedOf(there: ShownConnection | undefined): Typed {
  if (there?.type === 'mail') {
    const read = mailSettings.safeParse(there.settings);
    return read.success ? { ...EMPTY, way: 'mail', address: read.data.to.sale, at: read.data.at } : { ...EMPTY, way: 'mail' };
  }
  const read = there ? baseconeSettings.safeParse(there.settings) : undefined;
  if (!read?.success) return EMPTY;
  const { at, company = '', companyName = '', tags } = read.data;
  return { ...EMPTY, at, company, companyName, tags };
}

function secretsOf({ way, office, username, password, clientIdentifier, clientSecret }: Typed): Record<string, string> | undefined {
  const user = office || username || password ? { office: office.trim(), username: username.trim(), password } : undefined;
  if (way !== 'client') return user;
  return clientIdentifier || clientSecret || user ? { clientIdentifier: clientIdentifier.trim(), clientSecret, ...user } : undefined;
}

/** As Basecone writes it; the usual one for nothing. */
const tagOf = (typed: string, usual: string): string => typed.trim().toUpperCase() || usual;

/** What the relay is given; undefined while something is missing or wrong. @param sender name of the company, for mail */
export function putOf(typed: Typed, sender: string): ConnectionPut | undefined {
  const at = hourOf(typed.at);
  const address = typed.address.trim();
  const secrets = secretsOf(typed);
  const { company, companyName } = typed;
  const tags = { sale: tagOf(typed.tags.sale, TAGS.sale), purchase: tagOf(typed.tags.purchase, TAGS.purchase) };
  const put =
    typed.way === 'mail'
      ? { type: 'mail', settings: { at, to: { sale: address, purchase: address }, tags: MAIL_TAGS, sender: sender.slice(0, 100) } }
      : { type: 'basecone', settings: { at, tags, ...(company && { company, companyName: companyName.slice(0, 200) }) }, ...(secrets && { secrets }) };
  const read = connectionPut.safeParse(put);
  return read.success ? read.data : undefined;
}

/** Whether it can be tried: what it needs is typed, or the relay has it. */
export function isReady(typed: Typed, there: ShownConnection | undefined, sender: string): boolean {
  if (!putOf(typed, sender)) return false;
  return typed.way === 'mail' || secretsOf(typed) !== undefined || there?.type === 'basecone';
}

/** Whether that is what Basecone calls an application by. */
export const isIdentifier = (typed: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(typed.trim());

/** Whether that is an address of Basecone's own: an invoice that is sent to another cannot be called back. */
export const isMailIn = (address: string): boolean => /^[^@.\s]+\.[^@\s]+@mailtobasecone\.com$/i.test(address.trim());

/** Where documents go, and at what time. */
export function placeOf(there: ShownConnection): { place: string; at: string } {
  const { way, address, companyName, company, at } = typedOf(there);
  return { place: way === 'mail' ? m.sending_by_mail_to({ address }) : m.basecone_dossier_is({ name: companyName || company }), at };
}
