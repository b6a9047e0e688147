// Transmissions: each once, in the order of their changes, with their bytes until they are of no use.
import { describe, expect, it } from 'vitest';
import type { Storage } from '../port.ts';
import type { NewTransmission } from '../transmission-port.ts';
import { AT, bytes, DAY, found, someId } from './samples.ts';

const ROOM = 1000;

export function transmissionConformance(storage: () => Storage): void {
  const ofCompany = async (): Promise<string> => {
    const company = await found(storage());
    for (const id of ['there', 'elsewhere']) await storage().connections.put(company, { id, type: 'basecone', settings: {}, nextAt: AT }, 9);
    return company;
  };
  const given = (company: string, more: Partial<NewTransmission> = {}): NewTransmission => ({
    ...{ company, connection: 'there', record: 'R1', attempt: 1, scope: 'sales', direction: 'sale', number: '2026-0001', name: '2026-0001.xml', media: 'application/xml' },
    ...{ hash: 'h'.repeat(43), size: 5, night: false, state: 'queued', at: AT, box: bytes('bytes'), ...more }
  });
  const stage = async (company: string, more: Partial<NewTransmission> = {}) => {
    return (await storage().transmissions.stage(given(company, more), ROOM)).outcome;
  };
  const box = async (company: string, record = 'R1') => Buffer.from((await storage().transmissions.box({ company, connection: 'there', record, attempt: 1 })) ?? []).toString();
  const changed = async (company: string, after = 0) => (await storage().transmissions.changed(company, 'there', after, 99)).map(({ record, state, seq }) => `${seq} ${record} ${state}`);
  const find = async (company: string, record = 'R1') => (await storage().transmissions.find({ company, connection: 'there', record, attempt: 1 }))!;
  const due = async (company: string, now = AT) => (await storage().transmissions.due(company, 'there', now, 99)).map(({ record }) => record);

  describe('transmissions', () => {
    it('are one for a record, a connection and an attempt; taken anew as long as nothing went out', async () => {
      const company = await ofCompany();
      expect(await stage(company)).toBe('staged');
      expect(await stage(company, { box: bytes('other'), size: 5, hash: 'i'.repeat(43) })).toBe('staged');
      expect([await box(company), (await find(company)).hash[0]]).toEqual(['other', 'i']);
      for (const more of [{ attempt: 2 }, { record: 'R2' }, { connection: 'elsewhere' }]) expect(await stage(company, more)).toBe('staged');
      expect(await storage().transmissions.change(await find(company), ['queued'], { state: 'sending', sentAt: AT + 1 }, AT + 1)).toBe(true);
      expect(await stage(company, { box: bytes('third') })).toBe('kept');
      expect([await box(company), await find(company)]).toMatchObject(['other', { state: 'sending', sentAt: AT + 1, changedAt: AT + 1 }]);
      expect(await storage().transmissions.change(await find(company), ['queued'], { state: 'withdrawn' }, AT, true)).toBe(false);
      expect(await box(company)).toBe('other');
      await storage().transmissions.change(await find(company), ['sending'], { state: 'refused', words: 'no PDF' }, AT);
      expect(await stage(company, { box: bytes('better') })).toBe('staged');
      expect(await find(company)).toMatchObject({ state: 'queued', words: undefined, sentAt: undefined });
    });

    it('are told in the order in which they changed, each as it stands', async () => {
      const company = await ofCompany();
      for (const record of ['R1', 'R2', 'R3']) await stage(company, { record });
      await storage().transmissions.change(await find(company), ['queued'], { state: 'delivered', outside: 'D1' }, AT + 5, true);
      expect(await changed(company)).toEqual(['2 R2 queued', '3 R3 queued', '4 R1 delivered']);
      expect(await changed(company, 3)).toEqual(['4 R1 delivered']);
      expect([await box(company), (await find(company)).outside]).toEqual(['', 'D1']);
      expect(await storage().transmissions.changed(await ofCompany(), 'there', 0, 99)).toEqual([]);
      expect((await storage().transmissions.changed(company, 'there', 0, 2)).map(({ record }) => record)).toEqual(['R2', 'R3']);
    });

    it('are due at their time, those of the night when it is released, and never without something to do', async () => {
      const company = await ofCompany();
      await stage(company, { record: 'R1', at: AT + 10 });
      await stage(company, { record: 'R2' });
      await stage(company, { record: 'R3', night: true });
      expect([await due(company), await due(company, AT + 10), await storage().transmissions.nextAt(company, 'there')]).toEqual([['R2'], ['R2', 'R1'], AT]);
      expect(await storage().transmissions.release(company, 'there', AT + 20)).toBe(1);
      expect(await due(company, AT + 20)).toEqual(['R2', 'R1', 'R3']);
      expect(await storage().transmissions.release(company, 'there', AT + 30)).toBe(0);
      for (const record of ['R1', 'R2']) await storage().transmissions.change(await find(company, record), ['queued'], { state: 'sending' }, AT);
      expect(await due(company, AT + 99)).toEqual(['R3']);
      // The process ended meanwhile.
      expect(await storage().transmissions.doubt(company, 'there', AT + 40)).toBe(2);
      expect([await due(company, AT + 99), (await find(company)).state]).toEqual([['R3', 'R1', 'R2'], 'unknown']);
      for (const record of ['R1', 'R2', 'R3']) await storage().transmissions.change(await find(company, record), ['queued', 'unknown'], { state: 'unknown' }, AT);
      expect([await due(company, AT + DAY), await storage().transmissions.nextAt(company, 'there')]).toEqual([[], undefined]);
    });

    it('are looked up sooner when there is news, unless nobody looks them up', async () => {
      const company = await ofCompany();
      for (const record of ['R1', 'R2', 'R3']) await stage(company, { record });
      await storage().transmissions.change(await find(company, 'R1'), ['queued'], { state: 'unknown', nextAt: AT + 50 }, AT);
      await storage().transmissions.change(await find(company, 'R2'), ['queued'], { state: 'unknown' }, AT);
      await storage().transmissions.change(await find(company, 'R3'), ['queued'], { state: 'queued', nextAt: AT + 50 }, AT);
      expect([await due(company, AT + 5), await storage().transmissions.hasten(company, 'there', AT + 5), await due(company, AT + 5)]).toEqual([[], 1, ['R1']]);
      expect(await storage().transmissions.hasten(company, 'elsewhere', AT + 5)).toBe(0);
    });

    it('are withdrawn with their connection, and stay known: what went out is not sent again', async () => {
      const company = await ofCompany();
      for (const record of ['R1', 'R2', 'R3', 'R4']) await stage(company, { record });
      await storage().transmissions.change(await find(company, 'R2'), ['queued'], { state: 'sending' }, AT);
      await storage().transmissions.change(await find(company, 'R3'), ['queued'], { state: 'delivered', outside: 'D3' }, AT, true);
      await storage().transmissions.change(await find(company, 'R4'), ['queued'], { state: 'arrived', outside: 'D4' }, AT, true);
      await storage().connections.remove(company, 'there');
      await storage().transmissions.withdrawAll(company, 'there', AT + 1);
      const states = await Promise.all(['R1', 'R2', 'R3', 'R4'].map(async (record) => (await find(company, record)).state));
      expect(states).toEqual(['withdrawn', 'unknown', 'delivered', 'delivered']);
      expect([await due(company, AT + DAY), await box(company), await box(company, 'R2')]).toEqual([[], '', '']);
      expect(await stage(company)).toBe('no connection');
      await storage().connections.put(company, { id: 'there', type: 'basecone', settings: {}, nextAt: AT }, 9);
      expect([await stage(company), await stage(company, { record: 'R2' }), await stage(company, { record: 'R3' })]).toEqual(['staged', 'kept', 'kept']);
    });

    it('take no more than there is room for, and nothing of a company that is not there', async () => {
      const company = await ofCompany();
      expect(await stage(company, { size: ROOM, box: bytes('x'.repeat(ROOM)) })).toBe('staged');
      expect(await stage(company, { record: 'R2', size: 1 })).toBe('full');
      await storage().transmissions.change(await find(company), ['queued'], { state: 'withdrawn' }, AT, true);
      expect(await stage(company, { record: 'R2', size: 1 })).toBe('staged');
      expect(await stage(someId())).toBe('no connection');
    });

    it('are erased after a time, and say so', async () => {
      const company = await ofCompany();
      await stage(company, { record: 'R1' });
      await stage(company, { record: 'R2', at: AT + 2 });
      await stage(company, { record: 'R3' });
      await storage().transmissions.change(await find(company, 'R3'), ['queued'], { state: 'refused', words: 'no' }, AT);
      await storage().transmissions.expire(AT + 1, AT + DAY);
      const states = await Promise.all(['R1', 'R2', 'R3'].map(async (record) => [(await find(company, record)).state, await box(company, record)]));
      expect(states).toEqual([['expired', ''], ['queued', 'bytes'], ['refused', '']]);
    });
  });
}
