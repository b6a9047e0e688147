// The messages at one provider (Message Registry API v2.1 and v3): a list by pages, the newest first, and the bytes of attachments. Listing marks nothing as read.
import { createHash } from 'node:crypto';
import { listIn, objectIn } from '#domain/ebox/plain.ts';
import type { EboxAttachment, EboxMessage } from '#domain/ebox/message.ts';
import { readMessage } from '#domain/ebox/read-message.ts';
import type { Provider } from './providers.ts';
import type { Reading } from './session.ts';

/** What a provider gave: as it is understood, and as it came, for what nobody understands yet. */
export interface Listed {
  message: EboxMessage;
  raw: unknown;
}

/** The most that a page may hold. */
const PAGE = 100;
/** Pages of one list: a company with so many messages has them come from elsewhere. */
const PAGES = 1000;

export interface Page {
  listed: Listed[];
  /** The list is shorter than at its first page: one may have slipped from a page that was to come into one that was read. */
  isShorter: boolean;
}

/** Pages of the list; what comes in between moves the rest, so a message may be in two pages. @throws as `EboxSession.json` */
export async function* pagesOf(session: Reading, { url }: Pick<Provider, 'url'>, size = PAGE): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let [count, most] = [0, 0];
  for (let page = 1; page <= PAGES; page++) {
    const answer = await session.json(`${url}/ebox/messages?page=${page}&pageSize=${size}`);
    const items = listIn(answer);
    const listed = items.flatMap((raw) => {
      const message = readMessage(raw);
      return message ? [{ message, raw }] : [];
    });
    const { totalItems } = objectIn(answer);
    const total = typeof totalItems === 'number' ? totalItems : undefined;
    yield { listed, isShorter: total !== undefined && total < most };
    count += items.length;
    most = Math.max(most, total ?? 0);
    // One that knows no pages gives the first again and again.
    const isKnown = listed.every(({ message: { id } }) => seen.has(id));
    for (const { message } of listed) seen.add(message.id);
    if (items.length === 0 || isKnown || (total === undefined ? items.length < size : count >= total)) return;
  }
}

export interface Fetched {
  bytes: Uint8Array;
  /** They are not what the message says of them. */
  differs: boolean;
}

/** The bytes of an attachment. Of a main one this marks the message as read at the government. @throws as `EboxSession.json` */
export async function fetchAttachment(session: Reading, { url }: Pick<Provider, 'url'>, message: string, { id, sha256 }: Pick<EboxAttachment, 'id' | 'sha256'>): Promise<Fetched> {
  const bytes = await session.bytes(`${url}/ebox/messages/${encodeURIComponent(message)}/attachments/${encodeURIComponent(id)}/content`);
  return { bytes, differs: sha256 !== undefined && createHash('sha256').update(bytes).digest('base64url') !== sha256 };
}
