// What came from the government's e-Box: messages as they stand there, and bytes of their attachments, of a provider each.
import * as z from 'zod/mini';
import type { EboxMessage } from '#domain/ebox/message.ts';
import { count, instant, texts } from '../wire/fields.ts';

export const EBOX_LIMITS = {
  /** Of one item. */
  messages: 100,
  files: 20,
  /** Bytes of one file. */
  file: 36 << 20,
  /** Characters of the messages of one item, as JSON. */
  text: 1 << 20
} as const;

const text = z.string().check(z.maxLength(1000));
const flag = z.boolean();
const sometimes = z.exactOptional;

const attachment = z.object({
  ...{ id: text, title: texts, fileName: text, isMain: flag, mediaType: text, size: count, isSigned: flag },
  sha256: sometimes(text)
});

const payment = z.object({
  ...{ cents: sometimes(z.int()), currency: text, iban: sometimes(text), bic: sometimes(text), due: sometimes(text) },
  ...{ structured: sometimes(text), text: sometimes(text) }
});

const many = <T extends z.ZodMiniType>(of: T) => z.array(of).check(z.maxLength(100));

const message = z.object({
  ...{ id: text, subject: texts, receivedAt: instant, expiresAt: sometimes(instant), isRead: flag, isVisible: flag, isRegistered: flag },
  sender: z.object({ number: sometimes(text), application: sometimes(text) }),
  ...{ typeId: text, partition: sometimes(text), attention: sometimes(text), attachments: many(attachment) },
  body: sometimes(z.object({ isMain: flag })),
  payment: sometimes(payment),
  action: sometimes(z.object({ due: sometimes(text) })),
  ...{ isReplyAllowed: flag, originalId: sometimes(text) },
  facts: many(z.object({ key: text, name: texts, values: many(texts) }))
}) satisfies z.ZodMiniType<EboxMessage>;

const file = z.object({
  /** As its sender named it. */
  name: text,
  /** As said there: never trusted for what it is shown as. */
  type: text,
  size: count,
  /** An attachment of a message of this provider, or the logo of a sender (its enterprise number). */
  of: z.union([z.object({ message: text, attachment: text }), z.object({ sender: text })]),
  /** The bytes are not those that the message speaks of (its SHA-256). */
  differs: z.optional(z.literal(true))
});

export const ebox = z.object({
  kind: z.literal('ebox'),
  /** When the relay asked: of two items on one message the later one says how it stands at the government. */
  receivedAt: instant,
  provider: z.object({ id: text, name: texts }),
  messages: z
    .array(
      z.object({
        message,
        /** Fields that nobody here understands yet, and all of its payment data, as they came. */
        raw: z.optional(z.unknown()),
        sender: z.optional(z.object({ name: texts }))
      })
    )
    .check(z.maxLength(EBOX_LIMITS.messages)),
  /** In the order in which their bytes follow. They may come without their message, which came before. */
  files: z.array(file).check(z.maxLength(EBOX_LIMITS.files))
});
export type Ebox = z.output<typeof ebox>;
export type EboxFile = Ebox['files'][number];
