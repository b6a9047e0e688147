// For the tests of the routes: a relay in a folder of its own, a clock, companies with devices of every role, asked through app.request.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { toBase64url } from '#sync/bytes.ts';
import { writeBatch } from '#sync/codec/batch.ts';
import { writeEnvelope } from '#sync/codec/envelope.ts';
import type { Header } from '#sync/codec/header.ts';
import { readPage } from '#sync/codec/page.ts';
import { ulidOf } from '#sync/ids.ts';
import { foundCompany, newDeviceKeys } from '#sync/keys/found.ts';
import type { DeviceKeys, Founded } from '#sync/keys/found.ts';
import { admit } from '#sync/pairing/admit.ts';
import type { RoleEntry } from '#sync/roles.ts';
import { proofText } from '#sync/session/proof.ts';
import type { Purpose } from '#sync/session/proof.ts';
import { webCrypto } from '#sync/web-crypto.ts';
import { BINARY_TYPE } from '#sync/wire/log.ts';
import { createApp } from '../app.ts';
import { openRelay } from '../relay.ts';
import type { Relay, RelayOptions } from '../relay.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { webFilesOf } from '../web/files.ts';

export const crypto = webCrypto(globalThis);

export interface World {
  app: Hono;
  relay: Relay;
  folder: string;
  clock: { now: number };
  /** A request; `body` as JSON, or bytes with the type given. */
  ask(
    method: string,
    address: string,
    given?: { token?: string | undefined; body?: unknown; media?: string; headers?: Record<string, string> }
  ): Promise<Response>;
  close(): Promise<void>;
}

export async function makeWorld(options: Partial<RelayOptions> = {}): Promise<World> {
  const folder = await mkdtemp(path.join(tmpdir(), 'carnet-world-'));
  const clock = { now: Date.UTC(2026, 10, 22, 9) };
  const storage = await openSqlite(folder);
  const plenty = { burst: 1e6, perSecond: 1e6 };
  const relay = openRelay({
    storage,
    crypto,
    clock: () => clock.now,
    addressOf: () => 'here',
    rates: { address: plenty, device: plenty },
    ...options
  });
  const silent = { info() {}, warn() {}, error() {} };
  const web = webFilesOf(new Map([['/index.html', new Uint8Array(Buffer.from('<!doctype html>'))]]));
  const app = createApp({ web, log: silent, behindTls: false, now: () => 0, relay });
  return {
    app,
    relay,
    folder,
    clock,
    async ask(method, address, { token, body, media, headers = {} } = {}) {
      const sent = body === undefined ? {} : media === undefined ? { body: JSON.stringify(body) } : { body: body as Uint8Array<ArrayBuffer> };
      return app.request(address, {
        method,
        ...sent,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': media ?? 'application/json' }),
          ...headers
        }
      });
    },
    async close() {
      await relay.stop();
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/** A device of a company, signed in. */
export interface Device {
  company: string;
  keys: DeviceKeys;
  token: string;
  /** An envelope of this device with the next running number of its scope. */
  envelope(header?: Partial<Header>, body?: string): Uint8Array<ArrayBuffer>;
}

export interface Company {
  founded: Founded;
  owner: Device;
  /** Puts one more device on the list and signs it in. */
  add(rights: RoleEntry): Promise<Device>;
}

/** Where companies are asked for: in this process, or at a relay that runs somewhere. */
export type Asked = Pick<World, 'ask' | 'clock'>;

export async function makeCompany(world: Asked): Promise<Company> {
  const keys = await newDeviceKeys(crypto);
  const founded = await foundCompany(crypto, keys, 'Laptop', instant(world));
  const answer = await world.ask('POST', '/v1/companies', { body: founded.post });
  if (answer.status !== 200) throw new Error(`not founded: ${await answer.text()}`);
  const owner = await deviceOf(world, founded.post.company, keys);
  return {
    founded,
    owner,
    async add(rights) {
      const keys = await newDeviceKeys(crypto);
      const { id, publicKeys } = keys;
      const { list, ...post } = await admit(
        crypto,
        founded.list,
        owner.keys,
        founded.keys,
        instant(world),
        { device: id, ...publicKeys, name: 'Phone', proof: '' },
        rights
      );
      const answer = await world.ask('POST', '/v1/keys', { token: owner.token, body: post });
      if (answer.status !== 200) throw new Error(`not added: ${await answer.text()}`);
      founded.list = list;
      return deviceOf(world, founded.post.company, keys);
    }
  };
}

async function deviceOf(world: Asked, company: string, keys: DeviceKeys): Promise<Device> {
  const written = new Map<string, number>();
  return {
    company,
    keys,
    token: await signIn(world, company, keys),
    envelope(header = {}, body = 'closed') {
      const scope = header.scope ?? 'sales';
      const n = (written.get(scope) ?? 0) + 1;
      written.set(scope, n);
      const whole: Header = {
        id: ulidOf(crypto.randomBytes(16)),
        company,
        scope,
        epoch: 1,
        device: keys.id,
        n,
        kind: 'change',
        contains: [],
        issues: [],
        ...header
      };
      return writeEnvelope({ header: whole, body: new Uint8Array(Buffer.from(body)) });
    }
  };
}

export async function signIn(world: Asked, company: string, keys: DeviceKeys): Promise<string> {
  const answer = await world.ask('POST', '/v1/sessions', { body: await proof(world, 'session', company, keys) });
  const { token } = (await answer.json()) as { token: string };
  return token;
}

/** A challenge, signed. */
export async function proof(world: Asked, purpose: Purpose, company: string, keys: DeviceKeys) {
  const asked = await world.ask('POST', '/v1/sessions/challenge', { body: { company, device: keys.id } });
  const { challenge } = (await asked.json()) as { challenge: string };
  const signature = toBase64url(await crypto.sign(keys.signingKey, proofText(purpose, company, keys.id, challenge)));
  return { company, device: keys.id, challenge, signature };
}

export function push(world: World, device: Device, ...envelopes: Uint8Array[]): Promise<Response> {
  return world.ask('POST', '/v1/log', { token: device.token, body: writeBatch(envelopes), media: BINARY_TYPE });
}

/** An envelope that asks for a number. */
export function issueOf(device: Device, number: number, record: string, date = '2026-11-22'): Uint8Array<ArrayBuffer> {
  return device.envelope({ kind: 'issue', issues: [{ series: 'F:2026', number, date, record }] });
}

export function issue(world: World, device: Device, envelope: Uint8Array): Promise<Response> {
  return world.ask('POST', '/v1/issue', { token: device.token, body: envelope, media: BINARY_TYPE });
}

export async function pageOf(world: World, device: Device, query = ''): Promise<ReturnType<typeof readPage>> {
  const answer = await world.ask('GET', `/v1/log?${query}`, { token: device.token });
  return readPage(new Uint8Array(await answer.arrayBuffer()));
}

export function instant({ clock }: Asked): string {
  return new Date(clock.now).toISOString();
}
