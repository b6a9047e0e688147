// The e-Box by the routes of the relay: who may what, faults in words of the wire, and no secret ever outside of memory.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newInboxKey } from '#sync/keys/inbox.ts';
import type { ConnectionsAnswer } from '#sync/wire/connections.ts';
import { type Company, crypto, type Device, makeCompany, makeWorld, type World } from '../../api/world.ts';
import { createApp } from '../../app.ts';
import { TOKEN_PATH } from '../../sandbox/ebox/ebox.ts';
import { DOCUMENT_CONSUMER } from '../../sandbox/ebox/state.ts';
import { CLIENT, message, openTrial, provider, type Trial } from '../../sandbox/ebox/trial.ts';
import { webFilesOf } from '../../web/files.ts';
import { eboxConnection } from './ebox.ts';
import { pairsIn } from './own-secrets.ts';

const PATH = '/v1/connections/ebox';

let trial: Trial;
let world: World;
let company: Company;
/** What a company's device gets from the relay, and what the relay writes into its log. */
const answers: string[] = [];
const lines: string[] = [];
/** What only the relay may know. */
const secrets = new Set<string>();

beforeEach(async () => {
  answers.length = lines.length = 0;
  secrets.clear();
  trial = await openTrial([provider('onss', '3.0', [message(1), message(2, { isRead: true })])]);
  const ebox = eboxConnection(trial.options);
  const watched = { ...ebox, run: (job: Parameters<typeof ebox.run>[0]) => (note(job.secrets), ebox.run(job)), test: (access: Parameters<typeof ebox.test>[0]) => (note(access.secrets), ebox.test(access)) };
  world = await makeWorld({ connectionTypes: [watched], clock: () => trial.time.now() });
  const write = (...said: unknown[]): void => void lines.push(JSON.stringify(said));
  world.app = createApp({ web: webFilesOf(new Map([['/index.html', new Uint8Array([60])]])), log: { info: write, warn: write, error: write }, behindTls: false, now: () => 0, relay: world.relay });
  company = await makeCompany({ ...world, clock: { now: trial.time.now() } });
});
afterEach(async () => {
  await world.close();
  await trial.close();
});

function note(of: Readonly<Record<string, string>>): void {
  const { first, next } = pairsIn(of);
  for (const pair of [first, next]) if (pair) secrets.add(pair.key);
}

