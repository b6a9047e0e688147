// The relay's settings, all from the environment, checked once at start.
import { homedir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { StartFault } from './listen.ts';
import { strongSecret } from './secret/strong.ts';

const port = z.coerce.number().int().min(0).max(65_535);

const https = z.url({ protocol: /^https$/ });

const schema = z.object({
  /** 0 lets the system choose. */
  PORT: port.default(4747),
  /** What to listen on; the default is for this machine alone. */
  HOST: z.string().min(1).default('localhost'),
  /** Ports of `--https`; the next two after PORT unless set. */
  HTTPS_PORT: port.optional(),
  TRUST_PORT: port.optional(),
  CARNET_DATA: z.string().min(1).default(path.join(homedir(), '.carnet')),
  /** Folder of the built app. */
  CARNET_WEB: z
    .string()
    .min(1)
    .default(path.join(import.meta.dirname, '..', 'build')),
  /** The public address (https://carnet.example) when a proxy in front does TLS. */
  ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  /** Word that is asked of who founds a company here; without it everybody may. */
  RELAY_ADMISSION: z.string().max(200).optional(),
  /** GiB of log and files that one company may keep here; 0: no bound. */
  RELAY_QUOTA_GIB: z.coerce.number().min(0).default(20),
  /** Under which secrets of connections lie; without it one is made in the data folder. */
  RELAY_SECRET: strongSecret.optional(),
  /** 1: connections may call addresses of this machine and its network too. */
  RELAY_IMAP_LOCAL: z.enum(['0', '1']).default('0'),
  /** Basecone's API, with its version; the application's sign-in there, for users who bring none of their own. */
  BASECONE_URL: z.url({ protocol: /^https?$/ }).default('https://api.basecone.com/v1'),
  BASECONE_CLIENT_ID: z.string().max(100).optional(),
  BASECONE_CLIENT_SECRET: z.string().max(200).optional(),
  /** The password of its webhook here; without it there is none. */
  BASECONE_WEBHOOK_SECRET: strongSecret.optional(),
  /** The government's e-Box: the authorization server, the audience of what is signed for it (its address unless set), the scope (none asks for all that was granted). */
  EBOX_TOKEN_URL: https.default('https://services.socialsecurity.be/REST/oauth/v5/token'),
  EBOX_AUDIENCE: z.string().max(500).optional(),
  EBOX_SCOPE: z.string().max(1000).optional(),
  /** The registry of its providers in its new form, and in its old one, which is asked where the new one does not answer. */
  EBOX_REGISTRY_URL: https.default('https://services.socialsecurity.be/REST/ebox/enterprise/federation/documentProviderRegistry/v1/messageRegistries'),
  EBOX_FEDERATION_URL: https.default('https://services.socialsecurity.be/REST/ebox/enterprise/federation/v1/messageProviders'),
  /** The provider that there always is, where no registry answers. */
  EBOX_MESSAGES_URL: https.default('https://services.socialsecurity.be/REST/ebox/enterprise/messageRegistry/v3'),
  /** Messages of the government's simulation, read with the sign-in of production. */
  EBOX_SIMULATION_URL: https.default('https://services-sim.socialsecurity.be/REST/ebox/enterprise/messageRegistry/consultationIntegrationTest/v3'),
  /** A file with an authority (PEM) that is trusted for these beside the system's, and with which they may stand on this machine: for the stand-in, not in production. */
  EBOX_CA: z.string().min(1).optional(),
  /** The relay's own mail server: documents go by mail through it, from that address. */
  SMTP_HOST: z.string().regex(/^[A-Za-z0-9:][A-Za-z0-9.:-]{0,252}$/).optional(),
  /** 465: TLS from the first byte; others become TLS (STARTTLS). */
  SMTP_PORT: port.min(1).default(587),
  SMTP_USER: z.string().max(320).optional(),
  SMTP_PASSWORD: z.string().max(1000).optional(),
  SMTP_FROM: z.email().optional(),
  NODE_ENV: z.string().default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional()
});

export type Env = z.infer<typeof schema>;

/** Settings that say nothing without another one. */
const together = [
  ['SMTP_HOST', 'SMTP_FROM'],
  ['SMTP_USER', 'SMTP_PASSWORD'],
  ['SMTP_PASSWORD', 'SMTP_USER']
] as const;

/**
 * The settings in `variables` (process.env); an empty variable counts as absent.
 * @throws {StartFault} naming each variable that is not right, one a line
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = schema.safeParse(present);
  if (!read.success) throw new StartFault(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const lacking = together.filter(([one, other]) => read.data[one] !== undefined && read.data[other] === undefined);
  if (read.data.EBOX_CA !== undefined && read.data.NODE_ENV === 'production') throw new StartFault('EBOX_CA: not in production, where the system knows whom to trust');
  if (lacking.length > 0) throw new StartFault(lacking.map(([one, other]) => `${other}: needed with ${one}`).join('\n'));
  return read.data;
}
