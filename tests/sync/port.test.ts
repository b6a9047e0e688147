// The client of the relay's /v1: against the relay itself, and against what answers in its place.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TOKEN_SECONDS } from '#sync/limits.ts';
import { act, company, draft } from '#store/conformance/samples.ts';
import { issueDocument } from '#store/sync/issue-document.ts';
import { issueAtRelay, resumeIssue } from '#store/sync/issue.ts';
import { failureOf } from '#store/sync/loop/phase.ts';
import { RelayFault } from '#store/sync/relay/fault.ts';
import { Http, type Net } from '#store/sync/relay/http.ts';
import { seenInvitation } from '#store/sync/relay/door.ts';
import { openRelay } from '#store/sync/open-relay.ts';
import { content, OWNER } from './devices.ts';
import { founder, invited, meet, newDevice, type Person, plainNet } from './people.ts';
import { RealRelay } from './real-relay.ts';

describe('against the relay', () => {
  let relay: RealRelay;
  let laptop: Person;
  let phone: Person;
  beforeEach(async () => {
    relay = await RealRelay.start();
    laptop = await founder(relay, async (store) => {
      for (const id of ['D1', 'D2', 'D3']) await store.edit('invoice', id, () => draft(id));
    });
    phone = await invited(laptop, OWNER);
    await meet(laptop, phone);
  });
  afterEach(() => relay.close());

  test('two edit, issue and pay apart and together: the same comes out on both', async () => {
    await laptop.store.edit('invoice', 'D1', (d) => ({ ...d!, orderReference: 'of the laptop' }));
    await phone.store.edit('invoice', 'D1', (d) => ({ ...d!, language: 'nl' }));
    await meet(laptop, phone);
    expect(await phone.store.get('invoice', 'D1')).toMatchObject({ orderReference: 'of the laptop', language: 'nl' });
    const numbers = [(await issueAtRelay(laptop.connected, 'D1', act)).n, (await issueAtRelay(phone.connected, 'D2', act)).n];
    expect(numbers).toEqual([116, 117]);
    await meet(laptop, phone);
    const pay = (who: Person, cents: number) => who.store.append('D1', () => [{ kind: 'paid', day: '2026-11-22', method: 'cash', cents }]);
    await Promise.all([pay(laptop, 5000), pay(phone, 2500)]);
    await expect(issueAtRelay(phone.connected, 'D1', act)).rejects.toMatchObject({ code: 'sealed' });
    await meet(laptop, phone, laptop);
    expect((await phone.store.entries('D1')).filter(({ kind }) => kind === 'paid')).toHaveLength(2);
    expect(await content(phone.store)).toEqual(await content(laptop.store));
  });

  test('a file goes in pieces and comes whole', async () => {
    const bytes = new Uint8Array(1_500_000).map((_, i) => i % 253);
    const hash = await laptop.store.putBlob(bytes, 'image/png', 'company');
    await meet(laptop, phone);
    expect(await phone.store.connection.run((db) => db.files.get(hash))).toMatchObject({ size: 1_500_000, state: 'away' });
    const small = await phone.store.putBlob(bytes.slice(0, 500_000), 'image/jpeg', 'company');
    await meet(phone, laptop);
    expect((await laptop.store.blob(small))?.size).toBe(500_000);
    expect(await laptop.connected.relay.piece('A'.repeat(43), 0)).toBeUndefined();
    expect(await laptop.connected.relay.pieces('A'.repeat(43))).toBeUndefined();
  });

  test('a relay that restarts knows no token any more: the device signs in again and goes on', async () => {
    await phone.store.edit('invoice', 'D1', (d) => ({ ...d!, orderReference: 'before' }));
    await relay.restart();
    await meet(phone, laptop);
    expect((await laptop.store.get('invoice', 'D1'))?.orderReference).toBe('before');
    // A token also ends by itself.
    relay.clock.now += TOKEN_SECONDS * 1000 + 1;
    await laptop.store.edit('invoice', 'D1', (d) => ({ ...d!, orderReference: 'after' }));
    await meet(laptop, phone);
    expect((await phone.store.get('invoice', 'D1'))?.orderReference).toBe('after');
  });

  test('a relay that is gone is unreachable; what was asked of it while it went is asked again', async () => {
    await relay.end();
    await expect(issueAtRelay(laptop.connected, 'D1', act)).rejects.toMatchObject({ code: 'unreachable' });
    await expect(meet(laptop)).rejects.toMatchObject({ code: 'unreachable' });
    await relay.begin();
    expect(await resumeIssue(laptop.connected)).toBe('D1');
    expect((await laptop.store.sealed('D1'))?.n).toBe(116);
    expect((await issueAtRelay(laptop.connected, 'D2', act)).n).toBe(117);
  });

  test('a draft is issued alone, with the relay, or apart in the own series when the company wants that', async () => {
    const alone = newDevice();
    const store = await alone.createCompany(company);
    await store.edit('invoice', 'D1', () => draft('D1'));
    expect((await issueDocument(store, undefined, 'D1', { ...act, apart: true })).number).toBe('VEN2026-0116');
    expect((await issueDocument(phone.store, phone.connected, 'D1', { ...act, apart: true })).number).toBe('VEN2026-0116');
    await relay.end();
    await expect(issueDocument(phone.store, phone.connected, 'D2', { ...act, apart: false })).rejects.toMatchObject({ code: 'unreachable' });
    expect((await issueDocument(phone.store, phone.connected, 'D2', { ...act, apart: true })).number).toBe('VEN2026-B0001');
    await relay.begin();
    expect((await issueDocument(phone.store, phone.connected, 'D3', { ...act, apart: true })).number).toBe('VEN2026-0117');
    await meet(phone, laptop);
    expect((await laptop.store.sealed('D2'))?.number).toBe('VEN2026-B0001');
    store.close();
  });

  test('an answer cut on its way changes nothing but the time it takes', async () => {
    let cut = 0;
    const net: Net = {
      ...plainNet,
      // The relay does it, and its answer never comes.
      fetch: async (address, init) => {
        const answer = await plainNet.fetch(address, init);
        if (init.method === 'POST' && /\/v1\/(log|issue)$/.test(address) && cut++ % 2 === 0) throw new TypeError('cut');
        return answer;
      }
    };
    const shaky = { ...phone, connected: (await openRelay(phone.store, { net }))! };
    await phone.store.edit('invoice', 'D3', (d) => ({ ...d!, orderReference: 'once' }));
    await expect(meet(shaky)).rejects.toMatchObject({ code: 'unreachable' });
    await meet(shaky);
    const issued = issueAtRelay(shaky.connected, 'D3', act);
    await expect(issued).rejects.toMatchObject({ code: 'unreachable' });
    expect(await resumeIssue(shaky.connected)).toBe('D3');
    await meet(laptop, phone);
    expect((await laptop.store.sealed('D3'))?.n).toBe(116);
    expect(await content(phone.store)).toEqual(await content(laptop.store));
  });

  test('a name that is not on the list is refused as such', async () => {
    const other = await RealRelay.start();
    try {
      const stranger = (await openRelay(laptop.store, { net: { ...plainNet, fetch: (address, init) => plainNet.fetch(address.replace(relay.origin, other.origin), init) } }))!;
      await expect(stranger.relay.standing()).rejects.toMatchObject({ code: 'proof' });
    } finally {
      await other.close();
    }
  });
});

