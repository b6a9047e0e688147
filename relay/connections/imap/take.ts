// Takes over what is new in the open folder: message by message, in the order of their numbers, each with the progress in one act.
import { createHash } from 'node:crypto';
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import * as z from 'zod/mini';
import type { Bytes } from '#sync/bytes.ts';
import { type Mail, MAIL_LIMITS } from '#sync/inbox/message.ts';
import type { ImapSettings } from '#sync/wire/connections.ts';
import { type Came, ConnectionFault, type Job } from '../type.ts';
import type { MailReader } from './mail-reader.ts';
import { headOf, type ReadMail } from './read-mail.ts';
import { faultOf } from './session.ts';

/** Headers asked for at once. */
const TOGETHER = 100;

const progressShape = z.object({ place: z.string(), uidValidity: z.string(), last: z.int().check(z.gte(0)) });
type Progress = z.output<typeof progressShape>;

/** The part of a session that is used. */
export type Folder = Pick<ImapFlow, 'search' | 'fetchAll' | 'fetchOne' | 'messageFlagsAdd'>;

/** How far it has come in this very folder: from the beginning when it is another one, or the server numbers its messages anew (UIDVALIDITY). */
export function progressIn(kept: unknown, place: string, uidValidity: bigint): Progress {
  const read = progressShape.safeParse(kept);
  const same = read.success && read.data.place === place && read.data.uidValidity === String(uidValidity);
  return { place, uidValidity: String(uidValidity), last: same ? read.data.last : 0 };
}

/** @returns how far it has come now @throws ConnectionFault */
export async function takeNew(folder: Folder, job: Job<ImapSettings>, from: Progress, reader: MailReader): Promise<Progress> {
  let progress = from;
  // `n:*` names the last message even when its number is lower.
  const found = await folder.search({ uid: `${progress.last + 1}:*` }, { uid: true }).catch((error: unknown) => Promise.reject(faultOf(error)));
  if (!Array.isArray(found)) throw new ConnectionFault('fault');
  const uids = found.filter((uid) => uid > from.last).sort((a, b) => a - b);
  for (let at = 0; at < uids.length; at += TOGETHER) {
    const part = uids.slice(at, at + TOGETHER);
    const heads = await folder
      .fetchAll(part.join(','), { uid: true, envelope: true, size: true, internalDate: true }, { uid: true })
      .catch((error: unknown) => Promise.reject(faultOf(error)));
    for (const head of await wanted(heads, job)) {
      if (job.signal.aborted) return progress;
      progress = { ...progress, last: head.uid };
      const came = await reader.alone((read) => fetched(folder, head, job, progress, read));
      await job.keep(progress, came);
      if (came && job.settings.markRead) await folder.messageFlagsAdd(String(head.uid), ['\\Seen'], { uid: true }).catch((error: unknown) => Promise.reject(faultOf(error)));
    }
    // What stands after the last that was wanted is done with too.
    progress = { ...progress, last: part.at(-1)! };
    await job.keep(progress);
  }
  return progress;
}

/** Those that are of the senders named, not too old, and did not come before, in order. */
async function wanted(heads: readonly FetchMessageObject[], job: Job<ImapSettings>): Promise<FetchMessageObject[]> {
  const { from = [], since } = job.settings;
  const fits = heads.filter(
    (head) => (since === undefined || receivedAt(head, job) >= Date.parse(since)) && (from.length === 0 || from.some((sender) => isFrom(head, sender)))
  );
  const outside = await Promise.all(fits.map((head) => outsideOf(head, job)));
  const known = await job.known(outside.filter((one) => one !== undefined));
  let n = 0;
  return fits.filter((_, i) => outside[i] === undefined || !known[n++]).sort((a, b) => a.uid - b.uid);
}

function isFrom({ envelope }: FetchMessageObject, sender: string): boolean {
  const address = envelope?.from?.[0]?.address?.toLowerCase() ?? '';
  const wanted = sender.toLowerCase();
  return wanted.startsWith('@') ? address.endsWith(wanted) : address === wanted;
}

/**
 * What a message is known by, whatever number it has: what its sender says of it, so that one that was moved, or delivered twice, is the same.
 * Message-ID alone would not do: some programs give the same to each. Undefined without one: then its bytes tell.
 */
async function outsideOf({ envelope }: FetchMessageObject, { outside }: Job<ImapSettings>): Promise<Bytes | undefined> {
  const id = envelope?.messageId?.trim();
  if (!id) return undefined;
  const { date, from, subject } = envelope!;
  return outside('id', id, date instanceof Date ? instantOf(date) : (date ?? ''), from?.[0]?.address?.toLowerCase() ?? '', subject ?? '');
}

const instantOf = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString());

function receivedAt({ internalDate }: FetchMessageObject, { clock }: Job<ImapSettings>): number {
  const at = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
  return at >= 0 && at < 253_402_300_800_000 ? at : clock.now();
}

/** The whole of a message, read; undefined when it is gone meanwhile. */
async function fetched(
  folder: Folder,
  head: FetchMessageObject,
  job: Job<ImapSettings>,
  { uidValidity }: Progress,
  read: (source: Uint8Array) => Promise<ReadMail | undefined>
): Promise<Came | undefined> {
  const at = receivedAt(head, job);
  const known = await outsideOf(head, job);
  const byNumber = (): Promise<Bytes> => job.outside('number', uidValidity, String(head.uid), String(head.size ?? 0));
  if ((head.size ?? 0) > MAIL_LIMITS.message) return came(known ?? (await byNumber()), at, { ...bare(head), fault: 'tooLarge' });
  const whole = await folder
    .fetchOne(String(head.uid), { source: { start: 0, maxLength: MAIL_LIMITS.message + 1 } }, { uid: true })
    .catch((error: unknown) => Promise.reject(faultOf(error)));
  if (!whole || !whole.source) return undefined;
  // Servers say sizes that are not quite right.
  if (whole.source.length > MAIL_LIMITS.message) return came(known ?? (await byNumber()), at, { ...bare(head), fault: 'tooLarge' });
  const outside = known ?? (await job.outside('bytes', createHash('sha256').update(whole.source).digest('hex')));
  const mail = await read(whole.source);
  return came(outside, at, mail ?? { ...bare(head), fault: 'unreadable' });
}

function bare({ envelope }: FetchMessageObject): ReadMail {
  const [from] = envelope?.from ?? [];
  return { ...headOf({ ...from, subject: envelope?.subject, messageId: envelope?.messageId, date: envelope?.date }), text: '', files: [], left: [] };
}

function came(outside: Bytes, at: number, { files, ...mail }: ReadMail & Pick<Mail, 'fault'>): Came {
  const message: Mail = {
    kind: 'mail',
    ...mail,
    receivedAt: new Date(at).toISOString(),
    files: files.map(({ name, type, bytes }) => ({ name, type, size: bytes.length }))
  };
  return { outside, receivedAt: at, message, files: files.map(({ bytes }) => bytes) };
}
