// Connections of a company to other systems: settings that owners read, secrets that they only ever write.
import * as z from 'zod/mini';
import { count, instant, texts } from './fields.ts';
import { connectionId } from './inbox.ts';

/** Settings of a mailbox that is read (relay/connections/imap). */
export const imapSettings = z.object({
  host: z.string().check(z.regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$|^[0-9a-fA-F:]{2,45}$/)),
  port: z.int().check(z.gte(1), z.lte(65_535)),
  /** `tls`: from the first byte (993). `starttls`: begun in clear and refused unless it becomes TLS (143). */
  security: z.enum(['tls', 'starttls']),
  user: z.string().check(z.minLength(1), z.maxLength(320)),
  folder: z.string().check(z.minLength(1), z.maxLength(500)),
  /** Only mail of these senders: addresses, or domains as `@example.com`. Absent or empty: of everybody. */
  from: z.optional(z.array(z.string().check(z.minLength(3), z.maxLength(320))).check(z.maxLength(200))),
  /** What the server received before that instant stays unread. */
  since: z.optional(instant),
  /** Mark as read what was taken over. Nothing else is ever changed in the mailbox. */
  markRead: z.optional(z.boolean())
});
export type ImapSettings = z.output<typeof imapSettings>;

/** Of every connection that takes documents: when those that wait for the night go, by Belgian clocks. */
const nightly = { at: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)) };

const guid = z.string().check(z.regex(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/));
/** `CASH, JNL, PNV, SLS, BNK, CUST` are known; an office may have others. */
const tag = z.string().check(z.regex(/^[A-Z0-9]{1,20}$/));

/** Settings of the accountant's Basecone (relay/connections/basecone). */
export const baseconeSettings = z.object({
  ...nightly,
  /** The dossier: absent until it is chosen, when the connection is only tried. */
  company: z.optional(guid),
  companyName: z.optional(z.string().check(z.maxLength(200))),
  /** Tags by the book in which a document belongs. */
  tags: z.object({ sale: tag, purchase: tag })
});
export type BaseconeSettings = z.output<typeof baseconeSettings>;

