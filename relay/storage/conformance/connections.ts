// Connections: settings, secrets and progress of each; what came from outside is kept once, with the progress, or not at all.
import { describe, expect, it } from 'vitest';
import type { Connections, ConnectionState, StoredConnection } from '../inbox-port.ts';
import type { Storage } from '../port.ts';
import { AT, bytes, found, someId } from './samples.ts';

type Put = Parameters<Connections['put']>[1];

export function connectionConformance(storage: () => Storage): void {
  const mail = (more: Partial<Put> = {}): Put => ({
    ...{ id: 'imap', type: 'imap', settings: { host: 'mail.example', folder: 'INBOX' }, secrets: [{ name: 'password', box: bytes('closed') }], nextAt: AT },
    ...more
  });
  const made = async (more: Partial<Put> = {}): Promise<StoredConnection> => {
    const company = await found(storage());
    expect(await storage().connections.put(company, mail(more), 9)).toBe('stored');
    return (await storage().connections.find(company, more.id ?? 'imap'))!;
  };
  const well: ConnectionState = { state: 'well', fault: undefined, failures: 0, nextAt: AT + 5, ranAt: AT };
  const inbox = async (company: string) =>
    (await storage().inbox.items(company, 0, { items: 99, bytes: 1e6 }, ['imap'])).map(({ seq, box }) => `${seq} ${Buffer.from(box).toString()}`);

  describe('connections', () => {
    it('are made and changed as a whole; secrets stay until others are given', async () => {
      const one = await made();
      const { company } = one;
      expect(one).toEqual({ ...mail(), company, state: 'new', fault: undefined, failures: 0, ranAt: undefined, progress: undefined, revision: 1 });
      await storage().connections.note(one, well);
      await storage().connections.advance(one, { last: 7 });
      await storage().connections.put(company, { ...mail({ settings: { host: 'other.example' }, nextAt: AT + 1 }), secrets: undefined }, 9);
      const changed = await storage().connections.find(company, 'imap');
      expect(changed).toMatchObject({ settings: { host: 'other.example' }, secrets: one.secrets, state: 'new', nextAt: AT + 1, progress: { last: 7 }, revision: 2 });
      await storage().connections.put(company, mail({ secrets: [] }), 9);
      expect((await storage().connections.of(company)).map(({ id, secrets }) => [id, secrets])).toEqual([['imap', []]]);
    });

    it('belong to one company, are so many at most, and take nothing of a company that is not there', async () => {
      const [{ company }, other] = [await made(), await found(storage())];
      expect(await storage().connections.find(other, 'imap')).toBeUndefined();
      expect(await storage().connections.of(other)).toEqual([]);
      expect(await storage().connections.put(company, mail({ id: 'imap-2' }), 1)).toBe('many');
      expect(await storage().connections.put(company, mail(), 1)).toBe('stored');
      const none = someId();
      expect(await storage().connections.put(none, mail(), 9)).toBe('no company');
      expect(await storage().connections.remove(none, 'imap')).toBe(false);
      expect(await storage().connections.advance({ company: none, id: 'imap', revision: 1 }, {})).toBe('gone');
      expect(await storage().connections.note({ company: none, id: 'imap', revision: 1 }, well)).toBe(false);
      await storage().connections.put(other, mail(), 9);
      expect((await storage().connections.ofType('imap')).filter((one) => one.company === other)).toEqual([{ company: other, id: 'imap', settings: mail().settings }]);
      expect(await storage().connections.ofType('none')).toEqual([]);
      const all = (await storage().connections.all()).filter((one) => [company, other].includes(one.company));
      expect(all.map((one) => one.company).toSorted()).toEqual([company, other].toSorted());
    });

    it('say how they do; what a job of an earlier setting writes is not taken', async () => {
      const one = await made();
      expect(await storage().connections.note(one, well)).toBe(true);
      expect(await storage().connections.find(one.company, 'imap')).toMatchObject(well);
      const failing: ConnectionState = { state: 'failing', fault: 'login', failures: 3, nextAt: AT + 9, ranAt: AT };
      await storage().connections.note(one, failing);
      await storage().connections.put(one.company, mail(), 9);
      expect(await storage().connections.note(one, failing)).toBe(false);
      expect(await storage().connections.advance(one, {}, { outside: 'a', receivedAt: AT, boxes: [bytes('a')] })).toBe('gone');
      expect(await storage().connections.find(one.company, 'imap')).toMatchObject({ state: 'new', fault: undefined, failures: 0, revision: 2 });
      expect(await inbox(one.company)).toEqual([]);
    });

    it('keep what came once, whole and with the progress, also when several bring it at once', async () => {
      const one = await made();
      const bring = (outside: string, last: number) =>
        storage().connections.advance(one, { last }, { outside, receivedAt: AT, boxes: [bytes(`${outside}1`), bytes(`${outside}2`)] });
      expect((await Promise.all([bring('a', 1), bring('a', 1), bring('a', 1)])).toSorted()).toEqual(['kept', 'known', 'known']);
      expect(await bring('b', 2)).toBe('kept');
      expect(await bring('a', 3)).toBe('known');
      expect(await inbox(one.company)).toEqual(['1 a1', '2 a2', '3 b1', '4 b2']);
      expect((await storage().connections.find(one.company, 'imap'))?.progress).toEqual({ last: 3 });
      const many = Array.from({ length: 1200 }, (_, n) => `o${n}`);
      expect(await storage().connections.taken(one.company, 'imap', ['b', 'c', 'a', ...many])).toEqual(new Map([['a', ''], ['b', '']]));
    });

    it('know in which state each thing was taken that came with another, and what they brought without progress', async () => {
      const one = await made();
      const bring = (outside: string, progress: unknown, ...also: [string, string][]) =>
        storage().connections.advance(one, progress, { outside, receivedAt: AT, boxes: [bytes(outside)], also: also.map(([name, state]) => ({ outside: name, state })) });
      expect(await bring('page 1', { last: 1 }, ['m1', 'unread'], ['m2', 'unread'])).toBe('kept');
      expect(await bring('page 2', undefined, ['m1', 'read'])).toBe('kept');
      // Nothing of it, where the thing itself was taken before.
      expect(await bring('page 1', { last: 2 }, ['m2', 'read'])).toBe('known');
      expect(await storage().connections.taken(one.company, 'imap', ['m1', 'm2', 'm3', 'page 1'])).toEqual(new Map([['m1', 'read'], ['m2', 'unread'], ['page 1', '']]));
      expect((await storage().connections.find(one.company, 'imap'))?.progress).toEqual({ last: 2 });
      expect(await inbox(one.company)).toEqual(['1 page 1', '2 page 2']);
      expect(await storage().connections.advance({ ...one, revision: 9 }, undefined, { outside: 'x', receivedAt: AT, boxes: [bytes('x')] })).toBe('gone');
    });

    it('take other secrets in the place of theirs, unless they were changed meanwhile', async () => {
      const one = await made();
      await storage().connections.note(one, well);
      const other = [{ name: 'key', box: bytes('other') }];
      expect(await storage().connections.reseal(one, other)).toBe(true);
      expect(await storage().connections.find(one.company, 'imap')).toMatchObject({ ...well, secrets: other, revision: one.revision });
      expect(await storage().connections.reseal({ ...one, revision: one.revision + 1 }, [])).toBe(false);
      expect(await storage().connections.reseal({ ...one, company: someId() }, [])).toBe(false);
      expect((await storage().connections.find(one.company, 'imap'))?.secrets).toEqual(other);
    });

    it('are gone with secrets and what they have taken; what waits in the inbox stays', async () => {
      const one = await made();
      await storage().connections.advance(one, {}, { outside: 'a', receivedAt: AT, boxes: [bytes('a')] });
      expect(await storage().connections.remove(one.company, 'imap')).toBe(true);
      expect(await storage().connections.remove(one.company, 'imap')).toBe(false);
      expect(await storage().connections.note(one, well)).toBe(false);
      await storage().connections.put(one.company, { ...mail(), secrets: undefined }, 9);
      expect(await storage().connections.find(one.company, 'imap')).toMatchObject({ secrets: [], progress: undefined });
      expect(await storage().connections.taken(one.company, 'imap', ['a'])).toEqual(new Map());
      expect(await inbox(one.company)).toEqual(['1 a']);
    });
  });
}
