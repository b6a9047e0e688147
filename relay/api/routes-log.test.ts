// The log, numbers and files as a device uses them, through app.request.
import { describe, expect, it } from 'vitest';
import { toBase64url } from '#sync/bytes.ts';
import { readEnvelope } from '#sync/codec/envelope.ts';
import { idOf } from '#sync/ids.ts';
import { askedByOwner, company, get, read, reason, send, world } from './asked.ts';
import { crypto, issue, issueOf, pageOf, push, signIn } from './world.ts';

askedByOwner();

describe('the log', () => {
  it('takes a batch, tells the fault of each envelope that it does not take, and gives the rest back', async () => {
    const { owner } = company;
    const [good, repeated] = [owner.envelope(), owner.envelope({ scope: 'contacts' })];
    await push(world, owner, repeated);
    const foreign = owner.envelope({ company: idOf(crypto.randomBytes(16)) });
    const another = owner.envelope({ device: idOf(crypto.randomBytes(16)) });
    const keys = owner.envelope({ scope: 'keys', epoch: 0 });
    const newer = owner.envelope({ epoch: 2 });
    const sameNumber = owner.envelope({ scope: 'contacts', n: 1 });
    const snapshot = owner.envelope({ kind: 'snapshot', contains: [readEnvelope(repeated).header.id] });
    const [status, answer] = await read(push(world, owner, good, repeated, new Uint8Array([9]), foreign, another, keys, newer, sameNumber, snapshot));
    expect([status, answer]).toMatchObject([
      200,
      {
        head: 5,
        results: [
          { seq: 5 },
          { seq: 4 },
          ...Array.from({ length: 4 }, () => ({ fault: 'malformed' })),
          { fault: 'epoch' },
          { fault: 'taken' },
          { fault: 'contains' }
        ]
      }
    ]);
    const page = await pageOf(world, owner, 'after=3');
    expect(page.rows).toEqual([
      { seq: 4, envelope: repeated },
      { seq: 5, envelope: good }
    ]);
    expect((await pageOf(world, owner, 'before=6&limit=1')).rows).toEqual([{ seq: 5, envelope: good }]);
  });

  it('shows a role its scopes only, and the place that it has reached all the same', async () => {
    const { owner } = company;
    const phone = await company.add({ role: 'staff', scopes: { contacts: 'see' } });
    await push(world, owner, owner.envelope(), owner.envelope({ scope: 'contacts' }), owner.envelope({ scope: 'company' }), owner.envelope());
    const page = await pageOf(world, phone, 'after=4');
    expect(page.rows.map(({ envelope }) => readEnvelope(envelope).header.scope)).toEqual(['contacts', 'company']);
    expect(page).toMatchObject({ cursor: 8, head: 8, more: false });
  });

  it('hides what a snapshot contains, and gives it when asked as long as it is kept', async () => {
    const { owner } = company;
    const old = owner.envelope();
    await push(world, owner, old);
    const snapshot = owner.envelope({ kind: 'snapshot', contains: [readEnvelope(old).header.id] });
    expect((await read(push(world, owner, snapshot)))[0]).toBe(200);
    expect((await pageOf(world, owner, 'after=3')).rows).toEqual([{ seq: 5, envelope: snapshot }]);
    expect((await pageOf(world, owner, 'after=3&replaced=1')).rows).toHaveLength(2);
    world.clock.now += 90 * 86_400_000 + 1;
    await world.relay.sweep();
    const later = { ...owner, token: await signIn(world, owner.company, owner.keys) };
    expect((await pageOf(world, later, 'after=3&replaced=1')).rows).toEqual([{ seq: 5, envelope: snapshot }]);
  });
});

