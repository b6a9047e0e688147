// An e-Box of ten thousand messages at two providers, read for the first time: from the Client ID on until the first of them, and all of them, are opened by a device. The relay, the
// stand-in and the device are a process each on the same machine. Its peer: the same lists read straight from the same stand-in by a loop that writes nothing down.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromBase64url } from '#sync/bytes.ts';
import { readContent } from '#sync/inbox/content.ts';
import { joinParts, readPart } from '#sync/inbox/parts.ts';
import { newInboxKey, openInbox } from '#sync/keys/inbox.ts';
import type { ConnectionsAnswer } from '#sync/wire/connections.ts';
import type { InboxAnswer } from '#sync/wire/inbox.ts';
import { crypto, makeCompany } from '../../relay/api/world.ts';
import { type MadeCertificate, makeCertificate } from '../../relay/connections/ebox/certificate.ts';
import { pagesOf } from '../../relay/connections/ebox/messages.ts';
import { providersIn } from '../../relay/connections/ebox/providers.ts';
import { EboxSession } from '../../relay/connections/ebox/session.ts';
import { FEDERATION_PATH, REGISTRY_PATH, TOKEN_PATH } from '../../relay/sandbox/ebox/ebox.ts';
import { DOCUMENT_CONSUMER } from '../../relay/sandbox/ebox/state.ts';
import { type Relay, startRelay } from '../e2e/relay.ts';
import { type Figure, figure } from './figures.ts';

const RUNS = 5;
const MESSAGES = 10_000;
const MOST_SECONDS = 300;
const CLIENT = 'self_service_chaman_1_bench';
const OWNER = { name: 'Ateliers Exemple', number: '0987654394' };
const settings = { environment: 'production', client: CLIENT, company: OWNER, shows: 'always', archive: 'ask' };

interface StandIn {
  child: ChildProcess;
  origin: string;
  ca: string;
  register(id: string, certificate: string): Promise<void>;
}

async function startStandIn(): Promise<StandIn> {
  const child = fork(path.join(import.meta.dirname, 'ebox-stand-in.ts'), [`${MESSAGES}`]);
  const [{ origin, ca }] = (await once(child, 'message')) as [{ origin: string; ca: string }];
  return {
    ...{ child, origin, ca },
    async register(id, certificate) {
      const registered = once(child, 'message');
      child.send({ id, certificate, scopes: [DOCUMENT_CONSUMER] });
      await registered;
    }
  };
}

const seconds = (since: number): number => (performance.now() - since) / 1000;

/** Seconds until all lists are read, without a relay. */
async function straight({ origin, ca, register }: StandIn, identity: MadeCertificate): Promise<number> {
  await register('straight', identity.certificate);
  const url = `${origin}${TOKEN_PATH}`;
  const start = performance.now();
  const session = new EboxSession({ identity, shows: 'always', signal: new AbortController().signal, local: true, ca }, { url, audience: url }, 'straight', { now: Date.now, after: () => () => undefined });
  const counts = await Promise.all(
    providersIn(await session.json(`${origin}${REGISTRY_PATH}`), Date.now()).map(async (provider) => {
      let count = 0;
      for await (const { listed } of pagesOf(session, provider)) count += listed.length;
      return count;
    })
  );
  if (counts.reduce((sum, count) => sum + count, 0) !== MESSAGES) throw new Error(`straight: ${counts.join()}`);
  return seconds(start);
}

interface Measured {
  first: number;
  all: number;
}

/** Seconds until a device has opened the first page, and all messages. */
async function through({ url }: Relay, { register }: StandIn): Promise<Measured> {
  const world = {
    clock: { now: Date.now() },
    ask: (method: string, address: string, { token, body }: { token?: string | undefined; body?: unknown } = {}) =>
      fetch(url + address, {
        method,
        headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) })
      })
  };
  const { token, company } = (await makeCompany(world)).owner;
  const key = await newInboxKey(crypto);
  await world.ask('PUT', '/v1/inbox/keys', { token, body: { connection: 'ebox', publicKey: key.publicKey, scope: 'purchases' } });
  const { client: _, ...before } = settings;
  await world.ask('PUT', '/v1/connections/ebox', { token, body: { type: 'ebox', settings: before } });
  const { connections } = (await (await world.ask('GET', '/v1/connections', { token })).json()) as ConnectionsAnswer;
  await register(CLIENT, connections[0]!.certificates![0]!.pem);

  const start = performance.now();
  await world.ask('PUT', '/v1/connections/ebox', { token, body: { type: 'ebox', settings } });
  const seen = new Set<string>();
  let first = 0;
  for (let after = 0; seen.size < MESSAGES; ) {
    const { items } = (await (await world.ask('GET', `/v1/inbox?after=${after}`, { token })).json()) as InboxAnswer;
    for (const { seq, box } of items) {
      // A page of a hundred fits into one part.
      const { message } = readContent(joinParts([readPart(await openInbox(crypto, key, company, 'ebox', fromBase64url(box)))])!);
      if (message.kind === 'ebox') for (const one of message.messages) seen.add(`${message.provider.id} ${one.message.id}`);
      after = seq;
    }
    if (first === 0 && seen.size > 0) first = seconds(start);
    if (items.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    if (seconds(start) > MOST_SECONDS) throw new Error(`${seen.size} of ${MESSAGES} came`);
  }
  return { first, all: seconds(start) };
}

/** Figures of the government's e-Box. */
export async function* eboxFigures(): AsyncGenerator<Figure> {
  const folder = await mkdtemp(path.join(tmpdir(), 'carnet-ebox-'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html>');
  const identity = await makeCertificate(OWNER, Date.now());
  const [runs, straights]: [Measured[], number[]] = [[], []];
  try {
    for (let run = 0; run < RUNS; run++) {
      const standIn = await startStandIn();
      const authority = path.join(folder, 'ca.pem');
      await writeFile(authority, standIn.ca);
      const { origin } = standIn;
      const env = { EBOX_CA: authority, EBOX_TOKEN_URL: `${origin}${TOKEN_PATH}`, EBOX_REGISTRY_URL: `${origin}${REGISTRY_PATH}`, EBOX_FEDERATION_URL: `${origin}${FEDERATION_PATH}` };
      const relay = await startRelay({ web: folder, env });
      try {
        runs.push(await through(relay, standIn));
        straights.push(await straight(standIn, identity));
      } finally {
        await relay.stop();
        standIn.child.kill('SIGTERM');
        await once(standIn.child, 'exit');
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  yield figure('an e-Box of 10,000 messages: the first hundred', 's', runs.map(({ first }) => first), { median: 3 });
  yield figure('all of them, opened by a device', 's', runs.map(({ all }) => all), { median: 60 }, { name: 'straight, nothing written down', values: straights });
}
