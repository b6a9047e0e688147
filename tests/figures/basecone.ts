// A night's documents on their way to an accountant: handed to the relay by a device, brought by it to the practice Basecone, each in a process of its own on the same
// machine. Their peer: the same documents posted straight to the same stand-in, four at a time, by a loop that writes nothing down.
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { writeStaged } from '#sync/transmissions/staged.ts';
import { makeCompany } from '../../relay/api/world.ts';
import { ubl } from '../../relay/sandbox/basecone/trial.ts';
import { practice } from '../../relay/sandbox/practice.ts';
import { root } from '../checks/root.ts';
import { type Relay, startRelay } from '../e2e/relay.ts';
import { type Figure, figure } from './figures.ts';

const RUNS = 5;
const DOCUMENTS = 1000;
const SIZE = 150_000;
const AT_ONCE = 4;
const MOST_SECONDS = 600;
const [user, dossier] = [practice.users[0], practice.companies[0].companyId];
const [client] = practice.clients;

/** UBL with a PDF that makes it so large. */
async function document(n: number): Promise<Uint8Array<ArrayBuffer>> {
  const text = await ubl(`${n}.xml`).text();
  const [before = '', base64 = '', after = ''] = /^(.*filename="a\.pdf">)([^<]+)(<.*)$/s.exec(text)?.slice(1) ?? [];
  const pdf = Buffer.alloc(Math.floor(((SIZE - text.length) / 4) * 3), `%${n} 0123456789`);
  Buffer.from(base64, 'base64').copy(pdf);
  return new TextEncoder().encode(`${before}${pdf.toString('base64')}${after}`);
}

async function startStandIn(): Promise<{ url: string; child: ChildProcess }> {
  const env = { ...process.env, SANDBOX_BASECONE_PORT: '0', SANDBOX_SMTP_PORT: '0' };
  const child = fork(path.join(root, 'relay', 'sandbox', 'main.ts'), [], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let said = '';
  const url = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (text: Buffer) => {
      said = `${said}${text.toString()}`.slice(0, 2000);
      const [found] = /http:\/\/localhost:\d+\/v1/.exec(said) ?? [];
      if (found) resolve(found);
    });
  });
  return { url, child };
}

/** So many at once, one after the other. */
async function each(work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < DOCUMENTS) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const seconds = (since: number): number => (performance.now() - since) / 1000;

/** Seconds until all are there and tagged, without a relay. */
async function straight(url: string, bodies: readonly Uint8Array<ArrayBuffer>[]): Promise<number> {
  const json = { 'content-type': 'application/json' };
  const sign = { officeCode: user.officeCode, username: user.username, password: user.password, clientIdentifier: client.identifier, clientSecret: client.secret };
  const { apiAccessKey } = (await (await fetch(`${url}/Authentication/ApiAccessKeys`, { method: 'POST', headers: json, body: JSON.stringify(sign) })).json()) as { apiAccessKey: string };
  const authorization = `Basic ${Buffer.from(`${client.identifier}:${apiAccessKey}`).toString('base64')}`;
  const start = performance.now();
  await each(async (n) => {
    const form = new FormData();
    form.append('file', new Blob([bodies[n]!], { type: 'application/xml' }), `straight-${n}.xml`);
    const answer = await fetch(`${url}/documents/import/${dossier}/S${n}`, { method: 'POST', headers: { authorization }, body: form });
    const { documentId } = (await answer.json()) as { documentId: string };
    const tagged = await fetch(`${url}/documents/${documentId}/tag`, { method: 'POST', headers: { ...json, authorization }, body: '{"tag":{"code":"SLS"}}' });
    if (!tagged.ok) throw new Error(`not tagged: ${tagged.status}`);
  });
  return seconds(start);
}

interface Measured {
  handed: number;
  sent: number;
}

/** Seconds until all are handed to the relay, and until all are delivered, from the first on. */
async function through({ url }: Relay, bodies: readonly Uint8Array<ArrayBuffer>[]): Promise<Measured> {
  const world = {
    clock: { now: Date.now() },
    ask: (method: string, address: string, { token, body, media }: { token?: string | undefined; body?: unknown; media?: string } = {}) =>
      fetch(url + address, {
        method,
        headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': media ?? 'application/json' }) },
        ...(body !== undefined && { body: body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body) })
      })
  };
  const { token } = (await makeCompany(world)).owner;
  const settings = { at: '02:00', company: dossier, tags: { sale: 'SLS', purchase: 'PNV' } };
  const secrets = { office: user.officeCode, username: user.username, password: user.password };
  const put = await world.ask('PUT', '/v1/connections/books', { token, body: { type: 'basecone', settings, secrets } });
  if (put.status !== 204) throw new Error(`no connection: ${put.status}`);
  const PATH = '/v1/connections/books/transmissions';
  const start = performance.now();
  await each(async (n) => {
    const bytes = bodies[n]!;
    const head = { scope: 'sales', direction: 'sale', number: `${n}`, name: `${n}.xml`, media: 'application/xml', hash: createHash('sha256').update(bytes).digest('base64url'), when: 'now' } as const;
    const answer = await world.ask('PUT', `${PATH}/R${n}/1`, { token, body: writeStaged(head, bytes), media: 'application/octet-stream' });
    if (answer.status !== 200) throw new Error(`not handed over: ${answer.status}`);
    await answer.arrayBuffer();
  });
  const handed = seconds(start);
  const delivered = new Set<string>();
  for (let after = 0; delivered.size < DOCUMENTS; ) {
    const answer = (await (await world.ask('GET', `${PATH}?after=${after}`, { token })).json()) as { transmissions: { record: string; state: string }[]; next: number; more: boolean };
    for (const { record, state } of answer.transmissions) if (state === 'delivered') delivered.add(record);
    after = answer.next;
    if (!answer.more) await new Promise((resolve) => setTimeout(resolve, 100));
    if (seconds(start) > MOST_SECONDS) throw new Error(`${delivered.size} of ${DOCUMENTS} were sent`);
  }
  return { handed, sent: seconds(start) };
}

/** The most memory that a process ever held, in MB; Linux says. */
const peakOf = (pid: number): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1000;

/** Figures of documents on their way to Basecone. */
export async function* baseconeFigures(): AsyncGenerator<Figure> {
  const web = await mkdtemp(path.join(tmpdir(), 'carnet-web-'));
  await writeFile(path.join(web, 'index.html'), '<!doctype html>');
  const bodies = await Promise.all(Array.from({ length: DOCUMENTS }, (_, n) => document(n)));
  const [runs, peaks, straights]: [Measured[], number[], number[]] = [[], [], []];
  try {
    for (let run = 0; run < RUNS; run++) {
      const { url, child } = await startStandIn();
      const relay = await startRelay({ web, env: { BASECONE_URL: url, BASECONE_CLIENT_ID: client.identifier, BASECONE_CLIENT_SECRET: client.secret } });
      try {
        runs.push(await through(relay, bodies));
        peaks.push(peakOf(relay.pid));
        straights.push(await straight(url, bodies));
      } finally {
        await relay.stop();
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
    }
  } finally {
    await rm(web, { recursive: true, force: true });
  }
  const what = `${DOCUMENTS.toLocaleString('en')} documents of ${SIZE / 1000} kB`;
  yield figure(`${what} handed to the relay`, 's', runs.map(({ handed }) => handed), { median: 30 });
  yield figure(`${what} at Basecone, tagged`, 's', runs.map(({ sent }) => sent), { median: 90 }, { name: 'straight, nothing written down', values: straights });
  yield figure('memory of the relay at most meanwhile', 'MB', peaks, { median: 200 });
}