describe('numbers', () => {
  it('are given with the document, in order, once a record; refusals say what stands', async () => {
    const { owner } = company;
    const first = issueOf(owner, 41, 'r1');
    expect(await read(issue(world, owner, first))).toEqual([200, { seq: 4 }]);
    expect(await read(issue(world, owner, first))).toEqual([200, { seq: 4 }]);
    expect(await read(issue(world, owner, issueOf(owner, 41, 'r2')))).toEqual(reason(409, 'number', { next: 42, lastDate: '2026-11-22' }));
    expect(await read(issue(world, owner, issueOf(owner, 42, 'r1')))).toEqual(reason(409, 'issued', { seq: 4, envelope: toBase64url(first) }));
    for (const date of ['2026-11-21', '2026-11-23']) {
      expect(await read(issue(world, owner, issueOf(owner, 42, 'r2', date)))).toEqual(
        reason(409, 'date', { next: 42, lastDate: '2026-11-22', today: '2026-11-22' })
      );
    }
    expect(await get('/v1/series')).toEqual([200, { series: [{ series: 'F:2026', last: 41, lastDate: '2026-11-22' }] }]);
  });

  it('know the day as it is in Belgium', async () => {
    world.clock.now = Date.UTC(2026, 10, 22, 23, 30);
    const owner = { ...company.owner, token: await signIn(world, company.owner.company, company.owner.keys) };
    expect((await read(issue(world, owner, issueOf(owner, 1, 'r1', '2026-11-23'))))[0]).toBe(200);
  });

  it('go on from where they stood before there was a relay', async () => {
    const { owner } = company;
    expect(await send('POST', '/v1/series', { series: [{ series: 'F:2026', last: 115 }] })).toEqual([
      200,
      { series: [{ series: 'F:2026', last: 115 }] }
    ]);
    expect(await read(issue(world, owner, issueOf(owner, 1, 'r1')))).toEqual(reason(409, 'number', { next: 116 }));
    expect((await read(issue(world, owner, issueOf(owner, 116, 'r1'))))[0]).toBe(200);
    expect(await send('POST', '/v1/series', { series: [{ series: 'F:2026', last: 500 }] })).toEqual([
      200,
      { series: [{ series: 'F:2026', last: 116, lastDate: '2026-11-22' }] }
    ]);
  });

  it('are not given to what is no issue', async () => {
    const { owner } = company;
    const two = [1, 2].map((number) => ({ series: 'F:2026', number, date: '2026-11-22', record: `r${number}` }));
    for (const envelope of [
      owner.envelope(),
      owner.envelope({ kind: 'issue', issues: two }),
      owner.envelope({ kind: 'snapshot', issues: two.slice(1) }),
      new Uint8Array([1])
    ]) {
      expect(await read(issue(world, owner, envelope))).toEqual(reason(400, 'malformed'));
    }
  });
});

describe('files', () => {
  it('come and go in pieces; a second sender finds what is there', async () => {
    const id = toBase64url(crypto.randomBytes(32));
    const put = (chunk: number, of: number, text: string) =>
      read(
        world.ask('PUT', `/v1/blobs/${id}/${chunk}?of=${of}`, {
          token: company.owner.token,
          body: new Uint8Array(Buffer.from(text)),
          media: 'application/octet-stream'
        })
      );
    expect(await get(`/v1/blobs/${id}`)).toEqual(reason(404, 'absent'));
    expect(await put(1, 2, 'two')).toEqual([204, undefined]);
    expect(await get(`/v1/blobs/${id}`)).toEqual([200, { of: 2, have: [1] }]);
    expect(await put(0, 2, 'one')).toEqual([204, undefined]);
    expect(await put(0, 2, 'other')).toEqual([204, undefined]);
    expect(await put(0, 3, 'one')).toEqual(reason(409, 'differs'));
    expect(await put(2, 2, 'x')).toEqual(reason(400, 'malformed', { detail: 'chunk' }));
    const piece = await world.ask('GET', `/v1/blobs/${id}/0`, { token: company.owner.token });
    expect([await piece.text(), piece.headers.get('content-type')]).toEqual(['one', 'application/octet-stream']);
    expect((await world.ask('HEAD', `/v1/blobs/${id}/0`, { token: company.owner.token })).status).toBe(200);
    expect(await get(`/v1/blobs/${id}/2`)).toEqual(reason(404, 'absent'));
  });
});
