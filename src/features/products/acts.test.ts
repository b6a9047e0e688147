// The archive: what is counted, and what undo brings back, are the products that went, not those that were there already.
import { expect, test } from 'vitest';
import type { CompanyStore } from '#store/company.ts';
import type { Intent } from '#store/gate/commit.ts';
import { archiveProducts } from './acts.ts';

type Kept = { id: string; archived?: boolean | undefined; deletedAt?: string | null; mergedInto?: string };

/** A store that holds these; another tab changes `meanwhile` between the first try at writing and the second. */
function holding(all: Kept[], meanwhile: Kept[] = []): { store: CompanyStore; kept: Map<string, Kept> } {
  const kept = new Map(all.map((one) => [one.id, one]));
  const commit = ({ edits = [] }: Intent) => {
    for (const { id, verb } of edits) verb(kept.get(id) as never);
    for (const one of meanwhile) kept.set(one.id, one);
    for (const { id, verb } of edits) kept.set(id, verb(kept.get(id) as never) as Kept);
    return Promise.resolve();
  };
  return { store: { commit } as unknown as CompanyStore, kept };
}

test('only what was not there already went', async () => {
  const { store, kept } = holding([{ id: 'A' }, { id: 'B', archived: true }, { id: 'C' }]);
  expect(await archiveProducts(store, ['A', 'B', 'C'], true)).toEqual(['A', 'C']);
  expect([...kept.values()].map(({ archived }) => archived)).toEqual([true, true, true]);
  expect(await archiveProducts(store, ['A', 'C'], false)).toEqual(['A', 'C']);
  expect(kept.get('B')?.archived).toBe(true);
  expect(await archiveProducts(store, ['B'], true)).toEqual([]);
});

test('what another tab archived in between is not counted', async () => {
  const { store } = holding([{ id: 'A' }, { id: 'B' }], [{ id: 'B', archived: true }]);
  expect(await archiveProducts(store, ['A', 'B'], true)).toEqual(['A']);
});
