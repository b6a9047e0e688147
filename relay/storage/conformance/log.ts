// The log: gapless seq, idempotent by id, pages both ways, snapshots that hide and later erase.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewEnvelope, Page, PageQuery, Storage } from '../port.ts';
import { AT, DAY, bytes, envelope, found, someId } from './samples.ts';

const ALL = { limit: 1000, bytes: 1e9 };

export function logConformance(storage: () => Storage): void {
  const push = async (company: string, ...envelopes: NewEnvelope[]): Promise<unknown> => storage().log.append({ company, at: AT, envelopes });
  const ids = async (company: string, query: Partial<PageQuery> = {}): Promise<string[]> =>
    ((await storage().log.page({ company, ...ALL, ...query })) as Page).rows.map(({ id }) => id);

  describe('the log', () => {
    it('gives each company its own seq from 1, and the bytes back as they were', async () => {
      const [one, two] = [await found(storage()), await found(storage())];
      expect(await push(one, envelope({ id: 'a' }), envelope({ id: 'b' }))).toEqual({ outcome: 'stored', seqs: [1, 2], head: 2, fresh: true });
      expect(await push(two, envelope({ id: 'a', text: 'another company' }))).toEqual({ outcome: 'stored', seqs: [1], head: 1, fresh: true });
      const page = await storage().log.page({ company: one, ...ALL });
      expect(page).toEqual({
        rows: [
          { seq: 1, id: 'a', bytes: bytes('a') },
          { seq: 2, id: 'b', bytes: bytes('b') }
        ],
        reached: 2,
        more: false,
        generation: `life of ${one}`,
        head: 2
      });
    });

    it('keeps an envelope once, however often it comes, also within one batch', async () => {
      const company = await found(storage());
      const [a, b] = [envelope({ id: 'a' }), envelope({ id: 'b' })];
      await push(company, a);
      expect(await push(company, b, a, b)).toEqual({ outcome: 'stored', seqs: [2, 1, 2], head: 2, fresh: true });
      expect(await push(company, a, b)).toEqual({ outcome: 'stored', seqs: [1, 2], head: 2, fresh: false });
      expect(await ids(company)).toEqual(['a', 'b']);
    });

    it('refuses an id that comes with other bytes, and nothing of that batch stands', async () => {
      const company = await found(storage());
      await push(company, envelope({ id: 'a' }));
      expect(await push(company, envelope({ id: 'new' }), envelope({ id: 'a', text: 'forged' }))).toEqual({ outcome: 'other bytes', id: 'a' });
      expect(await push(company, envelope({ id: 'twice' }), envelope({ id: 'twice', text: 'other' }))).toEqual({
        outcome: 'other bytes',
        id: 'twice'
      });
      expect(await ids(company)).toEqual(['a']);
      expect(await push(company, envelope({ id: 'b' }))).toMatchObject({ seqs: [2] });
    });

    it('has no gap and no seq twice when many write at once', async () => {
      const company = await found(storage());
      const batches = Array.from({ length: 40 }, (_, batch) =>
        Array.from({ length: 1 + (batch % 4) }, () => envelope({ device: `device ${batch}` }))
      );
      const answers = await Promise.all(batches.map((envelopes) => storage().log.append({ company, at: AT, envelopes })));
      const seqs = answers.flatMap((answer) => (answer.outcome === 'stored' ? answer.seqs : []));
      expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: batches.flat().length }, (_, index) => index + 1));
      expect(await storage().companies.find(company)).toMatchObject({ head: seqs.length });
    });

    it('is read whole by cursor from either side, whatever the size of the pages', async () => {
      const company = await found(storage());
      const envelopes = Array.from({ length: 30 }, (_, n) =>
        envelope({ id: `e${n}`, scope: n % 3 === 0 ? 'contacts' : 'sales', text: 'x'.repeat(1 + n) })
      );
      await push(company, ...envelopes);
      await push(company, envelope({ id: 'snap', kind: 'snapshot', scope: 'sales', contains: ['e1', 'e2', 'e4'] }));
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 12 }),
          fc.integer({ min: 1, max: 200 }),
          fc.boolean(),
          fc.option(fc.constantFrom(['sales'], ['contacts'], ['contacts', 'sales'], []), { nil: undefined }),
          async (limit, bytes, backwards, scopes) => {
            const read: string[] = [];
            let cursor = backwards ? 1000 : 0;
            for (let more = true; more;) {
              const page: Page = (await storage().log.page({
                company,
                limit,
                bytes,
                scopes,
                ...(backwards ? { before: cursor } : { after: cursor })
              }))!;
              read.push(...page.rows.map(({ id }) => id));
              ({ more, reached: cursor } = page);
            }
            const expected = [...envelopes.map(({ id }) => id), 'snap'].filter((id) => !['e1', 'e2', 'e4'].includes(id) && inScopes(id, scopes));
            expect(read).toEqual(backwards ? expected.toReversed() : expected);
            expect(cursor).toBe(backwards ? 0 : 31);
          }
        ),
        { numRuns: 60 }
      );
    });

    it('never goes back with a cursor beyond the head', async () => {
      const company = await found(storage());
      expect(await storage().log.page({ company, ...ALL, after: 7 })).toMatchObject({ rows: [], reached: 7, head: 0 });
    });
  });

  describe('a snapshot', () => {
    it('hides at once what it contains of its own scope, and nothing else', async () => {
      const [company, other] = [await found(storage()), await found(storage())];
      const old = [
        envelope({ id: 'a' }),
        envelope({ id: 'b' }),
        envelope({ id: 'keys', scope: 'keys' }),
        envelope({ id: 'issue', kind: 'issue' }),
        envelope({ id: 'list', kind: 'list' })
      ];
      await push(company, ...old);
      await push(other, envelope({ id: 'a' }));
      const snapshot = envelope({ id: 's', kind: 'snapshot', contains: ['a', 'keys', 'issue', 'list', 's', 'later', 'unknown'] });
      await push(company, snapshot, envelope({ id: 'later' }));
      await push(company, snapshot);
      expect(await ids(company)).toEqual(['b', 'keys', 'issue', 'list', 's', 'later']);
      expect(await ids(company, { hidden: true })).toEqual(['a', 'b', 'keys', 'issue', 'list', 's', 'later']);
      expect(await ids(other)).toEqual(['a']);
    });

    it('hides an older snapshot too, and thousands of rows', async () => {
      const company = await found(storage());
      const many = Array.from({ length: 1500 }, () => envelope());
      await push(company, ...many);
      await push(company, envelope({ id: 's1', kind: 'snapshot', contains: many.map(({ id }) => id) }));
      await push(company, envelope({ id: 's2', kind: 'snapshot', contains: ['s1'] }));
      expect(await ids(company)).toEqual(['s2']);
    });

    it('erases it 90 days later, and a repeat of the erased is still known', async () => {
      const company = await found(storage());
      const a = envelope({ id: 'a' });
      await push(company, a, envelope({ id: 'b' }));
      await push(company, envelope({ id: 's', kind: 'snapshot', contains: ['a'] }));
      expect(await storage().sweep({ hiddenBefore: AT, endedBefore: 0 })).toMatchObject({ erased: 0 });
      expect(await ids(company, { hidden: true })).toEqual(['a', 'b', 's']);
      expect(await storage().sweep({ hiddenBefore: AT + 90 * DAY, endedBefore: 0 })).toMatchObject({ erased: 1 });
      expect(await ids(company, { hidden: true })).toEqual(['b', 's']);
      expect(await push(company, a)).toMatchObject({ outcome: 'stored', seqs: [1], fresh: false });
      expect(await push(company, envelope({ id: 'a', text: 'forged' }))).toEqual({ outcome: 'other bytes', id: 'a' });
      expect(await ids(company, { hidden: true })).toEqual(['b', 's']);
      expect(await storage().sweep({ hiddenBefore: AT + 99 * DAY, endedBefore: 0 })).toMatchObject({ erased: 0 });
    });
  });

  it('is the same for ids of any kind of text', async () => {
    const company = await found(storage());
    const id = `'; drop table log; -- ${someId()} é \u{1F9FE}`;
    await push(company, envelope({ id }));
    expect(await ids(company)).toEqual([id]);
  });
}

function inScopes(id: string, scopes: readonly string[] | undefined): boolean {
  if (!scopes) return true;
  return scopes.includes(id !== 'snap' && Number(id.slice(1)) % 3 === 0 ? 'contacts' : 'sales');
}