describe('against others', () => {
  const ID = '0'.repeat(26);
  const answering = (answer: (signal: AbortSignal) => Response | Promise<Response>, patience = 20_000) =>
    new Http('http://localhost', { patience, fetch: async (_, init) => answer(init.signal!) });
  const faultOf = (http: Http) => seenInvitation(http, ID).then(() => 'none', (error: unknown) => error);
  const problem = (status: number, body: object, headers = {}) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...headers } });

  test('a page of a network that wants to be greeted first is no relay', async () => {
    expect(await faultOf(answering(() => new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } })))).toMatchObject({ code: 'odd' });
    expect(await faultOf(answering(() => Response.json({ state: 'open' })))).toMatchObject({ code: 'odd' });
    expect(await faultOf(answering(() => Response.json(null)))).toMatchObject({ code: 'odd' });
  });

  test('a problem is told by its reason, else by its status; the wait that is asked for is kept', async () => {
    expect(await faultOf(answering(() => problem(403, { title: '', status: 403, reason: 'revoked' })))).toMatchObject({ code: 'revoked', status: 403 });
    expect(await faultOf(answering(() => problem(429, { title: '', status: 429, reason: 'of the future' }, { 'retry-after': '7' })))).toMatchObject({ code: 'slow-down', retryAfter: 7 });
    expect(await faultOf(answering(() => new Response('Bad gateway', { status: 502 })))).toMatchObject({ code: 'unreachable' });
    expect(await faultOf(answering(() => new Response('', { status: 507 })))).toMatchObject({ code: 'full' });
    expect(await faultOf(answering(() => new Response('', { status: 418 })))).toMatchObject({ code: 'odd' });
  });

  test('who never answers is let go of after the patience', async () => {
    const never = answering((signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))), 20);
    expect(await faultOf(never)).toMatchObject({ code: 'unreachable' });
  });

  test('an answer without end is cut off', async () => {
    let sent = 0;
    let cut = false;
    const piece = new Uint8Array(1 << 20);
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += piece.length;
          controller.enqueue(piece);
        },
        cancel() {
          cut = true;
        }
      });
    expect(await faultOf(answering(() => new Response(endless())))).toMatchObject({ code: 'odd' });
    expect(cut).toBe(true);
    expect(sent).toBeLessThan(32 << 20);
  });

  test('what each means for the loop: wait, stop, or end', () => {
    const waits = (code: ConstructorParameters<typeof RelayFault>[0]) => failureOf(new RelayFault(code, { retryAfter: 3 }));
    expect(waits('unreachable')).toMatchObject({ kind: 'wait', why: 'unreachable', retryAfter: 3 });
    expect(waits('full')).toMatchObject({ kind: 'wait', why: 'full' });
    for (const code of ['stopping', 'slow-down', 'fault'] as const) expect(waits(code)).toMatchObject({ kind: 'wait', why: 'busy' });
    expect(waits('revoked')).toMatchObject({ kind: 'stop', phase: { state: 'refused', why: 'revoked' } });
    expect(failureOf(new Error(company.name))).toEqual({ kind: 'wait', why: 'fault' });
  });
});
