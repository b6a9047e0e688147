// Companies and devices: founded once, lists in a row, letters never given twice, gone when removed.
import { describe, expect, it } from 'vitest';
import type { Storage } from '../port.ts';
import { AT, bytes, envelope, found, list, someId } from './samples.ts';

export function companyConformance(storage: () => Storage): void {
  describe('companies', () => {
    it('are founded once; the same founding again is answered, another one refused', async () => {
      const founding = { id: someId(), generation: 'one', at: AT, list: list(1, 'laptop') };
      expect(await storage().companies.found(founding)).toEqual({ outcome: 'founded', company: { id: founding.id, generation: 'one', head: 0 } });
      expect(await storage().companies.found({ ...founding, generation: 'two' })).toEqual({
        outcome: 'same',
        company: { id: founding.id, generation: 'one', head: 0 }
      });
      expect(await storage().companies.found({ ...founding, list: list(1, 'thief') })).toEqual({ outcome: 'taken' });
      expect((await storage().devices.all(founding.id)).map(({ id }) => id)).toEqual(['laptop']);
    });

    it('that nobody founded have nothing and take nothing', async () => {
      const none = someId();
      expect(await storage().companies.find(none)).toBeUndefined();
      expect(await storage().log.append({ company: none, at: AT, envelopes: [envelope()] })).toEqual({ outcome: 'no company' });
      expect(await storage().log.page({ company: none, limit: 1, bytes: 1 })).toBeUndefined();
      expect(await storage().devices.append(none, AT, list(2, 'a'))).toEqual({ outcome: 'no company' });
      expect(await storage().keys.put(none, [])).toBe('no company');
      expect(await storage().issues.raise(none, [])).toBe(false);
      expect(await storage().companies.remove(none)).toBe(false);
    });

    it('are gone when removed, with all that they had and nothing of others', async () => {
      const [gone, stays] = [await found(storage()), await found(storage())];
      for (const company of [gone, stays]) {
        await storage().log.append({ company, at: AT, envelopes: [envelope({ id: 'one' })] });
        await storage().issues.raise(company, [{ series: 'F:2026', last: 3, lastDate: '2026-01-02' }]);
        await storage().invitations.add(company, { id: `of ${company}`, sealed: bytes('s'), proof: bytes('p'), madeBy: 'laptop', expiresAt: AT });
        await storage().keys.put(company, [{ holder: 'laptop', scope: '', epoch: 1, bytes: bytes('k') }]);
        await storage().keys.setRecovery(company, { id: `sheet of ${company}`, check: 1 });
        await storage().blobs.put({ company, id: 'photo', scope: 'sales', chunk: 0, chunks: 1, at: AT, bytes: bytes('photo') });
      }
      expect(await storage().companies.remove(gone)).toBe(true);
      const left = async (company: string): Promise<unknown[]> => [
        await storage().companies.find(company),
        await storage().log.page({ company, limit: 1, bytes: 1 }),
        (await storage().issues.series(company))[0],
        await storage().invitations.find(`of ${company}`),
        (await storage().keys.of(company, 'laptop'))[0],
        await storage().keys.findRecovery(`sheet of ${company}`),
        await storage().devices.find(company, 'laptop'),
        await storage().blobs.state(company, 'photo'),
        await storage().blobs.read(company, 'photo', 0)
      ];
      expect(await left(gone)).toEqual(Array.from({ length: 9 }));
      expect(await left(stays)).not.toContain(undefined);

      // Who founds it again under the same id starts empty.
      await found(storage(), gone);
      expect((await left(gone)).filter((one) => one !== undefined)).toHaveLength(3);
      expect(await storage().companies.find(gone)).toMatchObject({ head: 0 });
    });
  });

  describe('device lists', () => {
    it('follow one another; a conflict tells the newest, the same again is no new list', async () => {
      const company = await found(storage());
      expect(await storage().devices.append(company, AT, list(2, 'laptop', 'phone'))).toMatchObject({ outcome: 'appended' });
      expect(await storage().devices.append(company, AT, list(2, 'laptop', 'phone'))).toMatchObject({ outcome: 'same' });
      expect(await storage().devices.append(company, AT, list(2, 'laptop', 'tablet'))).toEqual({ outcome: 'conflict', number: 2 });
      expect(await storage().devices.append(company, AT, list(4, 'laptop'))).toEqual({ outcome: 'conflict', number: 2 });
      expect((await storage().devices.lists(company, 0)).map(({ number }) => number)).toEqual([1, 2]);
      expect(await storage().devices.lists(company, 1)).toEqual([{ number: 2, bytes: list(2, 'laptop', 'phone').bytes }]);
    });

    it('give letters once: a device keeps its own, one that left takes it along', async () => {
      const company = await found(storage());
      await storage().devices.append(company, AT, list(2, 'laptop', 'phone'));
      await storage().devices.append(company, AT, list(3, 'laptop', { id: 'phone', revokedAt: AT }));
      await storage().devices.append(company, AT, list(4, 'laptop'));
      const result = await storage().devices.append(company, AT, list(5, 'laptop', 'phone 2'));
      expect(result.outcome === 'appended' && result.devices.map(({ id, letter }) => `${id} ${letter}`)).toEqual([
        'laptop A',
        'phone B',
        'phone 2 C'
      ]);
    });

    it('revoke for good: by saying so, or by naming a device no more', async () => {
      const company = await found(storage());
      await storage().devices.append(company, AT, list(2, 'laptop', 'phone', 'tablet'));
      await storage().devices.append(company, AT + 5, list(3, 'laptop', { id: 'phone', revokedAt: AT + 4 }));
      expect(await storage().devices.find(company, 'phone')).toMatchObject({ revokedAt: AT + 4 });
      expect(await storage().devices.find(company, 'tablet')).toMatchObject({ revokedAt: AT + 5 });
      await storage().devices.append(company, AT + 6, list(4, 'laptop', 'phone', 'tablet'));
      expect((await storage().devices.all(company)).map(({ revokedAt }) => revokedAt)).toEqual([undefined, AT + 4, AT + 5]);
    });

    it('of two writers at once keep one', async () => {
      const company = await found(storage());
      const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((device) => storage().devices.append(company, AT, list(2, 'laptop', device))));
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['appended', 'conflict', 'conflict', 'conflict']);
    });

    it('say when a device was last here', async () => {
      const company = await found(storage());
      expect(await storage().devices.find(company, 'laptop')).toMatchObject({ seenAt: undefined });
      await storage().devices.seen(company, 'laptop', AT + 1);
      expect(await storage().devices.find(company, 'laptop')).toMatchObject({ seenAt: AT + 1 });
      expect(await storage().devices.find(company, 'phone')).toBeUndefined();
    });
  });
}
