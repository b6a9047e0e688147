// Drafts of every kind that may be issued: regime, buyer, delivery and prices fit together as the law wants.
import fc from 'fast-check';
import type { Company } from '#domain/company/model.ts';
import type { Draft, Line } from '#domain/document/model.ts';
import type { Party } from '#domain/party/model.ts';
import { priceDraft } from '#domain/document/price.ts';
import { LANGS } from '#domain/record.ts';
import type { Regime } from '#domain/tax/regimes.ts';
import { adjustment, quantity, rate, unitPrice } from './money.ts';
import { type BuyerName, buyers, company, draftOf, franchiseCompany } from './samples.ts';
import { maybeText, name } from './text.ts';

export interface Drawn {
  draft: Draft;
  company: Company;
}

const BELGIAN = ['belgian', 'belgian1', 'vatOnly'] as const;
const MEMBER_STATES = ['french', 'german', 'dutch', 'italian', 'swedish', 'finnish', 'danish', 'greek', 'luxembourgish'] as const;
const ANYONE = [...BELGIAN, 'association', 'person', 'personWithoutAnything', 'french', 'swiss'] as const;

/** Who may buy under a regime. */
const BUYERS: Record<Regime, readonly BuyerName[]> = {
  normal: ANYONE,
  renovation6: ['person', 'personWithoutAnything', 'association', 'belgian'],
  cocontractor: BELGIAN,
  reverseCharge: MEMBER_STATES,
  intraEU: [...MEMBER_STATES],
  export: ['american', 'swiss'],
  exempt: ANYONE
};

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 3 });

const buyerOf = (regime: Regime): fc.Arbitrary<Party> =>
  fc.tuple(fc.constantFrom(...BUYERS[regime]), name(), maybeText(), maybeText()).map(([who, called, attention, extra]) => {
    const base: Party = buyers[who];
    return { ...base, name: called, attention, address: { ...base.address, extra } };
  });

const unit = () => fc.constantFrom('C62', 'HUR', 'MTR', 'MTK', 'KGM', 'LTR', 'DAY', 'KMT');

/** An item, or now and then a heading or free text; other regimes than the document's only where both can stand together. */
const line = (regime: Regime): fc.Arbitrary<Omit<Line, 'id' | 'pos'>> =>
  fc.record({
    kind: fc.constantFrom('item', 'item', 'item', 'item', 'item', 'item', 'heading', 'text'),
    name: name(),
    itemNumber: maybeText(),
    barcode: fc.constantFrom(undefined, undefined, '5411234567897', '96385074', '614141000036', '10614141000415', '5411234567890', 'REF 12'),
    description: maybeText(),
    quantity: quantity(),
    unit: unit(),
    unitPrice: unitPrice(),
    discount: maybe(adjustment(20, maybeText())),
    rate: rate(),
    regime: regime === 'cocontractor' ? fc.constantFrom<(Regime | undefined)[]>(undefined, undefined, 'normal') : fc.constant(undefined)
  });

const lineCount = () => fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 1, max: 8 }) }, { weight: 1, arbitrary: fc.integer({ min: 9, max: 30 }) });

const exemption = (regime: Regime) =>
  regime === 'exempt' ? maybe(fc.record({ code: fc.constantFrom(undefined, 'VATEX-EU-132-1I', 'VATEX-EU-135-1'), text: maybeText() })) : fc.constant(undefined);

/** An invoice may not end below zero: what was drawn so is turned round, and no more than the total is paid before. */
function payable(one: Drawn, partPaid: number): Drawn {
  const due = (draft: Draft) => priceDraft(draft, one.company)?.payable ?? 0;
  const turned = due(one.draft) >= 0 ? one.draft : { ...one.draft, discount: undefined, lines: one.draft.lines.map(positive) };
  const prepaid = Math.floor((due(turned) * partPaid) / 100) || undefined;
  return { ...one, draft: { ...turned, prepaid } };
}

const positive = (line: Line): Line => ({ ...line, quantity: line.quantity.replace('-', ''), unitPrice: line.unitPrice.replace('-', ''), discount: undefined });

/** Drafts that the app would issue, with the company that issues them. */
export const drawn = (): fc.Arbitrary<Drawn> =>
  fc.tuple(fc.constantFrom<Regime[]>('normal', 'normal', 'normal', 'renovation6', 'cocontractor', 'reverseCharge', 'intraEU', 'export', 'exempt'), lineCount()).chain(([regime, count]) =>
    fc
      .record({
        seller: fc.constantFrom(company, company, company, company, franchiseCompany),
        kind: fc.constantFrom('invoice', 'invoice', 'invoice', 'creditNote'),
        buyer: buyerOf(regime),
        language: fc.constantFrom(...LANGS),
        priceMode: fc.constantFrom('excl', 'incl'),
        lines: fc.array(line(regime), { minLength: count, maxLength: count }),
        discount: maybe(adjustment(30, maybeText())),
        charge: maybe(fc.tuple(adjustment(30, maybeText()), rate()).map(([a, r]) => ({ ...a, rate: r }))),
        deliveryDate: regime === 'intraEU' ? fc.constant('2026-11-20') : maybe(fc.constant('2026-11-19')),
        deliveryAddress: maybe(fc.record({ street: name(), postcode: fc.constant('5000'), city: name(), label: maybeText() })),
        siteAddress: maybe(fc.record({ street: name(), postcode: fc.constant('6700'), city: fc.constant('Arlon'), country: fc.constant('BE') })),
        orderReference: maybeText(),
        textAbove: maybeText(),
        textBelow: maybeText(),
        exemption: exemption(regime),
        partPaid: fc.constantFrom(0, 0, 0, 0, 30, 100)
      })
      .map(({ seller, lines, deliveryAddress, partPaid, ...rest }): Drawn => {
        const withItem = lines.some((l) => l.kind === 'item') ? lines : [{ ...lines[0]!, kind: 'item' as const }, ...lines];
        const credits = rest.kind === 'creditNote' ? { id: 'credited', number: '2026-0115', issueDate: '2026-10-01' } : undefined;
        const country = rest.buyer.address.country;
        const draft = draftOf(withItem, { ...(rest as Partial<Draft>), regime, credits, deliveryAddress: deliveryAddress && { ...deliveryAddress, country } });
        return payable({ draft, company: seller }, partPaid);
      })
  );