async function ask(method: string, address: string, body?: unknown, { token }: Device = company.owner): Promise<[number, unknown]> {
  const answer = await world.app.request(address, { method, headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  answers.push(text, JSON.stringify([...answer.headers]));
  return [answer.status, text === '' ? undefined : JSON.parse(text)];
}
const put = (more: object = {}) => ({ type: 'ebox', settings: trial.settings(more) });
const one = async (): Promise<ConnectionsAnswer['connections'][number]> => ((await ask('GET', '/v1/connections'))[1] as ConnectionsAnswer).connections[0]!;
const upload = (pem: string): void => {
  trial.state.clients.splice(0, trial.state.clients.length);
  trial.standIn.register({ id: CLIENT, certificate: pem, scopes: [DOCUMENT_CONSUMER] });
};
const until = async (is: () => Promise<boolean>): Promise<void> => {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** Connected, and looked at once. */
async function begin(scope = 'purchases'): Promise<void> {
  const { publicKey } = await newInboxKey(crypto);
  await ask('PUT', '/v1/inbox/keys', { connection: 'ebox', publicKey, scope });
  await ask('PUT', PATH, put());
  upload((await one()).certificates![0]!.pem);
  await ask('PUT', PATH, put());
  await until(async () => (await one()).parts![0]?.nextAt !== undefined);
}

describe('the e-Box by its routes', () => {
  it('shows the owner certificates and how each provider does; the next one is made when it is asked for', async () => {
    expect(await ask('POST', `${PATH}/certificate`)).toMatchObject([404, { reason: 'absent' }]);
    await begin();
    const { certificates, parts, secrets: names, settings } = await one();
    expect([names, settings, parts]).toEqual([['certificate', 'key'], trial.settings(), [{ id: 'onss', name: { nl: 'RSZ', fr: 'ONSS', de: 'LSS' }, nextAt: expect.any(String) }]]);
    const [status, made] = await ask('POST', `${PATH}/certificate`);
    expect([status, made]).toEqual([200, { certificates: [...certificates!, { pem: expect.any(String), until: expect.any(String), next: true }] }]);
    expect(await ask('POST', `${PATH}/test`, put())).toEqual([200, { offers: [] }]);
    expect(await ask('POST', `${PATH}/test`, put({ client: 'other' }))).toEqual([200, { fault: 'client', offers: [] }]);
  });

  it('lets those look and fetch who may take over what comes, of that connection alone, and never an accountant', async () => {
    await begin();
    const fetch = { provider: 'onss', message: 'm1', attachments: ['annex'] };
    const may = await company.add({ role: 'staff', scopes: { purchases: 'edit' } });
    const mayNot = [await company.add({ role: 'staff', scopes: { purchases: 'see', sales: 'edit' } }), await company.add({ role: 'accountant' }), (await makeCompany({ ...world, clock: { now: trial.time.now() } })).owner];
    const asked = trial.state.asked.length;
    for (const device of mayNot) {
      expect((await ask('POST', `${PATH}/look`, undefined, device))[0]).toBe(403);
      expect((await ask('POST', `${PATH}/fetch`, fetch, device))[0]).toBe(403);
    }
    // Nor by way of the one scope into which it may write.
    await ask('PUT', '/v1/inbox/keys', { connection: 'ebox', publicKey: (await newInboxKey(crypto)).publicKey, scope: 'handover' });
    expect((await ask('POST', `${PATH}/fetch`, fetch, mayNot[1]))[0]).toBe(403);
    await ask('PUT', '/v1/inbox/keys', { connection: 'ebox', publicKey: (await newInboxKey(crypto)).publicKey, scope: 'purchases' });
    for (const device of [may, mayNot[1]!]) expect((await ask('POST', `${PATH}/certificate`, undefined, device))[0]).toBe(403);
    expect(trial.state.asked).toHaveLength(asked);
    const before = ((await ask('GET', '/v1/inbox', undefined, may))[1] as { items: unknown[] }).items.length;
    expect(await ask('POST', `${PATH}/fetch`, fetch, may)).toEqual([200, {}]);
    expect(((await ask('GET', '/v1/inbox', undefined, may))[1] as { items: unknown[] }).items).toHaveLength(before + 1);
    expect(await ask('POST', `${PATH}/look`, undefined, may)).toEqual([204, undefined]);
  });

  it('says why nothing could be fetched', async () => {
    await begin();
    const fetch = (more: object = {}) => ask('POST', `${PATH}/fetch`, { provider: 'onss', message: 'm1', ...more });
    expect(await fetch({ message: 'gone' })).toEqual([200, { fault: 'absent' }]);
    expect(await fetch({ attachments: ['none'] })).toEqual([200, { fault: 'absent' }]);
    trial.state.fail = () => ({ status: 429, retryAfter: 9 });
    expect(await fetch()).toEqual([200, { fault: 'busy' }]);
    trial.state.fail = () => 'cut';
    expect(await fetch()).toEqual([200, { fault: 'unreachable' }]);
    trial.state.fail = undefined;
    // Another certificate than the one that is uploaded.
    upload((await ask('POST', `${PATH}/certificate`).then(([, made]) => (made as { certificates: { pem: string }[] }).certificates[0]!.pem)));
    trial.state.clients.splice(0, 1);
    expect(await fetch()).toEqual([200, { fault: 'identity' }]);
    for (const wrong of [{ provider: '' }, { attachments: 'main' }, { message: 'x'.repeat(501) }]) expect((await fetch(wrong))[0]).toBe(400);
  });

  it('keeps private keys and tokens out of answers, the log, and the database and its files', async () => {
    await begin();
    await ask('POST', `${PATH}/certificate`);
    await ask('POST', `${PATH}/test`, put());
    await ask('POST', `${PATH}/fetch`, { provider: 'onss', message: 'm1', attachments: ['main'] });
    trial.state.fail = (asked) => (asked.endsWith(TOKEN_PATH) ? { status: 401 } : { status: 500 });
    await ask('POST', `${PATH}/test`, put());
    await ask('POST', `${PATH}/fetch`, { provider: 'onss', message: 'm1' });
    for (const token of trial.state.tokens.keys()) secrets.add(token);
    expect(secrets.size).toBeGreaterThan(2);
    // A key's own digits, as PEM breaks them into lines, and as bytes.
    const needles = [...secrets].flatMap((secret) => {
      const body = secret.replaceAll(/-----[^-]+-----|\s/g, '');
      return secret.includes('PRIVATE') ? [body.slice(300, 360), secret.split('\n')[6]!, Buffer.from(body, 'base64').subarray(100, 140).toString('latin1')] : [secret];
    });
    const said = [...answers, ...lines].join('\n');
    for (const needle of needles) expect(said.includes(needle)).toBe(false);
    expect(said).not.toMatch(/PRIVATE|Bearer|client_assertion/);
    await world.relay.stop();
    const files = filesBelow(world.folder);
    expect(files.length).toBeGreaterThan(0);
    // The search finds what does lie there.
    expect(files.some((file) => readFileSync(file, 'latin1').includes(CLIENT))).toBe(true);
    for (const file of files) {
      const text = readFileSync(file, 'latin1');
      for (const needle of needles) expect(text.includes(needle)).toBe(false);
      expect(text).not.toMatch(/BEGIN (RSA )?PRIVATE/);
    }
  });
});

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
