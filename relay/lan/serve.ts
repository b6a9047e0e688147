// `npm start -- --https`: the app on https for the local network, with the page that makes a phone trust it.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { listen } from '../listen.ts';
import { makeServer } from '../server.ts';
import type { WebFiles } from '../web/files.ts';
import { localAddresses, localNames } from './addresses.ts';
import { DAY_MS, openAuthority } from './authority.ts';
import { makeLeaf } from './leaf.ts';
import { trustRoutes } from './trust-routes.ts';

const LOOK_AGAIN_MS = 60_000;
const RENEW_DAYS = 30;

export interface Lan {
  servers: Server[];
  /** Addresses to open now; undefined while the machine is on no local network. */
  page: () => string | undefined;
  app: () => string | undefined;
  fingerprint: string;
}

export interface LanOptions {
  app: Hono;
  web: WebFiles;
  data: string;
  ports: { https: number; trust: number };
  now: () => Date;
  /** The machine's addresses; asked again each minute. */
  addresses?: () => string[];
}

/** Serves `app` on https on every address of the machine, and the trust page on http. */
export async function serveLan({ app, web, data, ports, now, addresses = localAddresses }: LanOptions): Promise<Lan> {
  const authority = await openAuthority(path.join(data, 'tls'), now());
  const names = (): { hosts: string[]; addresses: string[] } => ({ hosts: localNames(), addresses: addresses() });

  let present = names();
  let leaf = await makeLeaf(authority, present, now());
  const tls = makeServer(app, { cert: leaf.cert, key: leaf.key });
  const httpsPort = await listen(tls, ports.https, undefined);

  // A laptop that goes to another network, or a relay that runs for a year, gets a new certificate without a restart.
  const look = async (): Promise<void> => {
    const current = names();
    const moved = JSON.stringify(current) !== JSON.stringify(present);
    if (!moved && leaf.notAfter.getTime() - now().getTime() > RENEW_DAYS * DAY_MS) return;
    present = current;
    leaf = await makeLeaf(authority, present, now());
    (tls as unknown as TlsServer).setSecureContext({ cert: leaf.cert, key: leaf.key });
  };
  setInterval(() => void look(), LOOK_AGAIN_MS).unref();

  const at = (scheme: string, port: number): string | undefined => (present.addresses[0] ? `${scheme}://${present.addresses[0]}:${port}` : undefined);
  const der = new Uint8Array(authority.certificate.rawData);
  const fingerprint = (createHash('sha256').update(der).digest('hex').toUpperCase().match(/../g) ?? []).join(':');
  let trustPort = ports.trust;
  const lan = { page: () => at('http', trustPort), app: () => at('https', httpsPort), fingerprint };
  const trust = createServer(getRequestListener(trustRoutes({ web, authority: der, ...lan }).fetch));
  trustPort = await listen(trust, ports.trust, undefined);
  return { servers: [tls, trust], ...lan };
}
