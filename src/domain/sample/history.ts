// Three years of the fictional installer: what was invoiced, when, and how it was paid.
import type { Company } from '../company/model.ts';
import { type IsoDate, addDays, diffDays } from '../dates.ts';
import type { Draft, Line, NewEntry, PaymentMethod, SealedDocument } from '../document/model.ts';
import { blankDraft, forCustomer } from '../document/new-draft.ts';
import { creditDraft } from '../document/credit.ts';
import type { Customer } from '../party/model.ts';
import { between } from '../position.ts';
import type { Product } from '../product/model.ts';
import { inLang } from '../record.ts';
import { proposedRate } from '../tax/regimes.ts';
import type { Chance } from './random.ts';
import type { Making } from './sample.ts';

export const SAMPLE_DOCUMENTS = 2000;

/** Share of a year's work per month: heating sells in autumn. */
const SEASON = [0.09, 0.1, 0.1, 0.09, 0.075, 0.06, 0.05, 0.04, 0.1, 0.13, 0.1, 0.065];

export interface Event {
  date: IsoDate;
  draft: Draft;
  /** What happened to it since, given how it was issued. Instants are at noon UTC of `day`. */
  after(sealed: SealedDocument): { day: IsoDate; entry: NewEntry }[];
  /** The invoice that this credits; its draft is made when that one is sealed. */
  credits?: string;
}

/** Days from three years before `today` up to today, drawn by season and in order. */
function workingDays(chance: Chance, today: IsoDate, count: number): IsoDate[] {
  const start = addDays(today, -3 * 365);
  const days: IsoDate[] = [];
  while (days.length < count) {
    const day = addDays(start, chance.whole(0, 3 * 365));
    const month = Number(day.slice(5, 7)) - 1;
    if (chance.maybe(SEASON[month]! / 0.13)) days.push(day);
  }
  return days.sort();
}

function lineOf(chance: Chance, product: Product, draft: Draft, pos: string, id: string, date: IsoDate): Line {
  const big = Number(product.salePrice) >= 400;
  const quantity = product.unit === 'HUR' ? String(chance.whole(1, 16) / 2) : product.unit === 'MTR' ? String(chance.whole(2, 30)) : String(big ? 1 : chance.whole(1, 4));
  return {
    id,
    pos,
    kind: 'item',
    productId: product.id,
    name: inLang(product.name, draft.language),
    quantity,
    unit: product.unit,
    unitPrice: product.salePrice ?? '0',
    rate: proposedRate(draft.regime, product.rate, date, product.fossil),
    ...(chance.maybe(0.06) && { discount: { kind: 'percent' as const, value: chance.pick(['5', '10']) } })
  };
}

function draftOf({ chance, newId }: Making, company: Company, customer: Customer, products: readonly Product[], date: IsoDate): Draft {
  const blank = { newId, now: `${date}T08:00:00.000Z`, company };
  const draft = forCustomer(blankDraft('invoice', blank), customer, company);
  draft.issueDate = date;
  if (chance.maybe(0.3)) draft.deliveryDate = addDays(date, -chance.whole(1, 6));
  if (chance.maybe(0.12)) draft.orderReference = `BC ${date.slice(0, 4)}/${chance.whole(100, 999)}`;
  // Mostly service calls; now and then an installation.
  const small = products.filter((p) => Number(p.salePrice) < 400);
  const big = products.filter((p) => Number(p.salePrice) >= 400);
  const chosen = Array.from({ length: chance.whole(1, 4) }, () => chance.pick(small));
  if (chance.maybe(0.07)) chosen.unshift(chance.pick(big));
  let pos = '';
  draft.lines = chosen.map((product) => lineOf(chance, product, draft, (pos = between(pos, '')), newId(), date));
  return draft;
}

/** Sent the same day; paid in most cases, sooner by private people, and the older the more surely. */
function afterOf(chance: Chance, date: IsoDate, today: IsoDate, person: boolean): Event['after'] {
  const sent = chance.maybe(0.96) || diffDays(date, today) > 20;
  const late = chance.maybe(0.12);
  const payDay = addDays(date, person && chance.maybe(0.3) ? 0 : late ? chance.whole(31, 75) : chance.whole(3, 29));
  const forgotten = chance.maybe(diffDays(date, today) > 120 ? 0.002 : 0.06);
  const method: PaymentMethod = person && chance.maybe(0.15) ? 'card' : 'transfer';
  const partly = chance.maybe(0.01);
  return (sealed) => {
    const made: ReturnType<Event['after']> = [];
    const peppol = sealed.buyer.vatNumber?.startsWith('BE') && date >= '2026-01-01';
    if (sent) made.push({ day: date, entry: { kind: 'sent', channel: peppol ? 'peppol' : 'share' } });
    if (payDay <= today && !forgotten && sealed.totals.payable > 0) {
      const cents = partly && diffDays(date, today) < 90 ? Math.floor(sealed.totals.payable / 2) : sealed.totals.payable;
      made.push({ day: payDay, entry: { kind: 'paid', day: payDay, method, cents } });
    }
    return made;
  };
}

/**
 * The documents of three years up to `today` in the order of issue, ready to be sealed one after the other.
 * About one in twenty-five is a credit note for the whole of an invoice of the weeks before, which then was not paid.
 */
export function* sampleHistory(making: Making, company: Company, customers: readonly Customer[], products: readonly Product[], today: IsoDate, count = SAMPLE_DOCUMENTS): Generator<Event, void, SealedDocument> {
  const { chance, newId } = making;
  const days = workingDays(chance, today, count);
  const creditLater: SealedDocument[] = [];
  for (const date of days) {
    const wrong = creditLater[0] && diffDays(creditLater[0].issueDate, date) > 4 ? creditLater.shift() : undefined;
    if (wrong) {
      const draft = creditDraft({ newId, now: `${date}T08:00:00.000Z`, company }, wrong, [], 'left');
      draft.issueDate = date;
      yield { date, draft, credits: wrong.id, after: () => [{ day: date, entry: { kind: 'sent', channel: 'share' } }] };
      continue;
    }
    const customer = chance.pick(customers);
    const draft = draftOf(making, company, customer, products, date);
    const credited = chance.maybe(0.04);
    const paid = afterOf(chance, date, today, customer.type === 'person');
    const sealed = yield { date, draft, after: credited ? () => [{ day: date, entry: { kind: 'sent', channel: 'share' } }] : paid };
    if (credited) creditLater.push(sealed);
  }
}