const mailAddress = z.string().check(z.regex(/^[^\s@<>"(),:;[\]\\]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/));
/** One line of a mail's head. */
const line = (most: number) => z.string().check(z.maxLength(most), z.regex(/^[^\p{Cc}]*$/u));
const byBook = <T extends z.ZodMiniType>(of: T) => z.object({ sale: of, purchase: of });

/** Settings of mail to an address that takes documents (relay/connections/mail): an accountant's, or the mail-in address of its software. */
export const mailSettings = z.object({
  ...nightly,
  /** By the book in which a document belongs; many take both at one. */
  to: byBook(mailAddress),
  /** Stands in brackets before the subject: `VRK` and `INK` for Basecone (`office.administration@mailtobasecone.com`). */
  tags: z.optional(byBook(tag)),
  /** Whose name is shown as sender; the address is the relay's (SMTP_FROM). */
  sender: z.optional(line(100)),
  /** Where answers go. */
  replyTo: z.optional(mailAddress),
  /** What is said in the mail. */
  text: z.optional(z.string().check(z.maxLength(2000))),
  /** The PDF of a UBL goes as a file of its own too, of the same name: for people who read it; some software takes each file for a document. */
  pdfToo: z.optional(z.boolean())
});
export type MailSettings = z.output<typeof mailSettings>;

const pathBelow = z.string().check(z.regex(/^(?!.*(^|\/)\.{1,2}(\/|$))[^\p{Cc}\\?#]{0,200}$/u));

/** Settings of a folder on a WebDAV server (relay/connections/webdav). */
export const webdavSettings = z.object({
  ...nightly,
  url: z.string().check(z.regex(/^https?:\/\/[^\s/?#@\\]{1,260}(\/[^\s?#\\]{0,500})?$/)),
  user: z.string().check(z.minLength(1), z.maxLength(320), z.regex(/^[^\p{Cc}:]+$/u)),
  /** Below the address, where each book has a folder of its own. */
  folders: z.optional(byBook(pathBelow))
});
export type WebdavSettings = z.output<typeof webdavSettings>;

/**
 * Settings of the government's e-Box Enterprise (relay/connections/ebox). The relay makes its secrets itself: a key, and the certificate that a person uploads in ChaMan. Whoever
 * changes them gives the whole of them.
 */
export const eboxSettings = z.object({
  /** `simulation`: the government's test messages, with the company's own sign-in. */
  environment: z.enum(['production', 'simulation']),
  /** Client ID of the webservice account, from ChaMan. Absent until a person has it: nothing is called before. */
  client: z.optional(z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/))),
  /** Whom the certificate names. With another number it is another certificate. */
  company: z.object({ name: line(200).check(z.minLength(1)), number: z.string().check(z.regex(/^[01]\d{9}$/)) }),
  /** Whether servers are shown the certificate: each, those that ask for it, none. */
  shows: z.enum(['always', 'asked', 'never']),
  /**
   * What the relay fetches by itself. `ask`: documents of messages that were read there. `unread`: those of unread messages that expire within 14 days too, which marks them
   * as read there; never those of registered mail. `never`: none.
   */
  archive: z.enum(['ask', 'unread', 'never'])
});
export type EboxSettings = z.output<typeof eboxSettings>;

const secret = z.string().check(z.minLength(1), z.maxLength(4096));
const secretName = z.string().check(z.regex(/^[a-zA-Z]{1,40}$/));

/** `PUT /v1/connections/:id` (owner). `secrets` absent: those that are there serve on, where the settings still say whom they are shown to. */
export const connectionPut = z.discriminatedUnion('type', [
  z.object({ type: z.literal('imap'), settings: imapSettings, secrets: z.optional(z.object({ password: secret })) }),
  z.object({
    type: z.literal('basecone'),
    settings: baseconeSettings,
    /** A user's sign-in, or an application of one's own, or both; exchanged for a key and forgotten. */
    secrets: z.optional(
      z.union([
        z.strictObject({ office: secret, username: secret, password: secret }),
        z.strictObject({ office: secret, username: secret, password: secret, clientIdentifier: guid, clientSecret: secret }),
        z.strictObject({ clientIdentifier: guid, clientSecret: secret })
      ])
    )
  }),
  /** The stand-in of a relay that is not for production: who practises has no sign-in. */
  z.object({ type: z.literal('basecone-practice'), settings: baseconeSettings, secrets: z.optional(z.strictObject({})) }),
  /** It has none of its own: the relay's sign-in (SMTP_…) serves. */
  z.object({ type: z.literal('mail'), settings: mailSettings, secrets: z.optional(z.strictObject({})) }),
  z.object({ type: z.literal('webdav'), settings: webdavSettings, secrets: z.optional(z.object({ password: secret })) }),
  z.object({ type: z.literal('ebox'), settings: eboxSettings, secrets: z.optional(z.strictObject({})) }),
  /** The stand-in of a relay that is not for production. It knows every client, with the certificate that was made for it. */
  z.object({ type: z.literal('ebox-practice'), settings: eboxSettings, secrets: z.optional(z.strictObject({})) })
]);
export type ConnectionPut = z.output<typeof connectionPut>;
export type ConnectionType = ConnectionPut['type'];

/**
 * Of a connection: `unreachable` no such server, or no answer; `address` a host that the relay does not call; `certificate` the server cannot show that it is
 * who it says, or has no TLS; `login` user or password; `locked` that user, for too many tries; `client` the application's own sign-in, or what the relay must be set up with for it; `role` that user may not;
 * `identity` the relay's own certificate for the company is refused, or asked for and not shown; `scope` what this client may was not granted; `clock` the relay's clock is wrong;
 * `dossier` no access to the one that is chosen, or there is none; `folder` there is none of that name; `secret` to be entered again; `key` no key was made for it; `full` too much waits in
 * the inbox for a device; `busy` the server wants to be left alone for a while; `fault` anything else.
 */
const CONNECTION_FAULTS = ['unreachable', 'address', 'certificate', 'login', 'locked', 'client', 'role', 'dossier', 'folder', 'identity', 'scope', 'clock', 'secret', 'key', 'full', 'busy', 'fault'] as const;
const fault = z.enum(CONNECTION_FAULTS);
export type ConnectionFaultCode = z.output<typeof fault>;

/** The public part of a certificate that the relay made for itself. */
const certificate = z.object({
  /** Never a private key. */
  pem: z.string().check(z.maxLength(20_000)),
  until: instant,
  /** Made beside the first: it takes its place as soon as the other side takes it. */
  next: z.boolean()
});

/** `POST /v1/connections/:id/certificate` (owner): makes the next one, unless there is one. The answer: as in `GET /v1/connections`. */
export const certificatesAnswer = z.object({ certificates: z.array(certificate).check(z.maxLength(2)) });
export type ConnectionCertificate = z.output<typeof certificate>;

/** A part of a connection that works or fails by itself: a provider of the e-Box. */
const part = z.object({ id: z.string(), name: texts, fault: z.optional(fault), nextAt: z.optional(instant) });

/** `GET /v1/connections`. Settings of a type that the device does not know stay as they are. */
export const connectionsAnswer = z.object({
  connections: z.array(
    z.object({
      id: connectionId,
      type: z.string(),
      settings: z.record(z.string(), z.unknown()),
      /** Names of the secrets that the relay holds. */
      secrets: z.array(secretName),
      state: z.enum(['new', 'well', 'failing']),
      fault: z.optional(fault),
      failures: count,
      /** When it last got through; when it tries next. */
      ranAt: z.optional(instant),
      nextAt: instant,
      /** Of types that make their own. */
      certificates: z.optional(certificatesAnswer.shape.certificates),
      parts: z.optional(z.array(part))
    })
  )
});
export type ConnectionsAnswer = z.output<typeof connectionsAnswer>;

/** `GET /v1/practice`: the types of stand-ins that this relay has, for companies of sample data; none in production. */
export const practiceAnswer = z.object({ types: z.array(z.string()).check(z.maxLength(20)) });
export type PracticeAnswer = z.output<typeof practiceAnswer>;

/** `POST /v1/connections/:id/test` takes what `PUT` takes and keeps nothing. `offers`: what can be chosen there (folders, dossiers), for a setting. */
export const connectionTested = z.object({
  fault: z.optional(fault),
  offers: z.array(z.object({ value: z.string(), label: z.string(), closed: z.optional(z.boolean()) })).check(z.maxLength(1000))
});
export type ConnectionTested = z.output<typeof connectionTested>;

const outsideId = z.string().check(z.minLength(1), z.maxLength(500));

/**
 * `POST /v1/connections/:id/fetch` (who may take over what it brings; never an accountant): brings attachments of a message into the inbox now. `attachments` absent: all that are
 * not main. A main one, which has to be named, marks the message as read at the government.
 * `POST /v1/connections/:id/look` (the same people, no body, no answer): looks for what is new now.
 */
export const fetchPost = z.object({ provider: outsideId, message: outsideId, attachments: z.optional(z.array(outsideId).check(z.maxLength(100))) });
export type FetchPost = z.output<typeof fetchPost>;

/** Without a fault all of it lies in the inbox. `absent`: the government has it no more. */
export const fetchAnswer = z.object({ fault: z.optional(z.enum([...CONNECTION_FAULTS, 'absent'])) });
export type FetchAnswer = z.output<typeof fetchAnswer>;

/** Connections of a company. */
export const CONNECTIONS = 50;
