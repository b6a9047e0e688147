// A company's share of the disk: beyond it nothing of an act is written, and what goes gives room again.
import { describe, expect, it } from 'vitest';
import type { NewEnvelope } from '../log-port.ts';
import type { Storage } from '../port.ts';
import { AT, bytes, change, DAY, envelope, found, free, idsOf, issueOf, push } from './samples.ts';

export function quotaConformance(storage: () => Storage): void {
  const text = 'x'.repeat(1000);
  const big = (more: Partial<NewEnvelope> = {}): NewEnvelope => envelope({ text, ...more });
  const append = (company: string, quota: number, ...envelopes: NewEnvelope[]) =>
    storage().log.append<never>({ company, author: 'laptop', at: AT, envelopes, quota }, free);
  const put = (company: string, quota: number, chunk: number) =>
    storage().blobs.put({ company, id: 'photo', chunk, of: 9, at: AT, bytes: bytes(text), quota });
  const claim = (company: string, quota: number, envelope: NewEnvelope) =>
    storage().issues.claim({ company, author: 'laptop', at: AT, envelope, quota }, free, free);
  const full = { reason: 'quota' };

  describe('the quota of a company', () => {
    it('bounds log and files together; what is refused leaves nothing, what is there stays as it is', async () => {
      const company = await found(storage());
      const first = big({ id: 'a' });
      await append(company, 3500, first);
      expect(await put(company, 3500, 0)).toBe('stored');
      await append(company, 3500, big({ id: 'b' }));
      await expect(append(company, 3500, envelope({ id: 'small' }), big({ id: 'c' }))).rejects.toMatchObject(full);
      await expect(put(company, 3500, 1)).rejects.toMatchObject(full);
      await expect(claim(company, 3500, issueOf(1, 'r', { bytes: bytes(text) }))).rejects.toMatchObject(full);
      expect(await idsOf(storage(), company)).toEqual(['a', 'b']);
      expect(await storage().issues.series(company)).toEqual([]);
      expect(await storage().blobs.state(company, 'photo')).toEqual({ of: 9, have: [0] });
      expect(await storage().blobs.read(company, 'photo', 1)).toBeUndefined();
      // The very same again takes no room.
      expect(await append(company, 1, first)).toMatchObject({ outcome: 'stored', rows: [{ seq: 2 }] });
      expect(await put(company, 1, 0)).toBe('here');
      // Something smaller fits still, and everything does where more is allowed.
      expect(await append(company, 3500, envelope({ id: 'small' }))).toMatchObject({ outcome: 'stored' });
      expect(await claim(company, 1e6, issueOf(1, 'r', { bytes: bytes(text) }))).toMatchObject({ outcome: 'stored' });
      expect(await push(storage(), company, big())).toHaveLength(1);
    });

    it('counts at once what comes at once', async () => {
      const company = await found(storage());
      const outcomes = await Promise.allSettled([
        ...Array.from({ length: 5 }, () => append(company, 3500, big())),
        ...Array.from({ length: 5 }, (_, chunk) => put(company, 3500, chunk))
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
      const rows = await idsOf(storage(), company);
      const { have = [] } = (await storage().blobs.state(company, 'photo')) ?? {};
      expect(rows.length + have.length).toBe(3);
      for (const chunk of [0, 1, 2, 3, 4]) expect((await storage().blobs.read(company, 'photo', chunk)) !== undefined).toBe(have.includes(chunk));
    });

    it('is each company’s own, and bounds no act on its list', async () => {
      const [company, other] = [await found(storage()), await found(storage())];
      await append(company, 1500, big());
      await expect(append(company, 1500, big())).rejects.toMatchObject(full);
      expect(await append(other, 1500, big())).toMatchObject({ outcome: 'stored' });
      expect(await storage().lists.append(change(company, 2, ['laptop', '-phone']))).toMatchObject({ outcome: 'appended' });
    });

    it('has room again once what a snapshot hides is erased, and when the company is removed and comes back', async () => {
      const company = await found(storage());
      await append(company, 3500, big({ id: 'a' }), big({ id: 'b' }), big({ id: 's', kind: 'snapshot', contains: ['a', 'b'] }));
      await expect(append(company, 3500, big())).rejects.toMatchObject(full);
      await storage().sweep({ hiddenBefore: AT + 90 * DAY, endedBefore: 0 });
      await storage().sweep({ hiddenBefore: AT + 91 * DAY, endedBefore: 0 });
      expect(await append(company, 3500, big(), big())).toMatchObject({ outcome: 'stored' });
      await expect(append(company, 3500, big())).rejects.toMatchObject(full);
      await storage().companies.remove(company);
      await storage().companies.found({ ...change(company, 1, ['laptop']), generation: 'anew' });
      expect(await append(company, 3500, big(), big(), big())).toMatchObject({ outcome: 'stored' });
    });
  });
}
