// The log: gapless seq, idempotent by id, pages both ways, snapshots that hide and later erase.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewEnvelope, Page } from '../log-port.ts';
import type { Storage } from '../port.ts';
import { AT, DAY, bytes, envelope, found, free, idsOf, issueOf, push as pushTo, someId } from './samples.ts';

const ALL = { limit: 1000, bytes: 1e9 };

export function logConformance(storage: () => Storage): void {
  const push = (company: string, ...envelopes: NewEnvelope[]) => pushTo(storage(), company, ...envelopes);
  const ids = (company: string, query = {}) => idsOf(storage(), company, query);

  describe('the log', () => {
    it('gives each company its own seq, and the bytes back as they were', async () => {
      const [one, two] = [await found(storage()), await found(storage())];
      expect(await push(one, envelope({ id: 'a' }), envelope({ id: 'b' }))).toEqual([2, 3]);
      expect(await push(two, envelope({ id: 'a', text: 'another company' }))).toEqual([2]);
      expect(await storage().log.page({ company: one, ...ALL, after: 1 })).toEqual({
        rows: [
          { seq: 2, id: 'a', bytes: bytes('a') },
          { seq: 3, id: 'b', bytes: bytes('b') }
        ],
        reached: 3,
        more: false,
        generation: `life of ${one}`,
        head: 3
      });
    });

    it('keeps an envelope once, however often it comes, also within one batch', async () => {
      const company = await found(storage());
      const [a, b] = [envelope({ id: 'a' }), envelope({ id: 'b', scope: 'contacts' })];
      const append = (...envelopes: NewEnvelope[]) => storage().log.append({ company, author: 'laptop', at: AT, envelopes }, free);
      await append(a);
      expect(await append(b, a, b)).toEqual({
        outcome: 'stored',
        rows: [{ seq: 3 }, { seq: 2 }, { seq: 3 }],
        generation: `life of ${company}`,
        head: 3,
        fresh: ['contacts']
      });
      expect(await append(a, b)).toMatchObject({ rows: [{ seq: 2 }, { seq: 3 }], head: 3, fresh: [] });
      expect(await ids(company)).toEqual(['a', 'b']);
    });

    it('refuses an id or a running number that comes with other bytes, and only that', async () => {
      const company = await found(storage());
      const a = envelope({ id: 'a', n: 1 });
      await push(company, a);
      expect(
        await push(company, envelope({ id: 'b' }), { ...a, bytes: bytes('forged') }, envelope({ id: 'again', n: 1 }), envelope({ id: 'c' }))
      ).toEqual([3, 'taken', 'taken', 4]);
      expect(await ids(company)).toEqual(['a', 'b', 'c']);
      expect(await push(company, envelope({ id: 'elsewhere', n: 1, scope: 'contacts' }))).toEqual([5]);
    });

    it('asks for each envelope whether its author may, as the list stands', async () => {
      const company = await found(storage());
      const asked: unknown[] = [];
      const answer = await storage().log.append(
        { company, author: 'laptop', at: AT, envelopes: [envelope({ id: 'a' }), envelope({ id: 'b' })] },
        ({ id }, author, epoch) => {
          asked.push([id, author, epoch]);
          return id === 'a' ? 'no' : undefined;
        }
      );
      expect(answer).toMatchObject({ rows: [{ fault: 'no' }, { seq: 2 }], head: 2 });
      const laptop = { id: 'laptop', entry: { role: 'owner' }, revoked: false };
      expect(asked).toEqual([
        ['a', laptop, 1],
        ['b', laptop, 1]
      ]);
    });

    it('has no gap and no seq twice when many write at once', async () => {
      const company = await found(storage());
      const batches = Array.from({ length: 40 }, (_, batch) => Array.from({ length: 1 + (batch % 4) }, () => envelope()));
      const seqs = (await Promise.all(batches.map((envelopes) => push(company, ...envelopes)))).flat() as number[];
      expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: batches.flat().length }, (_, index) => index + 2));
      expect(await storage().companies.find(company)).toMatchObject({ head: seqs.length + 1 });
    });

    it('is read whole by cursor from either side, whatever the size of the pages', async () => {
      const company = await found(storage());
      const envelopes = Array.from({ length: 30 }, (_, n) =>
        envelope({ id: `e${n}`, scope: n % 3 === 0 ? 'contacts' : 'sales', text: 'x'.repeat(1 + n) })
      );
      await push(company, ...envelopes, envelope({ id: 'snap', kind: 'snapshot', contains: ['e1', 'e2', 'e4'] }));
      const visible = [...envelopes.map(({ id }) => id), 'snap'].filter((id) => !['e1', 'e2', 'e4'].includes(id));
      const scopeOf = (id: string): string => envelopes.find((one) => one.id === id)?.scope ?? 'sales';
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 12 }),
          fc.integer({ min: 1, max: 200 }),
          fc.boolean(),
          fc.subarray(['sales', 'contacts']),
          async (limit, bytes, backwards, scopes) => {
            const read: string[] = [];
            let cursor = backwards ? 1000 : 1;
            for (let more = true; more;) {
              const page: Page = (await storage().log.page({
                company,
                limit,
                bytes,
                scopes: (scope) => scopes.includes(scope),
                ...(backwards ? { before: cursor } : { after: cursor })
              }))!;
              expect(page.rows.length).toBeLessThanOrEqual(limit);
              expect(page.rows.slice(1).reduce((sum, row) => sum + row.bytes.length, page.rows[0]?.bytes.length ?? 0)).toBeLessThanOrEqual(
                Math.max(bytes, page.rows[0]?.bytes.length ?? 0)
              );
              read.push(...page.rows.map(({ id }) => id));
              ({ more, reached: cursor } = page);
            }
            const expected = visible.filter((id) => scopes.includes(scopeOf(id)));
            expect(read).toEqual(backwards ? expected.toReversed() : expected);
            expect(cursor).toBe(backwards ? 0 : 32);
          }
        ),
        { numRuns: 60 }
      );
    });

    it('looks at so many rows for one page, and goes on after them', async () => {
      const company = await found(storage());
      for (let from = 0; from < 6000; from += 2000) await push(company, ...Array.from({ length: 2000 }, () => envelope({ scope: 'contacts' })));
      await push(company, envelope({ id: 'mine' }));
      const sales = (scope: string): boolean => scope === 'sales';
      const first = (await storage().log.page({ company, ...ALL, scopes: sales }))!;
      expect(first).toMatchObject({ rows: [], more: true, head: 6002 });
      expect(first.reached).toBeLessThan(6001);
      expect(await storage().log.page({ company, ...ALL, scopes: sales, after: first.reached })).toMatchObject({
        rows: [{ id: 'mine' }],
        more: false,
        reached: 6002
      });
    });

    it('never goes back with a cursor beyond the head', async () => {
      const company = await found(storage());
      expect(await storage().log.page({ company, ...ALL, after: 7 })).toMatchObject({ rows: [], reached: 7, head: 1 });
    });

    it('takes ids and scopes for text, whatever they say', async () => {
      const company = await found(storage());
      const id = `'; drop table log; -- ${someId()} é \u{1F9FE}`;
      await push(company, envelope({ id }));
      expect(await ids(company)).toEqual([id]);
    });
  });

  describe('a snapshot', () => {
    it('hides at once what it contains, and nothing else', async () => {
      const [company, other] = [await found(storage()), await found(storage())];
      await push(company, envelope({ id: 'a' }), envelope({ id: 'b' }));
      await push(other, envelope({ id: 'a' }));
      const snapshot = envelope({ id: 's', kind: 'snapshot', contains: ['a'] });
      expect(await push(company, snapshot, envelope({ id: 'later' }))).toEqual([4, 5]);
      expect(await push(company, snapshot)).toEqual([4]);
      expect(await ids(company)).toEqual(['b', 's', 'later']);
      expect(await ids(company, { hidden: true })).toEqual(['a', 'b', 's', 'later']);
      expect(await ids(other)).toEqual(['a']);
    });

    it('is refused when it names what is not there, itself, or another scope', async () => {
      const company = await found(storage());
      await push(company, envelope({ id: 'a' }), envelope({ id: 'theirs', scope: 'contacts' }));
      for (const contains of [['unknown'], ['a', 'theirs'], [`act 1 of ${company}: laptop`], ['s']]) {
        expect(await push(company, envelope({ id: 's', kind: 'snapshot', contains }))).toEqual(['contains']);
      }
      expect(await ids(company)).toEqual(['a', 'theirs']);
    });

    it('hides an older snapshot too, and thousands of rows', async () => {
      const company = await found(storage());
      const many = Array.from({ length: 1500 }, () => envelope());
      await push(company, ...many, envelope({ id: 's1', kind: 'snapshot', contains: many.map(({ id }) => id) }));
      await push(company, envelope({ id: 's2', kind: 'snapshot', contains: ['s1'] }));
      expect(await ids(company)).toEqual(['s2']);
    });

    it('leaves a document whose number it does not bear itself, and takes over one that it bears', async () => {
      const company = await found(storage());
      const [one, two] = [issueOf(1, 'r1', { id: 'i1' }), issueOf(2, 'r2', { id: 'i2' })];
      await push(company, one, two, envelope({ id: 's', kind: 'snapshot', contains: ['i1', 'i2'], issues: one.issues }));
      expect(await ids(company)).toEqual(['i2', 's']);
      let issued: string | undefined;
      const claim = { company, author: 'laptop', at: AT, envelope: issueOf(3, 'r1') };
      await storage().issues.claim(claim, free, (state) => (issued = state.issued?.id));
      expect(issued).toBe('s');
    });

    it('erases what it hides 90 days later; a repeat of the erased is still known', async () => {
      const company = await found(storage());
      const a = envelope({ id: 'a' });
      await push(company, a, envelope({ id: 'b' }), envelope({ id: 's', kind: 'snapshot', contains: ['a'] }));
      expect(await storage().sweep({ hiddenBefore: AT, endedBefore: 0 })).toMatchObject({ erased: 0 });
      expect(await ids(company, { hidden: true })).toEqual(['a', 'b', 's']);
      expect(await storage().sweep({ hiddenBefore: AT + 90 * DAY, endedBefore: 0 })).toMatchObject({ erased: 1 });
      expect(await ids(company, { hidden: true })).toEqual(['b', 's']);
      expect(await push(company, a, { ...a, bytes: bytes('forged') })).toEqual([2, 'taken']);
      expect(await ids(company, { hidden: true })).toEqual(['b', 's']);
      expect(await storage().sweep({ hiddenBefore: AT + 99 * DAY, endedBefore: 0 })).toMatchObject({ erased: 0 });
    });
  });
}
