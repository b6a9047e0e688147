// The messages at one provider (Message Registry API v2.1 and v3): a list by pages, the newest first, and the bytes of attachments. Listing marks nothing as read.
import { createHash } from 'node:crypto';
import { listIn, objectIn } from '#domain/ebox/plain.ts';
import type { EboxAttachment, EboxMessage } from '#domain/ebox/message.ts';
import { readMessage } from '#domain/ebox/read-message.ts';
import type { Provider } from './providers.ts';
import type { EboxSession } from './session.ts';

/** What a provider gave: as it is understood, and as it came, for what nobody understands yet. */
export interface Listed {
  message: EboxMessage;
  raw: unknown;
}

/** The most that a page may hold. */
const PAGE = 100;
/** Pages of one list: a company with so many messages has them come from elsewhere. */
const PAGES = 1000;

/** Pages of the list; what comes in between moves the rest, so a message may be in two pages. @throws as `EboxSession.json` */
export async function* pagesOf(session: EboxSession, { url }: Pick<Provider, 'url'>, filter: Readonly<Record<string, string>> = {}): AsyncGenerator<Listed[]> {
  for (let [page, seen] = [1, 0]; page <= PAGES; page++) {
    const query = new URLSearchParams({ ...filter, page: `${page}`, pageSize: `${PAGE}` });
    const answer = await session.json(`${url}/ebox/messages?${query}`);
    const items = listIn(answer);
    yield items.flatMap((raw) => {
      const message = readMessage(raw);
      return message ? [{ message, raw }] : [];
    });
    seen += items.length;
    const { totalItems } = objectIn(answer);
    if (items.length === 0 || (typeof totalItems === 'number' ? seen >= totalItems : items.length < PAGE)) return;
  }
}

export interface Fetched {
  bytes: Uint8Array;
  /** They are not what the message says of them. */
  differs: boolean;
}

/** The bytes of an attachment. Of a main one this marks the message as read at the government. @throws as `EboxSession.json` */
export async function fetchAttachment(session: EboxSession, { url }: Pick<Provider, 'url'>, message: string, { id, sha256 }: Pick<EboxAttachment, 'id' | 'sha256'>): Promise<Fetched> {
  const bytes = await session.bytes(`${url}/ebox/messages/${encodeURIComponent(message)}/attachments/${encodeURIComponent(id)}/content`);
  return { bytes, differs: sha256 !== undefined && createHash('sha256').update(bytes).digest('base64url') !== sha256 };
}
