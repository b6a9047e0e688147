// Issue: one number one document, in order and without a gap, whoever races.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IssueState, NewEnvelope } from '../log-port.ts';
import type { Storage } from '../port.ts';
import { AT, bytes, change, envelope, found, free, idsOf, issueOf, push } from './samples.ts';

/** The plain rule: the next number, and the record not issued before. */
function nextFor({ issues: [fact] }: NewEnvelope) {
  return ({ series, issued }: IssueState): 'issued' | { next: number } | undefined => {
    if (issued) return 'issued';
    const next = (series?.last ?? 0) + 1;
    return fact?.number === next ? undefined : { next };
  };
}

export function issueConformance(storage: () => Storage): void {
  const claim = (company: string, one: NewEnvelope) =>
    storage().issues.claim({ company, author: one.device, at: AT, envelope: one }, free, nextFor(one));

  describe('issue', () => {
    it('stores number and envelope together, and raises the series', async () => {
      const company = await found(storage());
      const one = issueOf(1);
      expect(await claim(company, one)).toEqual({ outcome: 'stored', seq: 2, fresh: true });
      expect(await storage().issues.series(company)).toEqual([{ series: 'F:2026', last: 1, lastDate: '2026-11-22' }]);
      expect((await storage().log.page({ company, limit: 9, bytes: 999, after: 1 }))?.rows).toEqual([{ seq: 2, id: one.id, bytes: one.bytes }]);
      expect(await claim(company, issueOf(2, 'r', { date: '2026-11-23' }))).toMatchObject({ outcome: 'stored', seq: 3 });
      expect(await claim(company, issueOf(1, 'c', { series: 'C:2026' }))).toMatchObject({ outcome: 'stored', seq: 4 });
      expect(await storage().issues.series(company)).toEqual([
        { series: 'C:2026', last: 1, lastDate: '2026-11-22' },
        { series: 'F:2026', last: 2, lastDate: '2026-11-23' }
      ]);
    });

    it('answers a repeated envelope as before, whatever has happened since', async () => {
      const company = await found(storage());
      const one = issueOf(1);
      await claim(company, one);
      await claim(company, issueOf(2));
      expect(await claim(company, one)).toEqual({ outcome: 'stored', seq: 2, fresh: false });
      expect(await claim(company, { ...one, bytes: bytes('forged') })).toEqual({ outcome: 'fault', fault: 'taken' });
      expect(await claim(company, issueOf(3, 'r', { n: one.n }))).toEqual({ outcome: 'fault', fault: 'taken' });
      expect(await storage().issues.series(company)).toMatchObject([{ last: 2 }]);
    });

    it('refused leaves nothing behind', async () => {
      const company = await found(storage());
      expect(await claim(company, issueOf(7))).toEqual({ outcome: 'refused', refusal: { next: 1 } });
      const one = issueOf(1);
      expect(await storage().issues.claim({ company, author: 'laptop', at: AT, envelope: one }, () => 'role', free)).toEqual({
        outcome: 'fault',
        fault: 'role'
      });
      expect(await claim(company, issueOf(1, 'r', { device: 'stranger' }))).toEqual({ outcome: 'revoked' });
      expect(await storage().issues.series(company)).toEqual([]);
      expect(await storage().companies.find(company)).toMatchObject({ head: 1 });
    });

    it('shows the winning envelope of a record that was issued, the first by the order of the log', async () => {
      const company = await found(storage());
      const one = issueOf(1, 'r');
      await claim(company, one);
      await push(storage(), company, issueOf(1, 'r', { series: 'F:2026:B' }));
      let seen: IssueState | undefined;
      await storage().issues.claim({ company, author: 'laptop', at: AT, envelope: issueOf(2, 'r') }, free, (state) => {
        seen = state;
        return 'no';
      });
      expect(seen).toEqual({ series: { series: 'F:2026', last: 1, lastDate: '2026-11-22' }, issued: { seq: 2, id: one.id, bytes: one.bytes } });
    });

    it('takes over numbers given elsewhere: said by hand before any was given here, or borne by what is pushed', async () => {
      const company = await found(storage());
      const raise = (last: number, lastDate?: string) => storage().issues.raise(company, [{ series: 'F:2026', last, lastDate }]);
      await raise(56);
      await raise(12, '2026-09-01');
      expect(await storage().issues.series(company)).toEqual([{ series: 'F:2026', last: 56, lastDate: '2026-09-01' }]);
      expect(await claim(company, issueOf(56))).toEqual({ outcome: 'refused', refusal: { next: 57 } });
      expect(await claim(company, issueOf(57))).toMatchObject({ outcome: 'stored' });
      await raise(99);
      expect(await storage().issues.series(company)).toMatchObject([{ last: 57 }]);
      const facts = [60, 58].map((number) => ({ series: 'F:2026', number, date: '2026-12-01', record: `r${number}` }));
      await push(storage(), company, envelope({ kind: 'snapshot', issues: facts }));
      expect(await storage().issues.series(company)).toEqual([{ series: 'F:2026', last: 60, lastDate: '2026-12-01' }]);
      expect(await claim(company, issueOf(61, 'r58'))).toEqual({ outcome: 'refused', refusal: 'issued' });
    });

    it('keeps both documents that bear one number, given on two devices with no network', async () => {
      const company = await found(storage());
      expect(await push(storage(), company, issueOf(1, 'a', { id: 'first' }), issueOf(1, 'b', { id: 'second' }))).toEqual([2, 3]);
      expect(await idsOf(storage(), company)).toEqual(['first', 'second']);
      expect(await storage().issues.series(company)).toMatchObject([{ last: 1 }]);
    });

    it('gives every number once and in a row to devices that race, repeat and lose answers', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ device: fc.nat(4), record: fc.nat(14), twice: fc.boolean() }), { minLength: 1, maxLength: 40 }),
          async (acts) => {
            const company = await found(storage());
            await storage().lists.append(change(company, 2, ['laptop', 'd0', 'd1', 'd2', 'd3', 'd4']));
            const issued = await Promise.all(acts.map((act) => issueUntilDone(company, act)));
            const records = new Set(acts.map(({ record }) => record)).size;
            expect(issued.filter((outcome) => outcome === 'stored')).toHaveLength(records);
            expect(await idsOf(storage(), company)).toHaveLength(records);
            expect(await storage().issues.series(company)).toMatchObject([{ last: records }]);
          }
        ),
        { numRuns: 25 }
      );
    });

    /** A device as it behaves: proposes, takes the next number when told, adopts what is issued; `twice`: the first answer was lost. */
    async function issueUntilDone(
      company: string,
      { device, record, twice }: { device: number; record: number; twice: boolean }
    ): Promise<'stored' | 'issued'> {
      let number = 1;
      for (;;) {
        const one = issueOf(number, `record ${record}`, { device: `d${device}` });
        const first = await claim(company, one);
        const answer = twice ? await claim(company, one) : first;
        if (answer.outcome === 'stored') return 'stored';
        if (answer.outcome !== 'refused') throw new Error(answer.outcome);
        if (answer.refusal === 'issued') return 'issued';
        number = answer.refusal.next;
      }
    }
  });
}
