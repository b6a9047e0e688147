// The local authority and what is served with it, as a phone's TLS meets them.
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webFilesOf } from '../web/files.ts';
import { localAddresses, localNames } from './addresses.ts';
import { DAY_MS, openAuthority } from './authority.ts';
import { makeLeaf } from './leaf.ts';
import { isLocalAddress } from './name-constraints.ts';
import { serveLan } from './serve.ts';
import { chooseLanguage, languages, texts } from './texts.ts';
import { trustRoutes } from './trust-routes.ts';

const now = new Date();
let folder = '';
let servers: Server[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-lan-'));
});

afterEach(async () => {
  for (const server of servers) server.close();
  servers = [];
  await rm(folder, { recursive: true });
});

/** Asks as a client that trusts only `ca`; the answer's text, or the fault of the handshake. */
function ask(port: number, ca: string, servername = 'localhost'): Promise<string> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: '/healthz', ca, servername, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve(text));
    });
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(`${error.code}: ${error.message}`));
    asked.end();
  });
}

describe('the authority', () => {
  it('is made once and kept with its key for this account only', async () => {
    const first = await openAuthority(folder, now);
    const second = await openAuthority(folder, now);
    expect(second.certificate.serialNumber).toBe(first.certificate.serialNumber);
    expect((await stat(path.join(folder, 'authority.key'))).mode & 0o777).toBe(0o600);
    const kept = new X509Certificate(await readFile(path.join(folder, 'authority.crt')));
    expect(kept.ca).toBe(true);
    expect(kept.verify(kept.publicKey)).toBe(true);
  });

  it('is made anew when its end is near', async () => {
    const first = await openAuthority(folder, now);
    const later = new Date(first.certificate.notAfter.getTime() - 30 * DAY_MS);
    expect((await openAuthority(folder, later)).certificate.serialNumber).not.toBe(first.certificate.serialNumber);
  });

  it('says what to do when its files are damaged', async () => {
    await openAuthority(folder, now);
    await writeFile(path.join(folder, 'authority.crt'), 'nothing');
    await expect(openAuthority(folder, now)).rejects.toThrow(/cannot be read[\s\S]*trust again/);
  });
});

describe('the certificate of the server', () => {
  it('names localhost, the host and its addresses, for less than 398 days', async () => {
    const authority = await openAuthority(folder, now);
    const leaf = await makeLeaf(authority, { hosts: ['atelier.local'], addresses: ['192.168.1.20'] }, now);
    const certificate = new X509Certificate(leaf.cert);
    expect(certificate.subjectAltName).toBe('DNS:localhost, DNS:atelier.local, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:192.168.1.20');
    expect(certificate.checkIssued(new X509Certificate(authority.certificate.toString('pem')))).toBe(true);
    expect((Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / DAY_MS).toBeLessThan(398);
  });

  it('is refused by a client for a name outside the local network, though the authority signed it', async () => {
    const authority = await openAuthority(folder, now);
    const { cert, key } = await makeLeaf(authority, { hosts: ['bank.example'], addresses: [] }, now);
    const server = createTlsServer({ cert, key }, (_, answer) => answer.end('{}'));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const answer = await ask((server.address() as AddressInfo).port, authority.certificate.toString('pem'), 'bank.example');
    expect(answer).toContain('permitted subtree violation');
  });
});

describe('serving', () => {
  const web = webFilesOf(new Map([['/index.html', new Uint8Array()], ['/plain.css', new Uint8Array([1])]]));

  it('answers on https to a client that trusts the authority, and shows the way there on http', async () => {
    const app = new Hono().get('/healthz', (c) => c.text('well'));
    const lan = await serveLan({ app, web, data: folder, ports: { https: 0, trust: 0 }, now: () => now, addresses: () => ['192.168.1.20'] });
    servers.push(...lan.servers);
    const port = Number(new URL(lan.app() ?? '').port);
    const trustPort = Number(new URL(lan.page() ?? '').port);
    const der = new Uint8Array(await (await fetch(`http://127.0.0.1:${trustPort}/carnet.crt`)).arrayBuffer());
    const authority = new X509Certificate(der);
    expect(authority.fingerprint256).toBe(lan.fingerprint);
    expect(await ask(port, authority.toString())).toBe('well');
    expect(await ask(port, '')).toMatch(/SELF_SIGNED|UNABLE_TO/);

    const page = await (await fetch(`http://127.0.0.1:${trustPort}/?lang=nl`)).text();
    expect(page).toContain(`https://192.168.1.20:${port}`);
    expect(page).toContain(lan.fingerprint);
    expect(page).toContain(texts.nl.title);
  });

  it('serves a page for each language, the code, and nothing of the app', async () => {
    const routes = trustRoutes({ web, authority: new Uint8Array([1]), fingerprint: 'AA:BB', page: () => 'http://10.0.0.2:4749', app: () => undefined });
    for (const language of languages) {
      const answer = await routes.request('/', { headers: { 'accept-language': `${language}-BE,en;q=0.5` } });
      expect(await answer.text()).toContain(`<html lang="${language}">`);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect(await (await routes.request('/page.svg')).text()).toContain('<svg');
    expect((await routes.request('/index.html')).status).toBe(404);
    expect((await routes.request('/v1/log')).status).toBe(404);
  });
});

describe('languages and addresses', () => {
  it('speaks French to those it does not know', () => {
    expect(chooseLanguage(undefined, 'pt-BR,it;q=0.9')).toBe('fr');
    expect(chooseLanguage('xx', 'de-BE')).toBe('de');
    expect(chooseLanguage('en', 'de')).toBe('en');
    expect(chooseLanguage(undefined, undefined)).toBe('fr');
  });

  it('has every step in every language', () => {
    for (const language of languages) {
      expect(texts[language].iphone).toHaveLength(texts.fr.iphone.length);
      expect(texts[language].android).toHaveLength(texts.fr.android.length);
    }
  });

  it('takes private addresses, those of real interfaces first', () => {
    const four = (address: string, internal = false): { address: string; family: 'IPv4'; internal: boolean } => ({ address, family: 'IPv4', internal });
    const found = localAddresses({ docker0: [four('172.17.0.1')], lo: [four('127.0.0.1', true)], eth1: [four('81.82.83.84')], wlan0: [four('192.168.1.20')] });
    expect(found).toEqual(['192.168.1.20', '172.17.0.1']);
  });

  it('knows a local address from a public one', () => {
    for (const address of ['10.1.2.3', '172.31.255.1', '192.168.0.1', '169.254.3.4', '100.127.0.1']) expect(isLocalAddress(address), address).toBe(true);
    for (const address of ['172.32.0.1', '8.8.8.8', '100.128.0.1', 'fe80::1', 'x']) expect(isLocalAddress(address), address).toBe(false);
  });

  it('makes a .local name of a plain host name only', () => {
    expect(localNames('Atelier-2.fritz.box')).toEqual(['atelier-2.local']);
    expect(localNames('bad_name')).toEqual([]);
  });
});
