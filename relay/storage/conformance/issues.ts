// Issue: one number one document, in order and without a gap, whoever races.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IssueClaim, IssueState, Storage } from '../port.ts';
import { AT, bytes, envelope, found, someId } from './samples.ts';

/** The plain rule: the next number, and the record not issued before. */
function next({ number }: IssueClaim) {
  return ({ series, issued }: IssueState): 'issued' | { next: number } | undefined => {
    if (issued) return 'issued';
    const free = (series?.last ?? 0) + 1;
    return number === free ? undefined : { next: free };
  };
}

export function issueConformance(storage: () => Storage): void {
  const claimOf = (company: string, more: Partial<IssueClaim> = {}): IssueClaim => ({
    company,
    at: AT,
    series: 'F:2026',
    number: 1,
    date: '2026-11-22',
    record: someId(),
    envelope: envelope({ kind: 'issue' }),
    ...more
  });
  const claim = (one: IssueClaim) => storage().issues.claim(one, next(one));

  describe('issue', () => {
    it('stores number and envelope together, and raises the series', async () => {
      const company = await found(storage());
      const one = claimOf(company);
      expect(await claim(one)).toEqual({ outcome: 'stored', seq: 1, head: 1, fresh: true });
      expect(await storage().issues.series(company)).toEqual([{ series: 'F:2026', last: 1, lastDate: '2026-11-22' }]);
      expect((await storage().log.page({ company, limit: 9, bytes: 999 }))?.rows).toEqual([
        { seq: 1, id: one.envelope.id, bytes: one.envelope.bytes }
      ]);
      expect(await claim(claimOf(company, { number: 2, date: '2026-11-23' }))).toMatchObject({ outcome: 'stored', seq: 2 });
      expect(await storage().issues.series(company)).toEqual([{ series: 'F:2026', last: 2, lastDate: '2026-11-23' }]);
      expect(await claim(claimOf(company, { series: 'C:2026' }))).toMatchObject({ outcome: 'stored', seq: 3 });
    });

    it('answers a repeated envelope as before, whatever has happened since', async () => {
      const company = await found(storage());
      const one = claimOf(company);
      await claim(one);
      await claim(claimOf(company, { number: 2 }));
      expect(await claim(one)).toEqual({ outcome: 'stored', seq: 1, head: 2, fresh: false });
      expect(await claim({ ...one, envelope: { ...one.envelope, bytes: bytes('forged') } })).toEqual({ outcome: 'other bytes', id: one.envelope.id });
      expect(await storage().issues.series(company)).toMatchObject([{ last: 2 }]);
    });

    it('refused leaves nothing behind', async () => {
      const company = await found(storage());
      expect(await claim(claimOf(company, { number: 7 }))).toEqual({ outcome: 'refused', refusal: { next: 1 } });
      expect(await storage().issues.series(company)).toEqual([]);
      expect(await storage().companies.find(company)).toMatchObject({ head: 0 });
    });

    it('shows the winning envelope of a record that was issued', async () => {
      const company = await found(storage());
      const one = claimOf(company);
      await claim(one);
      let seen: IssueState | undefined;
      const late = claimOf(company, { record: one.record, number: 2 });
      await storage().issues.claim(late, (state) => {
        seen = state;
        return 'no';
      });
      expect(seen).toEqual({
        series: { last: 1, lastDate: '2026-11-22' },
        issued: { seq: 1, id: one.envelope.id, bytes: one.envelope.bytes, series: 'F:2026', number: 1 }
      });
    });

    it('does not take an envelope that is in the log already for another act', async () => {
      const company = await found(storage());
      const plain = envelope();
      await storage().log.append({ company, at: AT, envelopes: [plain] });
      expect(await claim(claimOf(company, { envelope: plain }))).toEqual({ outcome: 'other bytes', id: plain.id });
      expect(await storage().issues.series(company)).toEqual([]);
    });

    it('takes over numbers given elsewhere, and never lowers a series', async () => {
      const company = await found(storage());
      await storage().issues.raise(company, [{ series: 'F:2026', last: 56, lastDate: '2026-10-01' }]);
      await storage().issues.raise(company, [{ series: 'F:2026', last: 12, lastDate: '2026-09-01' }]);
      expect(await storage().issues.series(company)).toEqual([{ series: 'F:2026', last: 56, lastDate: '2026-10-01' }]);
      expect(await claim(claimOf(company, { number: 56 }))).toEqual({ outcome: 'refused', refusal: { next: 57 } });
      expect(await claim(claimOf(company, { number: 57 }))).toMatchObject({ outcome: 'stored' });
    });

    it('gives every number once and in a row to devices that race, repeat and lose answers', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ device: fc.nat(4), record: fc.nat(14), twice: fc.boolean() }), { minLength: 1, maxLength: 40 }),
          async (acts) => {
            const company = await found(storage());
            const issued = await Promise.all(acts.map((act) => issueUntilDone(company, `record ${act.record}`, act.twice)));
            const records = new Set(acts.map(({ record }) => record)).size;
            const page = await storage().log.page({ company, limit: 1000, bytes: 1e9 });
            expect(issued.filter((outcome) => outcome === 'stored')).toHaveLength(records);
            expect(page?.rows).toHaveLength(records);
            expect(await storage().issues.series(company)).toMatchObject([{ last: records }]);
          }
        ),
        { numRuns: 25 }
      );
    });

    /** A device as it behaves: proposes, takes the next number when told, adopts what is issued; `twice` = the first answer was lost. */
    async function issueUntilDone(company: string, record: string, twice: boolean): Promise<'stored' | 'issued'> {
      let number = 1;
      for (;;) {
        const one = claimOf(company, { record, number });
        const first = await claim(one);
        const answer = twice ? await claim(one) : first;
        if (answer.outcome === 'stored') return 'stored';
        if (answer.outcome !== 'refused') throw new Error(answer.outcome);
        if (answer.refusal === 'issued') return 'issued';
        number = answer.refusal.next;
      }
    }
  });
}
