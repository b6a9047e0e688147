// Invitations used once, keys that stand, the recovery sheet.
import { describe, expect, it } from 'vitest';
import type { NewInvitation, Storage } from '../port.ts';
import { AT, bytes, found, someId } from './samples.ts';

export function keyConformance(storage: () => Storage): void {
  const invitation = (more: Partial<NewInvitation> = {}): NewInvitation => ({
    id: someId(),
    sealed: bytes('sealed'),
    proof: bytes('proof'),
    madeBy: 'laptop',
    expiresAt: AT + 10,
    ...more
  });

  describe('invitations', () => {
    it('are found by their id alone and used once, by whoever comes first', async () => {
      const company = await found(storage());
      const one = invitation();
      expect(await storage().invitations.add(company, one)).toBe(true);
      expect(await storage().invitations.add(company, { ...one, sealed: bytes('other') })).toBe(false);
      expect(await storage().invitations.add(someId(), invitation())).toBe(false);
      expect(await storage().invitations.find(one.id)).toEqual({ ...one, company, answer: undefined });
      const outcomes = await Promise.all(['a', 'b', 'c'].map((answer) => storage().invitations.answer(one.id, AT, bytes(answer))));
      expect(outcomes.toSorted()).toEqual(['answered', 'used', 'used']);
      const winner = (await storage().invitations.of(company))[0]?.answer ?? bytes('');
      expect(await storage().invitations.answer(one.id, AT, winner)).toBe('same');
    });

    it('end in time, and are forgotten by the sweep', async () => {
      const company = await found(storage());
      const one = invitation();
      await storage().invitations.add(company, one);
      expect(await storage().invitations.answer(one.id, one.expiresAt, bytes('late'))).toBe('used');
      expect(await storage().sweep({ hiddenBefore: 0, endedBefore: one.expiresAt })).toMatchObject({ forgotten: 0 });
      expect(await storage().sweep({ hiddenBefore: 0, endedBefore: one.expiresAt + 1 })).toMatchObject({ forgotten: 1 });
      expect(await storage().invitations.find(one.id)).toBeUndefined();
      expect(await storage().invitations.answer(one.id, AT, bytes('gone'))).toBe('used');
    });

    it('are withdrawn by their own company only', async () => {
      const [company, other] = [await found(storage()), await found(storage())];
      const one = invitation();
      await storage().invitations.add(company, one);
      expect(await storage().invitations.remove(other, one.id)).toBe(false);
      expect(await storage().invitations.remove(company, one.id)).toBe(true);
      expect(await storage().invitations.of(company)).toEqual([]);
    });
  });

  describe('keys', () => {
    it('stand once stored; a batch with another key under the same name is refused whole', async () => {
      const company = await found(storage());
      const key = (holder: string, epoch: number, text: string, scope = '') => ({ holder, scope, epoch, bytes: bytes(text) });
      expect(await storage().keys.put(company, [key('laptop', 1, 'one'), key('laptop', 1, 'sales one', 'sales')])).toBe('stored');
      expect(await storage().keys.put(company, [key('laptop', 1, 'one'), key('laptop', 2, 'two')])).toBe('stored');
      expect(await storage().keys.put(company, [key('phone', 1, 'new'), key('laptop', 2, 'forged')])).toBe('conflict');
      expect(await storage().keys.of(company, 'phone')).toEqual([]);
      expect(await storage().keys.of(company, 'laptop')).toEqual([
        key('laptop', 1, 'one'),
        key('laptop', 1, 'sales one', 'sales'),
        key('laptop', 2, 'two')
      ]);
      await storage().keys.forget(company, 'laptop');
      expect(await storage().keys.of(company, 'laptop')).toEqual([]);
    });

    it('of recovery are found by the sheet of one company; a new sheet voids the old', async () => {
      const [company, other] = [await found(storage()), await found(storage())];
      expect(await storage().keys.setRecovery(company, { id: 'sheet', check: { a: 1 } })).toBe(true);
      expect(await storage().keys.setRecovery(other, { id: 'sheet', check: { a: 2 } })).toBe(false);
      expect(await storage().keys.findRecovery('sheet')).toEqual({ company, check: { a: 1 } });
      expect(await storage().keys.setRecovery(company, { id: 'sheet 2', check: 3 })).toBe(true);
      expect(await storage().keys.findRecovery('sheet')).toBeUndefined();
      expect(await storage().keys.findRecovery('sheet 2')).toEqual({ company, check: 3 });
    });
  });
}
