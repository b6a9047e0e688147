// Companies: founded once, apart from each other, gone when removed. The recovery box, the inbox.
import { describe, expect, it } from 'vitest';
import type { Storage } from '../port.ts';
import { AT, bytes, change, envelope, found, free, issueOf, push, someId } from './samples.ts';

export function companyConformance(storage: () => Storage): void {
  describe('companies', () => {
    it('are founded once; the same founding again is answered, another one refused', async () => {
      const id = someId();
      const founding = {
        generation: 'one',
        ...change(id, 1, ['laptop']),
        grants: [{ device: 'laptop', grant: 'keys' }],
        recovery: { recovery: `sheet ${id}`, box: 'box' }
      };
      const company = { id, generation: 'one', head: 1, list: 1, epoch: 1 };
      expect(await storage().companies.found(founding)).toEqual({ outcome: 'founded', company });
      expect(await storage().companies.found({ ...founding, generation: 'two' })).toEqual({ outcome: 'same', company });
      expect(await storage().companies.found({ generation: 'three', ...change(id, 1, ['thief']) })).toEqual({ outcome: 'taken' });
      expect(await storage().companies.find(id)).toEqual(company);
      expect(await storage().lists.granted(id, 'laptop')).toBe('keys');
      expect(await storage().recovery.find(`sheet ${id}`)).toEqual({ company: id, box: 'box' });
    });

    it('that nobody founded have nothing and take nothing', async () => {
      const none = someId();
      expect(await storage().companies.find(none)).toBeUndefined();
      expect(await push(storage(), none, envelope())).toBe('no company');
      expect(await storage().log.page({ company: none, limit: 1, bytes: 1 })).toBeUndefined();
      expect(await storage().lists.append(change(none, 1, ['a']))).toEqual({ outcome: 'no company' });
      expect(await storage().lists.grant(none, 0, [])).toEqual({ outcome: 'no company' });
      expect(await storage().issues.claim({ company: none, author: 'a', at: AT, envelope: issueOf(1) }, free, free)).toEqual({
        outcome: 'no company'
      });
      expect(await storage().recovery.put(none, { recovery: 'r', box: 1 })).toBe('no company');
      expect(await storage().invitations.add(none, { id: 'i', entry: 1, by: 'a', createdAt: AT, expiresAt: AT + 1 }, 9)).toBe('no company');
      expect(await storage().blobs.put({ company: none, id: 'b', chunk: 0, of: 1, at: AT, bytes: bytes('x') })).toBe('no company');
      expect(await storage().inbox.add(none, { connection: 'c', receivedAt: AT, box: bytes('x') })).toBeUndefined();
      expect(await storage().inbox.putKey(none, { connection: 'c', publicKey: 'p', scope: 'purchases' })).toBe(false);
      expect(await storage().companies.remove(none)).toBe(false);
    });

    it('are gone when removed, with all that they had and nothing of others', async () => {
      const [gone, stays] = [await found(storage()), await found(storage())];
      for (const company of [gone, stays]) {
        await push(storage(), company, envelope({ id: 'one' }), issueOf(1));
        await storage().lists.grant(company, 1, [{ device: 'laptop', grant: 'keys' }]);
        await storage().invitations.add(company, { id: `of ${company}`, entry: 1, by: 'laptop', createdAt: AT, expiresAt: AT + 9 }, 9);
        await storage().recovery.put(company, { recovery: `sheet of ${company}`, box: 1 });
        await storage().blobs.put({ company, id: 'photo', chunk: 0, of: 1, at: AT, bytes: bytes('photo') });
        await storage().inbox.putKey(company, { connection: 'c', publicKey: 'p', scope: 'purchases' });
        await storage().inbox.add(company, { connection: 'c', receivedAt: AT, box: bytes('x') });
        await storage().connections.put(company, { id: 'c', type: 'imap', settings: {}, secrets: [{ name: 'password', box: bytes('closed') }], nextAt: AT }, 9);
      }
      expect(await storage().companies.remove(gone)).toBe(true);
      const left = async (company: string): Promise<unknown[]> => [
        await storage().companies.find(company),
        await storage().log.page({ company, limit: 1, bytes: 1 }),
        await storage().lists.find(company, 'laptop'),
        (await storage().issues.series(company))[0],
        (await storage().lists.acts(company, 0))[0],
        await storage().lists.granted(company, 'laptop'),
        await storage().invitations.find(`of ${company}`, AT),
        await storage().recovery.find(`sheet of ${company}`),
        (await storage().inbox.keys(company))[0],
        (await storage().inbox.items(company, 0, { items: 1, bytes: 1 }, ['c']))[0],
        await storage().connections.find(company, 'c'),
        await storage().blobs.state(company, 'photo'),
        await storage().blobs.read(company, 'photo', 0)
      ];
      expect(await left(gone)).toEqual(Array.from({ length: 13 }));
      expect(await left(stays)).not.toContain(undefined);

      // Who founds it again under the same id starts with the list alone.
      await found(storage(), gone);
      expect((await left(gone)).filter((one) => one !== undefined)).toHaveLength(4);
      expect(await storage().companies.find(gone)).toMatchObject({ head: 1, list: 1 });
    });
  });

  describe('the recovery box', () => {
    it('is found by the sheet of one company; a new sheet voids the old', async () => {
      const [company, other] = [await found(storage()), await found(storage())];
      const [first, second] = [someId(), someId()];
      expect(await storage().recovery.put(company, { recovery: first, box: { a: 1 } })).toBe('stored');
      expect(await storage().recovery.put(other, { recovery: first, box: { a: 2 } })).toBe('taken');
      expect(await storage().recovery.find(first)).toEqual({ company, box: { a: 1 } });
      expect(await storage().recovery.put(company, { recovery: second, box: 3 })).toBe('stored');
      expect(await storage().recovery.find(first)).toBeUndefined();
      expect(await storage().recovery.find(second)).toEqual({ company, box: 3 });
    });
  });

  describe('the inbox', () => {
    it('keeps what came, in order, until it is taken over; a seq never comes twice', async () => {
      const company = await found(storage());
      const item = (text: string) => ({ connection: 'ebox', receivedAt: AT, box: bytes(text) });
      expect([
        await storage().inbox.add(company, item('a')),
        await storage().inbox.add(company, item('b')),
        await storage().inbox.add(company, item('c'))
      ]).toEqual([1, 2, 3]);
      const all = { items: 10, bytes: 100 };
      expect(await storage().inbox.items(company, 1, all, ['ebox'])).toEqual([
        { seq: 2, ...item('b') },
        { seq: 3, ...item('c') }
      ]);
      expect(await storage().inbox.items(company, 0, { items: 10, bytes: 1 }, ['ebox'])).toHaveLength(1);
      expect(await storage().inbox.items(company, 0, all, ['imap'])).toEqual([]);
      expect(await storage().inbox.items(company, 0, all, [])).toEqual([]);
      expect([await storage().inbox.find(company, 3), await storage().inbox.size(company)]).toEqual(['ebox', 3]);
      expect(await storage().inbox.remove(company, 3)).toBe(true);
      expect([await storage().inbox.find(company, 3), await storage().inbox.size(company)]).toEqual([undefined, 2]);
      expect(await storage().inbox.remove(company, 3)).toBe(false);
      expect(await storage().inbox.add(company, item('d'))).toBe(4);
      await storage().inbox.putKey(company, { connection: 'ebox', publicKey: 'one', scope: 'sales' });
      await storage().inbox.putKey(company, { connection: 'ebox', publicKey: 'two', scope: 'purchases' });
      expect(await storage().inbox.keys(company)).toEqual([{ connection: 'ebox', publicKey: 'two', scope: 'purchases' }]);
    });
  });
}
