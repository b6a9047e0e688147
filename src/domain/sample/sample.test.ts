// The sample data hold together: well-formed, issuable, the same for the same seed.
import { expect, test } from 'vitest';
import { missing } from '../document/check.ts';
import { creditable } from '../document/credit.ts';
import type { SealedDocument } from '../document/model.ts';
import { seal } from '../document/seal.ts';
import { monotonicUlids } from '../ids.ts';
import { isEnterpriseNumber } from '../numbers/enterprise.ts';
import { sampleHistory } from './history.ts';
import { chanceFrom } from './random.ts';
import { SAMPLE_SEED, sampleCompany, sampleCustomers, sampleProducts } from './sample.ts';

const today = '2026-11-21';

function make(count: number) {
  const chance = chanceFrom(SAMPLE_SEED);
  const ids = monotonicUlids(chance.bytes);
  const making = { chance, newId: () => ids(Date.parse(`${today}T08:00:00Z`)), now: `${today}T08:00:00.000Z` };
  const company = sampleCompany(making, 'fr');
  const customers = sampleCustomers(making);
  const products = sampleProducts(making);
  const sealed = new Map<string, SealedDocument>();
  const next = new Map<string, number>();
  const problems: unknown[] = [];
  const history = sampleHistory(making, company, customers, products, today, count);
  let step = history.next();
  while (!step.done) {
    const { draft, date, credits } = step.value;
    const left = credits ? creditable(sealed.get(credits)!, []) : undefined;
    problems.push(...missing(draft, company, { today, left }));
    const series = `${draft.kind}/${date.slice(0, 4)}`;
    const n = (next.get(series) ?? 0) + 1;
    next.set(series, n);
    const document = seal(draft, { company, n, today: date, now: `${date}T09:00:00.000Z` });
    sealed.set(document.id, document);
    step = history.next(document);
  }
  return { company, customers, products, documents: [...sealed.values()], problems };
}

test('300 customers with numbers that belong to nobody, 120 products, boilers at 21 % and heat pumps at 6 %', () => {
  const { customers, products } = make(1);
  expect(customers).toHaveLength(300);
  expect(customers.filter((c) => c.enterpriseNumber).every((c) => isEnterpriseNumber(c.enterpriseNumber!) && c.enterpriseNumber!.startsWith('0999'))).toBe(true);
  expect(products).toHaveLength(120);
  expect(products.filter((p) => p.group === 'Chaudières').every((p) => p.rate === '21' && p.fossil)).toBe(true);
  expect(products.filter((p) => p.group === 'Pompes à chaleur').every((p) => p.rate === '6')).toBe(true);
});

test('every document of the history may be issued as it stands, in the order of its dates', () => {
  const { documents, problems } = make(2000);
  expect(problems).toEqual([]);
  expect(documents).toHaveLength(2000);
  expect(documents.filter((d) => d.kind === 'creditNote').length).toBeGreaterThan(40);
  const dates = documents.map((d) => d.issueDate);
  expect([...dates].sort()).toEqual(dates);
  expect(new Set(documents.map((d) => d.number)).size).toBe(2000);
});

test('the same seed tells the same story', () => {
  expect(make(60).documents).toEqual(make(60).documents);
});
