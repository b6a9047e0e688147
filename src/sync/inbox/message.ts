// What came for the company from outside, as the relay describes it before it closes it for the connection's key.
import * as z from 'zod/mini';
import { count, instant } from '../wire/fields.ts';
import { ebox } from './ebox.ts';

/** Limits of a mail; what is longer is cut, what is larger is named in `left`. */
export const MAIL_LIMITS = {
  /** Bytes of a message, of one attachment. */
  message: 30 << 20,
  file: 25 << 20,
  files: 50,
  /** Characters. */
  from: 320,
  subject: 500,
  messageId: 998,
  name: 150,
  text: 20_000
} as const;

/** Found by the first bytes of a file and by its name. */
const INBOX_FILE_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/heic', 'application/xml', 'application/zip'] as const;
export type InboxFileType = (typeof INBOX_FILE_TYPES)[number];

/** Why a file of a message did not come along: not of a type that is taken, too large, too many. */
const leftFile = z.object({ name: z.string().check(z.maxLength(MAIL_LIMITS.name)), why: z.enum(['type', 'size', 'count']) });

const mail = z.object({
  kind: z.literal('mail'),
  /** `Name <address>` or the address alone. */
  from: z.string().check(z.maxLength(MAIL_LIMITS.from)),
  subject: z.string().check(z.maxLength(MAIL_LIMITS.subject)),
  /** As its sender says. */
  date: z.optional(instant),
  messageId: z.optional(z.string().check(z.maxLength(MAIL_LIMITS.messageId))),
  /** When the server had it. */
  receivedAt: instant,
  /** Plain text; '' when it has none. */
  text: z.string().check(z.maxLength(MAIL_LIMITS.text)),
  /** In the order in which their bytes follow. */
  files: z
    .array(z.object({ name: z.string().check(z.maxLength(MAIL_LIMITS.name)), type: z.enum(INBOX_FILE_TYPES), size: count }))
    .check(z.maxLength(MAIL_LIMITS.files)),
  left: z.array(leftFile).check(z.maxLength(MAIL_LIMITS.files)),
  /** The message itself was too large to be fetched, or is none that can be read: its header is all there is. */
  fault: z.optional(z.enum(['tooLarge', 'unreadable']))
});

/** `kind` tells what it is; one that this version does not know waits for an update of the app. */
export const inboxMessage = z.discriminatedUnion('kind', [mail, ebox]);
export const INBOX_KINDS: readonly string[] = ['mail', 'ebox'];
export type InboxMessage = z.output<typeof inboxMessage>;
export type Mail = z.output<typeof mail>;

/** A message with the bytes of its files. */
export interface InboxContent<Message extends InboxMessage = InboxMessage> {
  message: Message;
  files: Uint8Array[];
}
