// Every kind of connection, with what the relay was set up with for it.
import { readFileSync } from 'node:fs';
import type { Env } from '../env.ts';
import { StartFault } from '../listen.ts';
import { baseconeConnection } from './basecone/basecone.ts';
import { baseconePractice } from './basecone/practice.ts';
import { eboxConnection, type EboxOptions } from './ebox/ebox.ts';
import { eboxPractice } from './ebox/practice.ts';
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
    eboxConnection(eboxOf(env)),
    ...(env.NODE_ENV === 'production' ? [] : [baseconePractice(), eboxPractice()])
  ];
}

/** @throws {StartFault} when EBOX_CA is no file */
function eboxOf(env: Env): EboxOptions {
  const { EBOX_TOKEN_URL: url, EBOX_AUDIENCE: audience = url, EBOX_SCOPE: scope, EBOX_CA: authority } = env;
  const ca = authority === undefined ? undefined : certificateIn(authority);
  return {
    token: { url, audience, scope },
    ...{ registry: env.EBOX_REGISTRY_URL, federation: env.EBOX_FEDERATION_URL, messages: env.EBOX_MESSAGES_URL, simulation: env.EBOX_SIMULATION_URL },
    reach: { local: ca !== undefined, ca }
  };
}

function certificateIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StartFault('EBOX_CA: no such file');
  }
}

/** @returns undefined without SMTP_HOST */
export function smtpOf({ SMTP_HOST: host, SMTP_PORT: port, SMTP_USER: user, SMTP_PASSWORD: password, SMTP_FROM: from }: Env): Smtp | undefined {
  if (host === undefined || from === undefined) return undefined;
  const secure = port === SUBMISSIONS;
  return { host, port, secure, tls: secure || !HERE.includes(host), from, login: user !== undefined && password !== undefined ? { user, password } : undefined };
}
