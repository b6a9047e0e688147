// A message by SMTP (RFC 5321) to the relay's own mail server, and what its answers and ends mean: once its bytes begin to go out, only an answer tells.
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Unsure, Unwanted } from '../../transmissions/outgoing.ts';
import { ConnectionFault } from '../type.ts';

/** SMTP_… */
export interface Smtp {
  host: string;
  port: number;
  /** TLS from the first byte; else it becomes TLS by STARTTLS. */
  secure?: boolean | undefined;
  /** False on this machine alone. */
  tls: boolean;
  login?: { user: string; password: string } | undefined;
  from: string;
  /** Authorities in place of the system's. */
  ca?: string | undefined;
}

export interface Message {
  from: { name: string; address: string };
  to: string;
  replyTo?: string | undefined;
  subject: string;
  text: string;
  /** The same for the same message whenever it is sent. */
  messageId: string;
  files: readonly { filename: string; contentType: string; content: Buffer }[];
}

const CONNECT_MS = 15_000;
const SILENT_MS = 120_000;
/** Of a message beside its files, about. */
const HEAD_BYTES = 4096;

/** Connects and signs in. @throws ConnectionFault */
export async function tryServer(smtp: Smtp, signal: AbortSignal): Promise<void> {
  await inSession(smtp, signal, () => Promise.resolve());
}

/** @throws ConnectionFault: nothing arrived; Unwanted: refused in the server's words; Unsure: cut once it was on its way */
export async function sendMessage(smtp: Smtp, signal: AbortSignal, { files, ...message }: Message): Promise<void> {
  const progress = { begun: false };
  const attachments = files.map((file) => ({ ...file }));
  const composed = new MailComposer({ ...message, attachments, disableFileAccess: true, disableUrlAccess: true }).compile();
  const content = Readable.from(noting(composed.createReadStream(), progress));
  const size = files.reduce((sum, { content: { length } }) => sum + Math.ceil(length / 57) * 78, HEAD_BYTES);
  await inSession(
    smtp,
    signal,
    (connection) =>
      new Promise<void>((resolve, reject) => {
        connection.send({ from: message.from.address, to: [message.to], size }, content, (error) => (error ? reject(meaning(error, progress.begun)) : resolve()));
      }),
    progress
  ).finally(() => content.destroy());
}

/** Says when it is read first: nodemailer reads it once the server asks for it (354). */
async function* noting(content: Readable, progress: { begun: boolean }): AsyncGenerator<Buffer> {
  progress.begun = true;
  for await (const piece of content) yield piece as Buffer;
}

async function inSession<T>({ host, port, secure = false, tls, login, ca }: Smtp, signal: AbortSignal, work: (connection: SMTPConnection) => Promise<T>, progress = { begun: false }): Promise<T> {
  signal.throwIfAborted();
  const connection = new SMTPConnection({
    ...{ host, port, secure, ...(tls ? { requireTLS: true } : { ignoreTLS: true }), name: 'carnet' },
    ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENT_MS, logger: false },
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) }
  });
  const done = (act: (answer: (error?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => act((error) => (error ? reject(meaning(error, false)) : resolve())));
  let abort = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    connection.on('error', (error) => reject(meaning(error, progress.begun)));
    abort = () => reject(meaning(new Error('ended'), progress.begun));
  });
  // It may end while nobody waits for it.
  ended.catch(() => undefined);
  signal.addEventListener('abort', abort);
  try {
    await Promise.race([ended, done((answer) => connection.connect(answer))]);
    if (login) await Promise.race([ended, done((answer) => connection.login({ user: login.user, pass: login.password }, answer))]);
    const answer = await Promise.race([ended, work(connection)]);
    connection.quit();
    return answer;
  } finally {
    signal.removeEventListener('abort', abort);
    // After an answer the rest is courtesy; before one the end of the session says that nobody waits any more.
    setImmediate(() => connection.close());
  }
}

interface SmtpError extends Error {
  code?: unknown;
  originalCode?: unknown;
  command?: unknown;
  response?: unknown;
  responseCode?: unknown;
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ERR_TLS|ERR_SSL|ETLS|EPROTO/;
/** What concerns the one message: too large (RFC 1870). */
const TOO_LARGE = [552, 523];

/** @param begun its bytes began to go out */
function meaning(error: SmtpError, begun: boolean): Error {
  const { code, originalCode, command = '', response, responseCode } = error;
  const words = typeof response === 'string' && response !== '' ? response : error.message;
  // Only the answer to the whole message tells what became of it; a connection that ends with a number in its last words tells nothing.
  if (begun && !(command === 'DATA' && typeof responseCode === 'number')) return new Unsure('no answer to the message', { cause: error });
  if (code === 'EMESSAGE' && typeof responseCode !== 'number') return new Unwanted(words);
  if (typeof responseCode === 'number' && responseCode >= 500) {
    if (code === 'EAUTH') return new ConnectionFault('login', { cause: error });
    if (command === 'RCPT TO' || command === 'DATA' || TOO_LARGE.includes(responseCode)) return new Unwanted(words);
    if (code !== 'ETLS') return new ConnectionFault('role', { cause: error });
  }
  if (typeof responseCode === 'number' && responseCode >= 400 && responseCode < 500) return new ConnectionFault('busy', { cause: error });
  if (code === 'EAUTH' || code === 'ENOAUTH') return new ConnectionFault('login', { cause: error });
  if (CERTIFICATE.test(`${String(code)} ${String(originalCode)}`)) return new ConnectionFault('certificate', { cause: error });
  return new ConnectionFault('unreachable', { cause: error });
}
