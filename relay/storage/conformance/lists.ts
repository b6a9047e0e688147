// Device lists and invitations: acts in a row, all or nothing with what belongs to them, invitations asked once.
import { describe, expect, it } from 'vitest';
import type { NewInvitation, Storage } from '../port.ts';
import { AT, change, envelope, found, free, idsOf, push, someId } from './samples.ts';

export function listConformance(storage: () => Storage): void {
  const append = (...given: Parameters<typeof change>) => storage().lists.append(change(...given));

  describe('the device list', () => {
    it('grows act by act, each with a row in the log; the same again is no new act', async () => {
      const company = await found(storage());
      await push(storage(), company, envelope());
      expect(await append(company, 2, ['laptop', 'phone'], { epoch: 2 })).toEqual({ outcome: 'appended', head: 2, seq: 3 });
      expect(await append(company, 2, ['laptop', 'phone'])).toEqual({ outcome: 'same', head: 2, seq: 3 });
      expect(await append(company, 2, ['laptop', 'tablet'])).toEqual({ outcome: 'list', head: 2 });
      expect(await append(company, 4, ['laptop'])).toEqual({ outcome: 'list', head: 2 });
      expect((await storage().lists.acts(company, 0)).map(({ number }) => number)).toEqual([1, 2]);
      expect((await storage().lists.acts(company, 1)).map(({ text }) => text)).toEqual([`act 2 of ${company}: laptop,phone`]);
      expect(await storage().companies.find(company)).toMatchObject({ head: 3, list: 2, epoch: 2 });
      expect((await storage().log.page({ company, limit: 9, bytes: 999, scopes: (scope) => scope === 'keys' }))?.rows.map(({ seq }) => seq)).toEqual([
        1, 3
      ]);
    });

    it('of two writers at once keeps one', async () => {
      const company = await found(storage());
      const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((device) => append(company, 2, ['laptop', device])));
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['appended', 'list', 'list', 'list']);
    });

    it('says who may write: one that is revoked, or was never on it, writes nothing more', async () => {
      const company = await found(storage());
      await append(company, 2, ['laptop', 'phone']);
      const by = (author: string) => storage().log.append({ company, author, at: AT, envelopes: [envelope({ device: author })] }, free);
      expect(await by('phone')).toMatchObject({ outcome: 'stored' });
      expect(await by('stranger')).toEqual({ outcome: 'revoked' });
      await append(company, 3, ['laptop', '-phone']);
      expect(await by('phone')).toEqual({ outcome: 'revoked' });
      expect(await storage().lists.find(company, 'phone')).toEqual({ id: 'phone', entry: { role: 'owner' }, revoked: true });
      expect(await storage().lists.find(company, 'stranger')).toBeUndefined();
    });

    it('does not cut off a device behind its back: what it wrote must be known', async () => {
      const company = await found(storage());
      await append(company, 2, ['laptop', 'phone']);
      await storage().log.append({ company, author: 'phone', at: AT, envelopes: [1, 2, 3].map((n) => envelope({ device: 'phone', n })) }, free);
      const revoke = (n: Record<string, number>) => append(company, 3, ['laptop', '-phone'], { upTo: [{ device: 'phone', n }] });
      expect(await revoke({ sales: 2 })).toEqual({ outcome: 'behind' });
      expect(await revoke({ contacts: 9 })).toEqual({ outcome: 'behind' });
      expect(await storage().companies.find(company)).toMatchObject({ list: 2 });
      expect(await revoke({ sales: 3 })).toMatchObject({ outcome: 'appended' });
    });

    it('keeps the last grant of each device, and none of one that is revoked', async () => {
      const company = await found(storage());
      await append(company, 2, ['laptop', 'phone'], { grants: [{ device: 'phone', grant: { of: 1 } }] });
      expect(await storage().lists.granted(company, 'laptop')).toBeUndefined();
      expect(await storage().lists.granted(company, 'phone')).toEqual({ of: 1 });
      expect(await storage().lists.grant(company, 1, [{ device: 'phone', grant: 'stale' }])).toEqual({ outcome: 'list', head: 2 });
      expect(await storage().lists.grant(company, 2, [{ device: 'phone', grant: 'new' }])).toEqual({ outcome: 'stored' });
      expect(await storage().lists.granted(company, 'phone')).toBe('new');
      await append(company, 3, ['laptop', '-phone']);
      expect(await storage().lists.granted(company, 'phone')).toBeUndefined();
    });

    it('remembers when a device was last here', async () => {
      const company = await found(storage());
      await append(company, 2, ['laptop', 'phone']);
      await storage().lists.seen(company, 'phone', AT + 1);
      await append(company, 3, ['laptop', 'phone', 'tablet']);
      expect(await storage().lists.visits(company)).toEqual([
        { id: 'laptop', seenAt: undefined },
        { id: 'phone', seenAt: AT + 1 },
        { id: 'tablet', seenAt: undefined }
      ]);
    });
  });

  describe('invitations', () => {
    const invitation = (more: Partial<NewInvitation> = {}): NewInvitation => ({
      id: someId(),
      entry: { role: 'staff' },
      by: 'laptop',
      createdAt: AT,
      expiresAt: AT + 10,
      ...more
    });

    it('are found by their id alone and asked once, by whoever comes first', async () => {
      const company = await found(storage());
      const one = invitation();
      expect(await storage().invitations.add(company, one, 9)).toBe('added');
      expect(await storage().invitations.add(company, one, 9)).toBe('added');
      expect(await storage().invitations.add(company, { ...one, entry: 'other' }, 9)).toBe('taken');
      expect(await storage().invitations.find(one.id, AT)).toEqual({ ...one, company, request: undefined, answered: false, declined: false });
      const outcomes = await Promise.all(['a', 'b', 'c'].map((text) => storage().invitations.request(one.id, AT, text)));
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['asked', 'used', 'used']);
      const [winner] = await storage().invitations.of(company, AT);
      expect(await storage().invitations.request(one.id, AT, winner?.request ?? '')).toEqual({ outcome: 'same', company });
    });

    it('are answered once, together with the act', async () => {
      const company = await found(storage());
      const one = invitation();
      await storage().invitations.add(company, one, 9);
      const add = (number: number) => append(company, number, ['laptop', 'phone'], { invitation: one.id });
      expect(await add(2)).toEqual({ outcome: 'used' });
      await storage().invitations.request(one.id, AT, 'keys of the phone');
      expect(await add(2)).toMatchObject({ outcome: 'appended' });
      expect(await add(2)).toMatchObject({ outcome: 'same' });
      expect(await storage().invitations.find(one.id, AT)).toMatchObject({ answered: true });
      expect(await add(3)).toEqual({ outcome: 'used' });
      expect(await storage().companies.find(company)).toMatchObject({ list: 2 });
    });

    it('are taken back by who asked, with what it asked, until they are answered', async () => {
      const company = await found(storage());
      const one = invitation();
      await storage().invitations.add(company, one, 9);
      expect(await storage().invitations.unask(one.id, AT, 'keys')).toEqual({ outcome: 'absent' });
      await storage().invitations.request(one.id, AT, 'keys');
      expect(await storage().invitations.unask(one.id, AT, 'other')).toEqual({ outcome: 'absent' });
      expect(await storage().invitations.unask(one.id, AT, 'keys')).toEqual({ outcome: 'open', company });
      expect(await append(company, 2, ['laptop', 'phone'], { invitation: one.id })).toEqual({ outcome: 'used' });
      expect(await storage().invitations.request(one.id, AT, 'other')).toEqual({ outcome: 'asked', company });
      await append(company, 2, ['laptop', 'phone'], { invitation: one.id });
      expect(await storage().invitations.unask(one.id, AT, 'other')).toEqual({ outcome: 'used' });
    });

    it('end in time, are so many at once, and are forgotten by the sweep', async () => {
      const company = await found(storage());
      const one = invitation();
      await storage().invitations.add(company, one, 2);
      expect(await storage().invitations.add(company, invitation({ expiresAt: AT + 100 }), 2)).toBe('added');
      expect(await storage().invitations.add(company, invitation(), 2)).toBe('many');
      expect(await storage().invitations.request(one.id, one.expiresAt, 'late')).toEqual({ outcome: 'absent' });
      expect(await storage().invitations.find(one.id, one.expiresAt)).toBeUndefined();
      expect(await storage().invitations.of(company, one.expiresAt)).toHaveLength(1);
      expect(await storage().invitations.add(company, invitation({ createdAt: AT + 50, expiresAt: AT + 60 }), 2)).toBe('added');
      expect(await storage().sweep({ hiddenBefore: 0, endedBefore: one.expiresAt + 1 })).toMatchObject({ forgotten: 1 });
      expect(await storage().invitations.find(one.id, AT)).toBeUndefined();
    });

    it('taken away while who asked waits, are declined until they end: not listed, not counted, not answered', async () => {
      const company = await found(storage());
      const one = invitation();
      await storage().invitations.add(company, one, 1);
      await storage().invitations.request(one.id, AT, 'keys');
      expect(await storage().invitations.remove(company, one.id)).toBe(true);
      expect(await storage().invitations.remove(company, one.id)).toBe(false);
      expect(await storage().invitations.find(one.id, AT)).toMatchObject({ declined: true, answered: false });
      expect(await storage().invitations.find(one.id, one.expiresAt)).toBeUndefined();
      expect(await storage().invitations.request(one.id, AT, 'keys')).toEqual({ outcome: 'declined' });
      expect(await storage().invitations.of(company, AT)).toEqual([]);
      expect(await append(company, 2, ['laptop', 'phone'], { invitation: one.id })).toEqual({ outcome: 'used' });
      expect(await storage().invitations.add(company, invitation(), 1)).toBe('added');
    });

    it('once answered, leave nothing when they are taken away', async () => {
      const company = await found(storage());
      const one = invitation();
      await storage().invitations.add(company, one, 9);
      await storage().invitations.request(one.id, AT, 'keys');
      await append(company, 2, ['laptop', 'phone'], { invitation: one.id });
      expect(await storage().invitations.remove(company, one.id)).toBe(true);
      expect(await storage().invitations.find(one.id, AT)).toBeUndefined();
    });

    it('are withdrawn by their own company only', async () => {
      const [company, other] = [await found(storage()), await found(storage())];
      const one = invitation();
      await storage().invitations.add(company, one, 9);
      expect(await storage().invitations.add(other, one, 9)).toBe('taken');
      expect(await storage().invitations.remove(other, one.id)).toBe(false);
      expect(await storage().invitations.remove(company, one.id)).toBe(true);
      expect(await storage().invitations.of(company, AT)).toEqual([]);
      expect(await idsOf(storage(), company)).toEqual([]);
    });
  });
}
