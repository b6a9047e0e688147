// Attachments on their way into the inbox: which ones the relay fetches by itself, and how one is fetched.
import { createHash } from 'node:crypto';
import type { EboxAttachment, EboxMessage } from '#domain/ebox/message.ts';
import { EBOX_LIMITS } from '#sync/inbox/ebox.ts';
import type { EboxSettings } from '#sync/wire/connections.ts';
import { Absent, ConnectionFault } from '../type.ts';
import { cameOf, type EboxBringer, fileName, messageThing, type Thing } from './item.ts';
import { fetchAttachment, type Listed } from './messages.ts';
import type { Memory } from './progress.ts';
import type { Sender } from './senders.ts';
import type { Reading } from './session.ts';

const DAY_MS = 86_400_000;
/** Days before it expires at which an unread message is fetched: all is looked through each week, so each is seen in time. */
const DAYS_BEFORE = 14;
/** So many in a row that cannot be had: the provider is unwell. */
const IN_A_ROW = 3;

export interface Wanted {
  listed: Listed;
  sender: Sender | undefined;
  attachment: EboxAttachment;
}

/** Whether the relay fetches its documents by itself. Registered mail is opened by people alone. @param now milliseconds since 1970 */
export function isWanted({ isRead, isRegistered, expiresAt }: EboxMessage, archive: EboxSettings['archive'], now: number): boolean {
  const left = (expiresAt === undefined ? Infinity : Date.parse(expiresAt)) - now;
  if (archive === 'never' || left <= 0) return false;
  return isRead || (archive === 'unread' && !isRegistered && left <= DAYS_BEFORE * DAY_MS);
}

/** The file, and of a main one its message, which is read now. @throws Absent, ConnectionFault */
export async function fileThings(bringer: EboxBringer, session: Reading, memory: Memory, { listed, sender, attachment }: Wanted): Promise<Thing[]> {
  const { message } = listed;
  const fetched = async (): Promise<ReturnType<typeof fetchAttachment>> => fetchAttachment(session, memory, message.id, attachment);
  let { bytes, differs } = await fetched();
  // Once more: it may have been damaged on its way.
  if (differs) ({ bytes, differs } = await fetched());
  if (bytes.length > EBOX_LIMITS.file) throw new ConnectionFault('fault');
  const { id, fileName: name, mediaType: type } = attachment;
  const state = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
  const also = [{ outside: await fileName(bringer, memory, message.id, id), state }];
  const file = { ...{ name, type, bytes, of: { message: message.id, attachment: id } }, ...(differs && { differs: true as const }) };
  if (!attachment.isMain || message.isRead) return [{ file, also }];
  message.isRead = true;
  return [await messageThing(bringer, memory, listed, sender?.name), { file, also }];
}

export interface Fetching {
  bringer: EboxBringer;
  session: Reading;
  memory: Memory;
  keep(came: Awaited<ReturnType<typeof cameOf>>): Promise<void>;
}

/** Fetches them one after the other. @returns how many could not be had this time @throws ConnectionFault of the inbox, or of a provider that is unwell */
export async function bringFiles({ bringer, session, memory, keep }: Fetching, wanted: readonly Wanted[]): Promise<number> {
  let [failed, inARow] = [0, 0];
  for (const one of wanted) {
    bringer.signal.throwIfAborted();
    // A person may have asked for it meanwhile.
    const [isKnown] = await bringer.known([await fileName(bringer, memory, one.listed.message.id, one.attachment.id)]);
    if (isKnown) continue;
    let things: Thing[];
    try {
      things = await fileThings(bringer, session, memory, one);
      inARow = 0;
    } catch (error) {
      // Gone meanwhile: the device has what is said of it.
      if (error instanceof Absent) continue;
      if (!(error instanceof ConnectionFault) || !['unreachable', 'fault'].includes(error.code)) throw error;
      failed += 1;
      inARow += 1;
      if (inARow >= IN_A_ROW) throw error;
      continue;
    }
    await keep(await cameOf(bringer, memory, things));
  }
  return failed;
}
