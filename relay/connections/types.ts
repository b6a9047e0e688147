// Every kind of connection, with what the relay was set up with for it.
import type { Env } from '../env.ts';
import { baseconeConnection } from './basecone/basecone.ts';
import { baseconePractice } from './basecone/practice.ts';
import { imapConnection } from './imap/imap.ts';
import { mailConnection } from './mail/mail.ts';
import type { Smtp } from './mail/smtp.ts';
import type { TypeOfConnection } from './type.ts';
import { webdavConnection } from './webdav/webdav.ts';

const HERE = ['localhost', '127.0.0.1', '::1'];
/** TLS from the first byte (RFC 8314). */
const SUBMISSIONS = 465;

export function connectionTypes(env: Env): TypeOfConnection[] {
  const { BASECONE_URL: url, BASECONE_CLIENT_ID: identifier, BASECONE_CLIENT_SECRET: secret } = env;
  const local = env.RELAY_IMAP_LOCAL === '1';
  return [
    imapConnection({ local }),
    baseconeConnection({ url: url.replace(/\/+$/, ''), client: identifier !== undefined && secret !== undefined ? { identifier, secret } : undefined, webhookSecret: env.BASECONE_WEBHOOK_SECRET }),
    mailConnection(smtpOf(env)),
    webdavConnection({ local }),
    ...(env.NODE_ENV === 'production' ? [] : [baseconePractice()])
  ];
}

/** @returns undefined without SMTP_HOST */
export function smtpOf({ SMTP_HOST: host, SMTP_PORT: port, SMTP_USER: user, SMTP_PASSWORD: password, SMTP_FROM: from }: Env): Smtp | undefined {
  if (host === undefined || from === undefined) return undefined;
  const secure = port === SUBMISSIONS;
  return { host, port, secure, tls: secure || !HERE.includes(host), from, login: user !== undefined && password !== undefined ? { user, password } : undefined };
}
